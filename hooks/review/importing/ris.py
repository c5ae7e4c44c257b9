"""RIS, as EndNote, Zotero, Mendeley, Covidence, Rayyan and most databases export it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import rispy

from review.importing.report import Incoming, IncomingReport, doi_in, person, plain, pmid_in, url_in, year_in
from review.problems.problem import Problem

TAG = re.compile(r"^\s*([A-Z][A-Z0-9])  ?-(?: (.*)|)$")
KINDS = {
    "BOOK": "book",
    "CHAP": "incollection",
    "CONF": "inproceedings",
    "CPAPER": "inproceedings",
    "ELEC": "online",
    "GEN": "misc",
    "RPRT": "techreport",
    "THES": "phdthesis",
    "UNPB": "unpublished",
}


def read(text: str, path: str) -> Incoming:
    """The reports of RIS text."""
    reports: list[IncomingReport] = []
    problems: list[Problem] = []
    for part in _records(text, path):
        if isinstance(part, Problem):
            problems.append(part)
            continue
        line, lines = part
        parsed = rispy.loads("\n".join(lines), skip_unknown_tags=True, delimiter_tags_mapping={})
        reports.append(_report(parsed[0], path, line))
    return Incoming(tuple(reports), tuple(problems))


def _records(text: str, path: str) -> Iterator[tuple[int, list[str]] | Problem]:
    """Each record's first line and lines, and a problem for all that is not a whole record."""
    lines: list[str] = []
    start = 0
    strayed = False
    for number, written in enumerate(text.split("\n"), 1):
        found = TAG.match(written)
        tag = found[1] if found else ""
        if tag == "TY":
            if lines:
                yield _unended(path, start)
            lines, start, strayed = [f"TY  - {found[2] or 'GEN'}" if found else ""], number, False
        elif not lines:
            if written.strip() and not strayed:
                strayed = True  # one problem for a stretch of such text
                yield Problem(path, number, "E502", "text stands outside a record here", "a record starts with TY  -")
        elif tag == "ER":
            yield start, [*lines, "ER  - "]
            lines = []
        elif written.strip():
            lines.append(f"{tag}  - {found[2] or ''}" if found else f"  {written.strip()}")
    if lines:
        yield _unended(path, start)


def _unended(path: str, line: int) -> Problem:
    return Problem(path, line, "E502", "the record that starts here has no end", "end it with a line ER  -")


def _report(record: dict[str, Any], path: str, line: int) -> IncomingReport:
    urls = record.get("urls", [])
    accession = record.get("accession_number", "")
    database = f"{record.get('name_of_database', '')} {record.get('database_provider', '')}".lower()
    of_pubmed = not database.strip() or "pubmed" in database or "medline" in database
    pages = "--".join(plain(record.get(key)) for key in ("start_page", "end_page") if record.get(key))
    journals = ("journal_name", "alternate_title3", "secondary_title", "alternate_title2", "alternate_title1")
    publication = {
        "volume": plain(record.get("volume")),
        "number": plain(record.get("number")),
        "pages": pages.replace("–", "--"),
        "publisher": plain(record.get("publisher")),
    }
    return IncomingReport(
        title=plain(record.get("title") or record.get("primary_title")),
        authors=tuple(person(name) for name in record.get("authors") or record.get("first_authors") or [] if name),
        year=year_in(record.get("year"), record.get("publication_year"), record.get("date")),
        journal=next((plain(record[key]) for key in journals if record.get(key)), ""),
        doi=doi_in(record.get("doi"), *urls, record.get("type_of_work"), *record.get("notes", [])),
        pmid=pmid_in(accession if of_pubmed else "", *record.get("notes", [])),
        url=url_in(urls),
        kind=KINDS.get(plain(record.get("type_of_reference")).upper(), "article"),
        publication={name: value for name, value in publication.items() if value},
        path=path,
        line=line,
    )
