"""ro-crate-metadata.json: the folder data/ as one research object (RO-Crate 1.1), every file described."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from review.citing.citable_works import CONTRIBUTORS, contact_details, contributors, published_review
from review.citing.metadata import LICENCES
from review.exports.registration import Exported, describes_files
from review.exports.tables import tables
from review.language.current import gettext
from review.model import urls
from review.model.review import Review
from review.references.reference import Name
from review.versions.publication import Publication
from review.views.downloads import DISTRIBUTIONS

Entity = dict[str, Any]


@describes_files("data/ro-crate-metadata.json", "application/ld+json", stage=1)
def crate_metadata(publication: Publication, others: Exported) -> str:
    """Return the metadata of the crate, which describes the other files below data/."""
    data_files = {
        address.removeprefix("data/"): file for address, file in sorted(others.items()) if address.startswith("data/")
    }
    crate = {
        "@context": "https://w3id.org/ro/crate/1.1/context",
        "@graph": list(_graph(publication.review, publication.site_url, data_files)),
    }
    return json.dumps(crate, ensure_ascii=False, indent=1) + "\n"


def _graph(review: Review, site_url: str, files: Exported) -> Iterator[Entity]:
    record, version = review.record, review.version
    group = {
        "@id": f"{site_url}#contributors",
        "@type": "Organization",
        "name": CONTRIBUTORS,
        "url": site_url,
        **contact_details(record),
    }
    people = [_person(name, number) for number, name in enumerate(contributors(review), 1) if not name.literal]
    authors = [{"@id": person["@id"]} for person in people or [group]]
    source = published_review(review)
    yield {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
        "about": {"@id": "./"},
    }
    yield {
        "@id": "./",
        "@type": "Dataset",
        "name": gettext("Data of: {title}", title=record.title),
        "description": f"{record.question} {record.independence}",
        "datePublished": version.date,
        "version": version.version,
        "url": site_url,
        "identifier": f"https://doi.org/{record.doi}" if record.doi else site_url,
        "license": {"@id": _licence(review)},
        "author": authors if len(authors) > 1 else authors[0],
        "publisher": {"@id": group["@id"]},
        **({"isBasedOn": {"@id": source.link or "#published-review"}} if source else {}),
        "hasPart": [{"@id": name} for name in files],
    }
    yield {
        "@id": _licence(review),
        "@type": "CreativeWork",
        "name": record.licence.text,
        "description": record.licence.note,
    }
    if source:
        yield {"@id": source.link or "#published-review", "@type": "ScholarlyArticle", "name": source.title}
    yield group
    yield from people
    titles = dict(_titles(review))
    for name, file in files.items():
        yield {
            "@id": name,
            "@type": "File",
            "name": titles.get(name, name),
            "encodingFormat": file.media_type,
            "contentSize": str(len(file.data)),
        }


def _licence(review: Review) -> str:
    return LICENCES.get(review.record.licence.text, "#licence")


def _person(name: Name, number: int) -> Entity:
    full_name = " ".join(part for part in (name.given, name.particle, name.family) if part)
    return {"@id": f"#contributor-{number}", "@type": "Person", "name": full_name}


def _titles(review: Review) -> Iterator[tuple[str, str]]:
    """Yield each file whose name does not explain it, with a title."""
    for file, title, _ in DISTRIBUTIONS:
        yield file, title
    for table in tables(review):
        for ending in ("csv", "json", "parquet"):
            yield f"{table.name}.{ending}", table.title
    for theme in review.themes.values():
        yield (
            urls.findings_document(theme.id).removeprefix("data/"),
            gettext("Summary of findings as a Word file: {theme}", theme=theme.title),
        )
        for ending in ("bib", "ris", "csl.json"):
            yield (
                f"themes/{theme.id}.{ending}",
                gettext("References of the studies behind the theme: {theme}", theme=theme.title),
            )
