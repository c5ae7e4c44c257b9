"""Crossref: works by words, and what has been published about a work (api.crossref.org; crossref.org/documentation).

A list is paged by `cursor=*` and `next-cursor`, which may stay the same; its end is a page with fewer works than were
asked for. `updated-by` of a work has its notices, those of Retraction Watch among them; `relation` names the article of
a preprint.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from review.importing.formats import csl
from review.references.exported import plain
from review.references.identifiers import doi_in
from review.schema.base import is_calendar_date
from review.schema.surveillance import NoticeKind, SavedSearchRecord
from review.surveillance.polite_client import PoliteClient, Service, ServiceError
from review.surveillance.services import Found, Page, items, mapping, number

PAGE_SIZE = 100
START = "*"
FIELDS = "DOI,title,author,editor,issued,container-title,volume,issue,page,type,publisher,URL"
KINDS: dict[str, NoticeKind] = {
    "retraction": "retraction",
    "partial_retraction": "retraction",
    "withdrawal": "retraction",
    "removal": "retraction",
    "expression_of_concern": "concern",
    "correction": "correction",
    "corrigendum": "correction",
    "erratum": "correction",
    "addendum": "correction",
    "clarification": "correction",
    "new_version": "version",
    "new_edition": "version",
}


@dataclass(frozen=True, slots=True)
class CrossrefNotice:
    """A notice about a work, as Crossref has it; `doi` and `date` may be empty."""

    kind: NoticeKind
    label: str
    doi: str
    date: str
    source: str


def search_page(client: PoliteClient, service: Service, search: SavedSearchRecord, cursor: str) -> Page:
    """Return a page of a saved search. ServiceError where there is none."""
    parameters = {
        "query.bibliographic": search.query,
        "filter": f"from-pub-date:{search.since}",
        "rows": str(PAGE_SIZE),
        "cursor": cursor or START,
        "select": FIELDS,
    }
    answer = mapping(mapping(client.json(service, "works", parameters)).get("message"))
    if not isinstance(answer.get("items"), list):
        raise ServiceError(f"{service.label} sent no list of results")
    found = items(answer["items"])
    is_last = len(found) < PAGE_SIZE
    next_cursor = "" if is_last else str(answer.get("next-cursor") or "")
    return Page(tuple(map(_found, found)), next_cursor, number(answer.get("total-results")))


def _found(item: Mapping[str, Any]) -> Found:
    """Return a record as a report. Crossref's JSON is that of CSL, but for lists in place of texts."""
    read = csl.read(json.dumps([item]), "").reports
    return Found(doi_in(plain(item.get("DOI"))), read[0])


def notices_of(client: PoliteClient, service: Service, doi: str) -> tuple[CrossrefNotice, ...]:
    """Return the notices about a work. UnknownRecordError where Crossref has no such work."""
    answer = mapping(client.json(service, f"works/{quote(doi, safe='')}", {}))
    work = answer.get("message")
    if not isinstance(work, dict) or not work.get("DOI"):
        raise ServiceError(f"{service.label} sent no work for {doi}")
    found = {(each.kind, each.doi.lower(), each.source): each for each in (*_updates(work), *_articles(work))}
    return tuple(sorted(found.values(), key=lambda each: (each.kind, each.doi.lower(), each.source, each.date)))


def _updates(work: Mapping[str, Any]) -> Iterator[CrossrefNotice]:
    for update in items(work.get("updated-by")):
        kind = plain(update.get("type")).lower().replace("-", "_").replace(" ", "_")
        yield CrossrefNotice(
            KINDS.get(kind, "other"),
            plain(update.get("label"))[:300] or kind.replace("_", " ").capitalize() or "Notice",
            doi_in(plain(update.get("DOI"))),
            _date(mapping(update.get("updated"))),
            plain(update.get("source"))[:300] or "publisher",
        )


def _articles(work: Mapping[str, Any]) -> Iterator[CrossrefNotice]:
    """The published article of a preprint."""
    for related in items(mapping(work.get("relation")).get("is-preprint-of")):
        if doi := doi_in(plain(related.get("id"))):
            yield CrossrefNotice("version", "Published as an article", doi, "", "publisher")


def _date(updated: Mapping[str, Any]) -> str:
    """A date in parts as text, as precise as it is given; empty where there is none."""
    parts = updated.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    numbers = [each for each in first if isinstance(each, int)]
    written = "-".join(f"{part:0{4 if not place else 2}}" for place, part in enumerate(numbers[:3]))
    return written if written and 1000 <= numbers[0] <= 2999 and is_calendar_date(written) else ""
