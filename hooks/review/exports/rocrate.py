"""ro-crate-metadata.json: the folder data/ as one research object (RO-Crate 1.1), every file described."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from review.citing.citable_works import CONTRIBUTORS, contributors, published_review
from review.citing.metadata import LICENCES
from review.exports.tables import tables
from review.model.review import Review
from review.references.reference import Name
from review.views.downloads import DISTRIBUTIONS

Entity = dict[str, Any]

MEDIA_TYPES = {
    "bib": "application/x-bibtex",
    "csv": "text/csv",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "ris": "application/x-research-info-systems",
    "sqlite": "application/vnd.sqlite3",
}


def files(review: Review, site_url: str, others: Mapping[str, str | bytes]) -> dict[str, str]:
    """data/ro-crate-metadata.json, which describes the other files below data/."""
    crate = {
        "@context": "https://w3id.org/ro/crate/1.1/context",
        "@graph": list(_graph(review, site_url, _below_data(others))),
    }
    return {"data/ro-crate-metadata.json": json.dumps(crate, ensure_ascii=False, indent=1) + "\n"}


def _below_data(files: Mapping[str, str | bytes]) -> dict[str, bytes]:
    return {
        address.removeprefix("data/"): content.encode() if isinstance(content, str) else content
        for address, content in sorted(files.items())
        if address.startswith("data/")
    }


def _graph(review: Review, site_url: str, files: Mapping[str, bytes]) -> Iterator[Entity]:
    record, version = review.record, review.version
    group = {"@id": f"{site_url}#contributors", "@type": "Organization", "name": CONTRIBUTORS, "url": site_url}
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
        "name": f"Data of: {record.title}",
        "description": f"{record.question} {record.independence}",
        "datePublished": version.date,
        "version": version.version,
        "url": site_url,
        "identifier": f"https://doi.org/{record.doi}" if record.doi else site_url,
        "license": {"@id": _licence(review)},
        "author": authors if len(authors) > 1 else authors[0],
        "publisher": {"@id": group["@id"]},
        "isBasedOn": {"@id": source.link or "#published-review"},
        "hasPart": [{"@id": name} for name in files],
    }
    yield {
        "@id": _licence(review),
        "@type": "CreativeWork",
        "name": record.licence.text,
        "description": record.licence.note,
    }
    yield {"@id": source.link or "#published-review", "@type": "ScholarlyArticle", "name": source.title}
    yield group
    yield from people
    titles = dict(_titles(review))
    for name, content in files.items():
        yield {
            "@id": name,
            "@type": "File",
            "name": titles.get(name, name),
            "encodingFormat": MEDIA_TYPES[name.rpartition(".")[2]],
            "contentSize": str(len(content)),
        }


def _licence(review: Review) -> str:
    return LICENCES.get(review.record.licence.text, "#licence")


def _person(name: Name, number: int) -> Entity:
    said = " ".join(part for part in (name.given, name.particle, name.family) if part)
    return {"@id": f"#contributor-{number}", "@type": "Person", "name": said}


def _titles(review: Review) -> Iterator[tuple[str, str]]:
    """What the files are called, where the name alone does not say it."""
    for file, title, _ in DISTRIBUTIONS:
        yield file, title
    for table in tables(review):
        for ending in ("csv", "json", "parquet"):
            yield f"{table.name}.{ending}", table.title
    for theme in review.themes.values():
        for ending in ("bib", "ris", "csl.json"):
            yield f"themes/{theme.id}.{ending}", f"References of the studies behind the theme: {theme.title}"
