"""PubMed: its search and its records (E-utilities, ncbi.nlm.nih.gov/books/NBK25499).

ESearch gives the numbers of all records at once, 10,000 at most; EFetch the records, some at a time. The place from
which to go on is the list of the numbers that remain, so nothing moves between two pages or between two runs.
"""

from __future__ import annotations

from collections.abc import Mapping

from review.importing.formats import pubmed_xml
from review.importing.report import IncomingReport
from review.references.exported import plain
from review.references.identifiers import pmid_in
from review.schema.surveillance import SavedSearchRecord
from review.surveillance.polite_client import PoliteClient, Service, ServiceError
from review.surveillance.services import Found, Page, mapping, number

PAGE_SIZE = 100  # records of one EFetch
LATEST = "3000"  # a year after that of any record
NO_RECORD = "PubMed has its number and no record of it; it may have been deleted"


def search_page(client: PoliteClient, service: Service, search: SavedSearchRecord, cursor: str) -> Page:
    """Return a page of a saved search. ServiceError where there is none."""
    count = None
    if cursor:
        numbers = cursor.split(",")
    else:
        numbers, count = _numbers(client, service, search)
    asked = numbers[:PAGE_SIZE]
    known = _records(client, service, asked) if asked else {}
    found = tuple(_found(each, known) for each in asked)
    return Page(found, ",".join(numbers[PAGE_SIZE:]), count)


def _numbers(client: PoliteClient, service: Service, search: SavedSearchRecord) -> tuple[list[str], int | None]:
    parameters = {
        "db": "pubmed",
        "term": search.query,
        "retmode": "json",
        "retmax": str(search.limit),
        "sort": "relevance",
        "datetype": "pdat",
        "mindate": search.since.replace("-", "/"),
        "maxdate": LATEST,
    }
    result = mapping(mapping(client.json(service, "esearch.fcgi", parameters)).get("esearchresult"))
    if not isinstance(result.get("idlist"), list):
        why = plain(result.get("ERROR") or result.get("error"))[:200]
        raise ServiceError(f"{service.label} sent no list of results: {why}".rstrip(": "))
    return [found for each in result["idlist"] if (found := pmid_in(plain(each)))], number(result.get("count"))


def _records(client: PoliteClient, service: Service, numbers: list[str]) -> dict[str, IncomingReport]:
    """Return the records that PubMed has of these numbers."""
    parameters = {"db": "pubmed", "retmode": "xml", "id": ",".join(numbers)}
    text = client.text(service, "efetch.fcgi", parameters)
    read = pubmed_xml.read(text, "")
    if not read.reports and "<PubmedArticleSet" not in text:
        raise ServiceError(f"{service.label} sent no records")
    return {report.pmid: report for report in read.reports if report.pmid}


def _found(pmid: str, known: Mapping[str, IncomingReport]) -> Found:
    if pmid in known:
        return Found(pmid, known[pmid])
    return Found(pmid, IncomingReport("", (), None, pmid=pmid), NO_RECORD)
