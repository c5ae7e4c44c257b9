"""Metadata of each page for reference managers and search engines, in its head element.

The work that a page is about decides what a reference manager saves from it:

- The page of a study describes the study itself: its title, authors, journal and DOI, at the address of the page.
- Every other page describes the living review or a part of it: title, version, date, address, and a DOI once it has
  one. Its authors are its contributors. The authors of the published review have not endorsed the living one; they are
  named as authors of their own work, on which the structured data say that this review is based, and which "cite this"
  shows alongside.

Reference managers read the Highwire tags first: one `citation_author` for each person, as "Family, Given". They split a
name without a comma at its last space, in Dublin Core too, which would turn the group into Mr Review; a comma at its
end marks all of it as the family name. A page with a journal or an institution is not saved as a web page, which would
lose its DOI.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from markupsafe import Markup

from review.citing.citable_works import CONTRIBUTORS, contact_details, living_review, published_review
from review.citing.cite_this import Place, id_of
from review.language.current import gettext, is_source, language
from review.model import urls
from review.model.long_lists import is_large
from review.model.review import Review
from review.model.review_status import review_status
from review.references.reference import Name, Reference
from review.templating.rendering import Context, render
from review.views.downloads import DISTRIBUTIONS, feeds_of
from review.views.social_card import HEIGHT, WIDTH, card_in_words, card_of

LICENCES = {"CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/"}
SCHEMA_TYPES = {"article": "ScholarlyArticle", "book": "Book", "incollection": "Chapter", "inbook": "Chapter"}
OPEN_GRAPH_LOCALES = {"de": "de_DE"}
NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True, slots=True)
class Tag:
    """A meta element: its name and its content as plain text."""

    name: str
    content: str


@dataclass(frozen=True)
class Metadata(Context):
    """The elements for the head of a page; of a released version, search engines show the newest one instead.

    `preview` is what other sites show of the page.
    """

    template: ClassVar[str] = "fragments/metadata.html"
    tags: tuple[Tag, ...]
    preview: tuple[Tag, ...]
    feeds: tuple[tuple[str, str, str], ...]
    is_released_version: bool
    structured: dict[str, Any]


def head(review: Review, place: Place, work: Reference, site_url: str, *, is_released_version: bool = False) -> Markup:
    """Return the elements for the head of a page that is about this work. Only the current review has feeds."""
    metadata = Metadata(
        tags=tuple(tag for tag in _tags(review, place, work, site_url) if tag.content),
        preview=tuple(tag for tag in _preview(review, place, site_url) if tag.content),
        feeds=() if is_released_version else feeds_of(review),
        is_released_version=is_released_version,
        structured=structured(review, place, work, site_url),
    )
    return render(metadata, here=place.address)


def _tags(review: Review, place: Place, work: Reference, site_url: str) -> Iterator[Tag]:
    yield from _highwire(review, place, work)
    yield Tag("citation_public_url", site_url + place.address)
    yield Tag("citation_language", language())
    yield Tag("DC.title", _title(review, place, work))
    for name in work.authors:
        yield Tag("DC.creator", name.inverted)
    yield Tag("DC.date", work.date)
    yield Tag("DC.identifier", f"doi:{work.doi}" if work.doi else site_url + place.address)
    yield Tag("DC.language", language())
    if not _is_study(review, place):
        yield Tag("DC.rights", LICENCES.get(review.record.licence.text, review.record.licence.text))
        if published := published_review(review):
            yield Tag("DC.relation", published.link)


def _preview(review: Review, place: Place, site_url: str) -> Iterator[Tag]:
    """Yield what other sites show of a page that is shared there (Open Graph).

    No tag gives the type: with it, reference managers take an article for a web page.
    """
    yield Tag("og:site_name", review.record.short_title)
    if not is_source():
        yield Tag("og:locale", OPEN_GRAPH_LOCALES[language()])
    yield Tag("og:title", place.title if place.address else review.record.short_title)
    yield Tag("og:description", place.description if place.address else review.record.question)
    yield Tag("og:url", site_url + place.address)
    yield Tag("og:image", site_url + card_of(review, place.address))
    yield Tag("og:image:width", str(WIDTH))
    yield Tag("og:image:height", str(HEIGHT))
    yield Tag("og:image:alt", card_in_words(review, place.address))


def _highwire(review: Review, place: Place, work: Reference) -> Iterator[Tag]:
    yield Tag("citation_title", _title(review, place, work))
    for name in work.authors:
        yield Tag("citation_author", _unsplittable(name))
    yield Tag("citation_publication_date", work.date.replace("-", "/"))
    yield Tag("citation_doi", work.doi)
    if not _is_study(review, place):
        institution = review.record.title if work.get("booktitle") else review.record.short_title
        yield Tag("citation_technical_report_institution", institution)
        yield Tag("citation_technical_report_number", gettext("Version {version}", version=review.version.version))
        return
    first, _, last = work.get("pages").replace("–", "-").replace("--", "-").partition("-")
    yield Tag("citation_journal_title", work.get("journal"))
    yield Tag("citation_book_title", work.get("booktitle"))
    if work.kind == "techreport":
        yield Tag("citation_technical_report_institution", work.get("institution") or work.get("publisher"))
    yield Tag("citation_volume", work.get("volume"))
    yield Tag("citation_issue", work.get("number"))
    yield Tag("citation_firstpage", first)
    yield Tag("citation_lastpage", last)
    yield Tag("citation_publisher", work.get("publisher"))
    yield Tag("citation_pmid", work.get("pmid"))


def _title(review: Review, place: Place, work: Reference) -> str:
    """Return the title; that of the whole review without its version, which has a tag of its own."""
    return work.title if place.address else review.record.title


def _unsplittable(name: Name) -> str:
    """Return a person as "Family, Given" and a group as "Group,".

    Where both parts contain a space, reference managers take the comma to separate two people; a no-break space in the
    given names prevents that.
    """
    if name.literal:
        return f"{name.literal.rstrip(',')},"
    family, comma, given = name.inverted.partition(", ")
    return f"{family}{comma}{given.replace(' ', NO_BREAK_SPACE)}" if " " in family and " " in given else name.inverted


def _is_study(review: Review, place: Place) -> bool:
    return id_of(review, place.address) in review.studies


def structured(review: Review, place: Place, work: Reference, site_url: str) -> dict[str, Any]:
    """Return a description of the page in the vocabulary of schema.org."""
    if not place.address:
        return {"@context": "https://schema.org", **_review(review, site_url)}
    if place.address == "data/":
        return {"@context": "https://schema.org", **_dataset(review, site_url)}
    page = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "@id": site_url + place.address,
        "url": site_url + place.address,
        "name": place.title,
        "description": place.description,
        "inLanguage": language(),
        "isPartOf": {"@type": "ScholarlyArticle", "@id": f"{site_url}#review", "name": review.record.title},
    }
    if _is_study(review, place):
        return {**page, "mainEntity": _work(work)}
    return page


def _review(review: Review, site_url: str) -> dict[str, Any]:
    """Return the living review as an article that cites its studies and is based on the published review."""
    record, version = review.record, review.version
    maintainer = {"@type": "Organization", "name": gettext(CONTRIBUTORS), **contact_details(record)}
    published = published_review(review)
    return {
        **_work(living_review(review, site_url)),
        "@type": "ScholarlyArticle",
        "@id": f"{site_url}#review",
        "name": record.title,
        "headline": record.short_title,
        "abstract": record.question,
        "url": site_url,
        "version": version.version,
        "datePublished": record.versions[-1].date,
        "dateModified": version.date,
        "inLanguage": language(),
        "license": LICENCES.get(record.licence.text, record.licence.text),
        "creativeWorkStatus": review_status(review).standing,
        **({"maintainer": maintainer} if record.contact else {}),
        **({"isBasedOn": _work(published)} if published else {}),
        "hasPart": [
            {"@type": "Chapter", "name": theme.title, "url": site_url + urls.theme(theme.id)}
            for theme in review.themes.values()
        ],
        # In a large review these would be most of its home page; each study's own page describes it, too.
        **({} if is_large(review) else {"citation": [_work(study.reference) for study in review.studies.values()]}),
    }


def _dataset(review: Review, site_url: str) -> dict[str, Any]:
    """Return a description of the review's open data."""
    record, version = review.record, review.version
    return {
        "@type": "Dataset",
        "@id": f"{site_url}data/",
        "url": f"{site_url}data/",
        "name": gettext("Data of: {title}", title=record.title),
        "description": gettext(
            "Studies, appraisal answers, quotations and findings of a living review. {question}",
            question=record.question,
        ),
        "version": version.version,
        "datePublished": record.versions[-1].date,
        "dateModified": version.date,
        "inLanguage": language(),
        "license": LICENCES.get(record.licence.text, record.licence.text),
        "isAccessibleForFree": True,
        "creator": [_agent(name) for name in living_review(review, site_url).authors],
        "isBasedOn": {"@type": "ScholarlyArticle", "@id": f"{site_url}#review", "name": record.title},
        "distribution": [
            {
                "@type": "DataDownload",
                "name": gettext(name),
                "encodingFormat": media_type,
                "contentUrl": f"{site_url}data/{file}",
            }
            for file, name, media_type in DISTRIBUTIONS
        ],
    }


def _work(work: Reference) -> dict[str, Any]:
    """Return a reference as a work of schema.org, without the values that are not known."""
    described: dict[str, Any] = {
        "@type": SCHEMA_TYPES.get(work.kind, "CreativeWork"),
        "name": work.title,
        "author": [_agent(name) for name in work.authors],
        "datePublished": work.date,
        "sameAs": work.link,
    }
    if work.doi:
        described["identifier"] = {"@type": "PropertyValue", "propertyID": "doi", "value": work.doi}
    if work.get("journal"):
        described["isPartOf"] = {"@type": "Periodical", "name": work.get("journal")}
    return {name: value for name, value in described.items() if value}


def _agent(name: Name) -> dict[str, str]:
    if name.literal:
        return {"@type": "Organization", "name": name.literal}
    family = " ".join(part for part in (name.particle, name.family) if part)
    person = {"@type": "Person", "name": " ".join(part for part in (name.given, family) if part)}
    return person | {key: part for key, part in (("familyName", family), ("givenName", name.given)) if part}
