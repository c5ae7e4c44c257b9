"""OpenAlex: works by words, and works that cite or are cited (developers.openalex.org).

A list has at most 100 works a page and 100 values in one filter; the first page has the cursor `*`, the last none for
the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from review.importing.report import IncomingReport
from review.references.exported import plain, title_of
from review.references.identifiers import doi_in, pmid_in, year_in
from review.references.names import person
from review.references.reference import Name
from review.schema.surveillance import SavedSearchRecord
from review.surveillance.polite_client import PoliteClient, Service, ServiceError, UnknownRecordError
from review.surveillance.services import Found, Page, items, mapping, number

PAGE_SIZE = 100
MAX_VALUES = 100  # in one filter
START = "*"
FIELDS = "id,doi,ids,title,display_name,publication_year,authorships,primary_location,biblio"


def search_page(client: PoliteClient, service: Service, search: SavedSearchRecord, cursor: str) -> Page:
    """Return a page of a saved search. ServiceError where there is none."""
    return _page(client, service, f"title_and_abstract.search:{search.query}", search.since, cursor)


def _page(client: PoliteClient, service: Service, filter: str, since: str, cursor: str) -> Page:
    parameters = {
        "filter": f"{filter},from_publication_date:{f'{since}-01-01'[:10]}",
        "per_page": str(PAGE_SIZE),
        "cursor": cursor or START,
        "select": FIELDS,
    }
    answer = mapping(client.json(service, "works", parameters))
    if not isinstance(answer.get("results"), list):
        raise ServiceError(f"{service.label} sent no list of results")
    found = items(answer["results"])
    meta = mapping(answer.get("meta"))
    next_cursor = str(meta.get("next_cursor") or "") if found else ""
    return Page(tuple(map(_found, found)), next_cursor, number(meta.get("count")))


def works_of(client: PoliteClient, service: Service, dois: Iterable[str]) -> Iterator[Mapping[str, Any]]:
    """Yield what OpenAlex has of each DOI: its own identifier and those of the works that it cites."""
    for doi in dois:
        try:
            yield mapping(client.json(service, f"works/doi:{doi}", {"select": "id,referenced_works"}))
        except UnknownRecordError:
            continue


def citing_page(client: PoliteClient, service: Service, works: tuple[str, ...], since: str, cursor: str) -> Page:
    """Return a page of the works that cite any of these. `cursor` is that of a group of works and its page."""
    return _grouped(client, service, "cites", works, since, cursor)


def cited_page(client: PoliteClient, service: Service, works: tuple[str, ...], since: str, cursor: str) -> Page:
    """Return a page of these works."""
    return _grouped(client, service, "openalex", works, since, cursor)


def _grouped(
    client: PoliteClient, service: Service, field: str, works: tuple[str, ...], since: str, cursor: str
) -> Page:
    """Return a page of the works that a filter with many values finds, one group of values after another."""
    group, _, within = cursor.partition(" ")
    start = int(group or 0)
    values = "|".join(works[start : start + MAX_VALUES])
    if not values:
        return Page()
    page = _page(client, service, f"{field}:{values}", since, within)
    if page.next:
        return Page(page.records, f"{start} {page.next}")
    following = start + MAX_VALUES
    return Page(page.records, f"{following} " if following < len(works) else "")


def short_id(address: object) -> str:
    """Return the identifier in the address of a work: W2741809807."""
    return plain(address).rpartition("/")[2]


def _found(item: Mapping[str, Any]) -> Found:
    """Return a record as a report."""
    source = mapping(mapping(item.get("primary_location")).get("source"))
    biblio = mapping(item.get("biblio"))
    first, last = plain(biblio.get("first_page")), plain(biblio.get("last_page"))
    publication = {
        "volume": plain(biblio.get("volume")),
        "number": plain(biblio.get("issue")),
        "pages": "--".join(dict.fromkeys(part for part in (first, last) if part)),
    }
    report = IncomingReport(
        title=title_of(item.get("title") or item.get("display_name")),
        authors=tuple(_author(each) for each in items(item.get("authorships")) if _name(each)),
        year=year_in(plain(item.get("publication_year"))),
        journal=plain(source.get("display_name")),
        doi=doi_in(plain(item.get("doi"))),
        pmid=pmid_in(plain(mapping(item.get("ids")).get("pmid")).removeprefix("https://pubmed.ncbi.nlm.nih.gov/")),
        publication={name: text for name, text in publication.items() if text},
    )
    return Found(short_id(item.get("id")), report)


def _name(authorship: Mapping[str, Any]) -> str:
    return plain(mapping(authorship.get("author")).get("display_name") or authorship.get("raw_author_name"))


def _author(authorship: Mapping[str, Any]) -> Name:
    return person(_name(authorship), natural_order=True)
