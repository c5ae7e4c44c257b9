"""Europe PMC: its search, and the citations and references of a work (europepmc.org/RestfulWebService).

The end of the results is a page without `nextCursorMark`, or with the cursor that was sent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from review.importing.report import IncomingReport
from review.references.exported import plain, title_of
from review.references.identifiers import doi_in, pmid_in, year_in
from review.references.names import people
from review.schema.surveillance import SavedSearchRecord
from review.surveillance.polite_client import PoliteClient, Service, ServiceError
from review.surveillance.services import Found, Page, items, mapping, number

PAGE_SIZE = 100
START = "*"


def search_page(client: PoliteClient, service: Service, search: SavedSearchRecord, cursor: str) -> Page:
    """Return a page of a saved search. ServiceError where there is none."""
    since = f"{search.since}-01-01"[:10]
    parameters = {
        "query": f"({search.query}) AND (FIRST_PDATE:[{since} TO 3000-12-31])",
        "format": "json",
        "resultType": "lite",
        "pageSize": str(PAGE_SIZE),
        "cursorMark": cursor or START,
    }
    answer = mapping(client.json(service, "search", parameters))
    if "resultList" not in answer:
        raise ServiceError(f"{service.label} sent no list of results: {plain(answer.get('errMsg'))[:200]}".rstrip(": "))
    found = items(mapping(answer["resultList"]).get("result"))
    next_cursor = str(answer.get("nextCursorMark") or "")
    is_last = not found or next_cursor == (cursor or START)
    return Page(tuple(map(_found, found)), "" if is_last else next_cursor, number(answer.get("hitCount")))


def cited(client: PoliteClient, service: Service, doi: str, direction: str) -> Iterator[Found]:
    """Yield the records that a work cites ("references") or that cite it ("citations"); none where it is not known."""
    query = {"query": f'DOI:"{doi}"', "format": "json", "resultType": "lite", "pageSize": "1"}
    known = items(mapping(mapping(client.json(service, "search", query)).get("resultList")).get("result"))
    if not known:
        return
    place = f"{quote(plain(known[0].get('source')), safe='')}/{quote(plain(known[0].get('id')), safe='')}/{direction}"
    lists = {"citations": ("citationList", "citation"), "references": ("referenceList", "reference")}
    outer, inner = lists[direction]
    page = 1
    while True:
        parameters = {"format": "json", "pageSize": str(PAGE_SIZE), "page": str(page)}
        answer = mapping(client.json(service, place, parameters))
        found = items(mapping(answer.get(outer)).get(inner))
        yield from map(_found, found)
        if len(found) < PAGE_SIZE:
            return
        page += 1


def _found(item: Mapping[str, Any]) -> Found:
    """Return a record as a report."""
    source, id = plain(item.get("source")), plain(item.get("id"))
    authors, truncated = people(plain(item.get("authorString")).rstrip("."), natural_order=False)
    publication = {"volume": item.get("journalVolume") or item.get("volume"), "number": item.get("issue")}
    report = IncomingReport(
        title=title_of(item.get("title")),
        authors=authors,
        year=year_in(plain(item.get("pubYear")), plain(item.get("firstPublicationDate"))),
        journal=plain(item.get("journalTitle") or item.get("journalAbbreviation")),
        doi=doi_in(plain(item.get("doi"))),
        pmid=pmid_in(plain(item.get("pmid")) or (id if source == "MED" else "")),
        publication={name: text for name, value in publication.items() if (text := plain(value))},
        truncated=truncated,
    )
    return Found(f"{source}:{id}".strip(":"), report)
