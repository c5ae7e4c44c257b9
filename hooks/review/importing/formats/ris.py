"""RIS, as EndNote, Zotero, Mendeley, Covidence, Rayyan and most databases export it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from review.importing.formats import Importer
from review.importing.report import ImportedReports, IncomingReport, doi_in, person, plain, pmid_in, url_in, year_in
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


def read(text: str, path: str) -> ImportedReports:
    """Return the reports of RIS text, and a problem for each record that cannot be read."""
    import rispy  # noqa: PLC0415 - not every installation has it, and other formats do not need it

    reports: list[IncomingReport] = []
    problems: list[Problem] = []
    for part in _records(text, path):
        if isinstance(part, Problem):
            problems.append(part)
            continue
        line, lines = part
        parsed = rispy.loads("\n".join(lines), skip_unknown_tags=True, delimiter_tags_mapping={})
        reports.append(_report(parsed[0], path, line))
    return ImportedReports(tuple(reports), tuple(problems))


def _records(text: str, path: str) -> Iterator[tuple[int, list[str]] | Problem]:
    """Each record's first line and its lines, and a problem for whatever is not a whole record."""
    lines: list[str] = []
    start = 0
    is_outside = False
    for number, written in enumerate(text.split("\n"), 1):
        found = TAG.match(written)
        tag = found[1] if found else ""
        if tag == "TY":
            if lines:
                yield _without_end(path, start)
            lines, start, is_outside = [f"TY  - {found[2] or 'GEN'}" if found else ""], number, False
        elif not lines:
            if written.strip() and not is_outside:
                is_outside = True  # one problem for all such lines in a row
                yield Problem(path, number, "E502", "this text is outside a record", "a record starts with TY  -")
        elif tag == "ER":
            yield start, [*lines, "ER  - "]
            lines = []
        elif written.strip():
            lines.append(f"{tag}  - {found[2] or ''}" if found else f"  {written.strip()}")
    if lines:
        yield _without_end(path, start)


def _without_end(path: str, line: int) -> Problem:
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


IMPORTER = Importer("ris", "RIS", (".ris",), read)
