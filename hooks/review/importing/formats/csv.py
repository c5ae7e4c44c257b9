"""Tables with a header row (CSV, or with tabs or semicolons), as screening tools and spreadsheets export them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from review.importing.formats import Importer
from review.importing.report import (
    ImportedReports,
    IncomingReport,
    doi_in,
    ends_in_initials,
    person,
    plain,
    pmid_in,
    url_in,
    year_in,
)
from review.problems.problem import Problem
from review.references.reference import Name

SEPARATOR = re.compile(r"sep=([,;|\t])", re.IGNORECASE)  # a first line that names the separator
MAX_CELL_LENGTH = 1024 * 1024
# For each field, the column headings that tools use for it, the best first.
HEADINGS = {
    "title": ("title", "article title", "document title", "primary title", "ti"),
    "authors": ("authors", "author", "author full names", "author(s)", "au"),
    "year": ("year", "publication year", "published year", "pub year", "date", "publication date", "py"),
    "journal": ("journal", "publication title", "journal/book", "source title", "source", "journal title", "jo"),
    "doi": ("doi", "digital object identifier", "doi link"),
    "pmid": ("pmid", "pubmed id", "pubmed_id", "accession number"),
    "url": ("url", "link", "urls", "evidence_url", "evidence_urls"),
    "volume": ("volume", "vol"),
    "number": ("issue", "number"),
    "pages": ("pages", "page range"),
}


def read(text: str, path: str) -> ImportedReports:
    """Return the reports of a table, one a row, and a problem for each row that cannot be read."""
    csv.field_size_limit(MAX_CELL_LENGTH)
    first = text.lstrip("\n").split("\n", 1)[0]
    named = SEPARATOR.fullmatch(first.strip("\r\n"))
    rows = _rows(text, path, named[1] if named else max(",;\t", key=first.count))
    if named:
        next(rows)
    head = next(rows, None)
    if head is None:
        return ImportedReports((), (Problem(path, 1, "E502", "the table is empty"),))
    if isinstance(head, Problem):
        return ImportedReports((), (head,))
    columns = _columns(head[1])
    if "title" not in columns:
        message = f'no column has the heading "Title"; the headings are: {", ".join(head[1])[:200]}'
        return ImportedReports((), (Problem(path, head[0], "E502", message),))
    reports: list[IncomingReport] = []
    problems: list[Problem] = []
    for row in rows:
        if isinstance(row, Problem):
            problems.append(row)
        elif len(row[1]) != len(head[1]):
            message = f"the row has {len(row[1])} cells and the header row {len(head[1])}; it is skipped"
            problems.append(Problem(path, row[0], "E502", message))
        else:
            reports.append(_report({name: row[1][index] for name, index in columns.items()}, path, row[0]))
    return ImportedReports(tuple(reports), tuple(problems))


def _rows(text: str, path: str, delimiter: str) -> Iterator[tuple[int, list[str]] | Problem]:
    """Each row with text, and its first line; a problem where the rest of the table cannot be read."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            message = f"the row that starts here cannot be read ({error}); it and all rows after it are skipped"
            yield Problem(path, line, "E502", message, "close its quotation marks")
            return
        if any(cell.strip() for cell in row):
            yield line, row


def _columns(head: list[str]) -> dict[str, int]:
    """The column of each field that the table has."""
    named = {" ".join(cell.lower().split()): index for index, cell in reversed(list(enumerate(head)))}
    found = {field: next((named[each] for each in names if each in named), -1) for field, names in HEADINGS.items()}
    return {field: index for field, index in found.items() if index >= 0}


def _report(row: dict[str, str], path: str, line: int) -> IncomingReport:
    pages = plain(row.get("pages")).replace("–", "-").replace("-", "--")
    publication = {"volume": plain(row.get("volume")), "number": plain(row.get("number")), "pages": pages}
    return IncomingReport(
        title=plain(row.get("title")),
        authors=_people(plain(row.get("authors"))),
        year=year_in(row.get("year")),
        journal=plain(row.get("journal")),
        doi=doi_in(row.get("doi"), row.get("url")),
        pmid=pmid_in(row.get("pmid")),
        url=url_in(re.split(r"\s*[|;]\s*|\s+", row.get("url", ""))),
        publication={name: value for name, value in publication.items() if value},
        path=path,
        line=line,
    )


def _people(written: str) -> tuple[Name, ...]:
    """The authors of a cell: separated by semicolons or "and", or by commas where no name contains one."""
    parts = re.split(r"\s*;\s*|\s+and\s+|\s*&\s*", written)
    initials = all(map(ends_in_initials, written.split(",")))
    if len(parts) == 1 and (written.count(",") > 1 or initials):
        parts = written.split(",")
    return tuple(person(part, natural_order=True) for part in parts if part.strip(" .,"))


IMPORTER = Importer("csv", "CSV", (".csv", ".tsv"), read)
