"""Citations of the included studies, followed forward and backward: by OpenAlex or, where it fails, by Europe PMC."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from review.schema.surveillance import FORWARD, ServiceName
from review.surveillance import europe_pmc, openalex
from review.surveillance.polite_client import PoliteClient, Service
from review.surveillance.services import Found, Page

DIRECTIONS = {True: "citations", False: "references"}


def openalex_page(
    client: PoliteClient, service: Service, name: str, dois: Sequence[str], since: str, cursor: str
) -> Page:
    """Return a page of the works that cite the studies, or that they cite. ServiceError where there is none.

    The place from which to go on begins with the works to ask for, so that they are looked up once.
    """
    listed, _, within = cursor.partition(" ")
    works = tuple(listed.split("|")) if listed else _works(client, service, name, dois)
    if not works:
        return Page()
    ask = openalex.citing_page if name == FORWARD else openalex.cited_page
    page = ask(client, service, works, since, within)
    return Page(page.records, f"{'|'.join(works)} {page.next}" if page.next else "", None)


def _works(client: PoliteClient, service: Service, name: str, dois: Iterable[str]) -> tuple[str, ...]:
    """The identifiers of the studies, or of the works that they cite, each once."""
    found: dict[str, None] = {}
    for work in openalex.works_of(client, service, dois):
        addresses = [work.get("id")] if name == FORWARD else work.get("referenced_works")
        for address in addresses if isinstance(addresses, list) else ():
            if short := openalex.short_id(address):
                found.setdefault(short)
    return tuple(found)


def europe_pmc_page(client: PoliteClient, service: Service, name: str, dois: Sequence[str], cursor: str) -> Page:
    """Return the same for one study at a time: the place from which to go on is its number."""
    place = int(cursor or 0)
    if place >= len(dois):
        return Page()
    records: list[Found] = list(europe_pmc.cited(client, service, dois[place], DIRECTIONS[name == FORWARD]))
    return Page(tuple(records), str(place + 1) if place + 1 < len(dois) else "", None)


FALLBACK: Mapping[ServiceName, ServiceName] = {"openalex": "europe-pmc"}
