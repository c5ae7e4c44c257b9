"""Tables with a header row (CSV, or with tabs or semicolons), as screening tools and spreadsheets export them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from review.importing.decisions import in_columns, in_notes
from review.importing.formats import Importer
from review.importing.report import ImportedReports, IncomingReport
from review.problems.problem import Problem
from review.references.exported import NO_VALUE, article_number, date_in, page_range, pages_in, plain, title_of
from review.references.identifiers import doi_in, pmid_in, pmid_in_notes, url_in, year_in
from review.references.names import ends_in_initials, people
from review.references.reference import Name

SEPARATOR = re.compile(r"sep=([,;|\t])", re.IGNORECASE)  # a first line that names the separator
QUOTED = re.compile(r"'([^']*)'|\"([^\"]*)\"")
LIST = re.compile(r"\[\s*(?:(?:'[^']*'|\"[^\"]*\")\s*,?\s*)+\]")
MAX_CELL_LENGTH = 1024 * 1024
# For each field, the column headings that tools use for it, the best first.
HEADINGS = {
    "title": ("title", "article title", "document title", "primary title", "ti"),
    "authors": ("author full names", "authors", "author", "author(s)", "author names", "first authors", "af", "au"),
    "groups": ("group authors", "book group authors", "ca"),
    "year": ("year", "publication year", "published year", "pub year", "date", "publication date", "py"),
    "journal": (
        *("journal", "publication title", "journal/book", "source title", "source", "journal title", "secondary title"),
        *("publication", "container title", "jo", "so"),
    ),
    "doi": ("doi", "digital object identifier", "doi link", "di"),
    "pmid": ("pmid", "pubmed id", "medline pmid", "pubmed", "pm"),
    "accession": ("accession number",),
    "database": ("database", "source database", "name of database"),
    "url": ("url", "link", "urls", "evidence url", "evidence urls"),
    "volume": ("volume", "vol", "vl"),
    "number": ("issue", "number", "is"),
    "pages": ("pages", "page range"),
    "first_page": ("page start", "start page", "beginning page", "first page", "bp"),
    "last_page": ("page end", "end page", "ending page", "last page", "ep"),
    "eid": ("art. no.", "article number", "ar"),
    "publisher": ("publisher",),
    "editors": ("editors", "editor", "book editors"),
    "notes": ("notes", "extra"),
    "type": ("document type", "item type", "publication type", "reference type", "type", "dt"),
}
KINDS = {
    "book": "book",
    "booksection": "incollection",
    "book section": "incollection",
    "book chapter": "incollection",
    "conferencepaper": "inproceedings",
    "conference paper": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
    "dissertation": "phdthesis",
    "webpage": "online",
    "preprint": "misc",
}
# Embase gives where a report was published in one cell: "Journal (2014) 3:3 (152-160). Date of Publication: 2014".
EMBASE_SOURCE = re.compile(
    r"(?P<journal>.+?) \((?P<year>\d{4})\)(?: (?P<volume>[^\s:()]+))?(?::(?P<number>[^()]+?))?"
    r"(?: \((?P<pages>[^()]*)\))?(?:\.? Article Number: (?P<eid>[^\s.]+))?\.? Date of Publication: .*"
)
OF_PUBMED = re.compile(r"\b(?:pubmed|medline)\b", re.IGNORECASE)


def read(text: str, path: str) -> ImportedReports:
    """Return the reports of a table, one a row, and a problem for each row that cannot be read."""
    rows = rows_of(text, path)
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
    table = list(rows)
    headings = [cell.strip().lower() for cell in head[1]]  # as ASReview writes them
    authors = columns.get("authors", len(head[1]))
    written = ["".join(row[1][authors:][:1]) for row in table if not isinstance(row, Problem)]
    uses_semicolons = any(";" in names for names in written)
    uses_commas = not uses_semicolons and any(names.count(",") > 1 and _are_whole_names(names) for names in written)
    for row in table:
        if isinstance(row, Problem):
            problems.append(row)
        elif len(row[1]) != len(head[1]):
            message = f"the row has {len(row[1])} cells and the header row {len(head[1])}; it is skipped"
            problems.append(Problem(path, row[0], "E502", message))
        else:
            cells = {name: _value(row[1][index]) for name, index in columns.items()}
            if source := EMBASE_SOURCE.fullmatch(cells.get("journal", "")):
                cells |= {name: found for name, found in source.groupdict().items() if found}
            cells["decision"] = in_columns(dict(zip(headings, row[1], strict=True)))
            if uses_commas and _are_whole_names(cells.get("authors", "")):
                cells["authors"] = cells["authors"].replace(",", ";")
            reports.append(report_of(cells, path, row[0], uses_semicolons=uses_semicolons))
    return ImportedReports(tuple(reports), tuple(problems))


def rows_of(text: str, path: str) -> Iterator[tuple[int, list[str]] | Problem]:
    """Yield each row with text, and its first line; a problem where the rest of the table cannot be read.

    The first line tells the separator: by "sep=;", or by which of commas, semicolons and tabs it has most.
    """
    csv.field_size_limit(MAX_CELL_LENGTH)
    first = text.lstrip("\n").split("\n", 1)[0]
    named = SEPARATOR.fullmatch(first.strip("\r\n"))
    rows = _rows(text, path, named[1] if named else max(",;\t", key=first.count))
    if named:
        next(rows)
    yield from rows


def _rows(text: str, path: str, delimiter: str) -> Iterator[tuple[int, list[str]] | Problem]:
    """Each row with text, and its first line; a problem where the rest of the table cannot be read."""
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=delimiter,
        strict=True,
        quoting=csv.QUOTE_NONE if text.lstrip().startswith("PT\tAU\t") else csv.QUOTE_MINIMAL,  # Web of Science
    )
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


def heading(cell: str) -> str:
    """Return the heading of a column as HEADINGS has it: in lower case, with spaces between its words."""
    return " ".join(cell.lower().replace("_", " ").split())


def _value(cell: str) -> str:
    """A cell without the marks of a missing value, and with the parts of a list of Python separated by semicolons."""
    if cell.strip() in NO_VALUE:
        return ""
    if LIST.fullmatch(cell.strip()):
        return ";".join(first or second for first, second in QUOTED.findall(cell))
    return cell


def _columns(head: list[str]) -> dict[str, int]:
    """The column of each field that the table has."""
    named = {heading(cell): index for index, cell in reversed(list(enumerate(head)))}
    found = {field: next((named[each] for each in names if each in named), -1) for field, names in HEADINGS.items()}
    return {field: index for field, index in found.items() if index >= 0}


def report_of(row: dict[str, str], path: str, line: int, *, uses_semicolons: bool) -> IncomingReport:
    """Return the report of a row whose cells are given by the names of HEADINGS.

    Where the table separates names by semicolons, a comma is always within a name.
    """
    kind = KINDS.get(plain(row.get("type")).lower(), "article")
    authors, truncated = _people(row.get("authors", ""), uses_semicolons=uses_semicolons)
    first, last = plain(row.get("first_page")), plain(row.get("last_page"))
    year, date = year_in(row.get("year")), date_in(row.get("year"))
    publication = {
        "volume": plain(row.get("volume")),
        "number": plain(row.get("number")),
        "pages": pages_in(row.get("pages")) or page_range(first, last),
        "eid": article_number(row.get("eid")),
        "publisher": plain(row.get("publisher")) if kind != "article" else "",
        "date": date,
    }
    is_pubmeds = OF_PUBMED.search(row.get("database", ""))
    return IncomingReport(
        title=title_of(row.get("title")),
        authors=authors
        + tuple(Name(literal=each) for part in row.get("groups", "").split(";") if (each := plain(part))),
        year=year,
        journal=plain(row.get("journal")),
        doi=doi_in(row.get("doi")) or doi_in(row.get("url")),
        pmid=pmid_in(row.get("pmid"), row.get("accession") if is_pubmeds else "") or pmid_in_notes(row.get("notes")),
        url=url_in(re.split(r"\s*[|;]\s*|\s+", row.get("url", ""))),
        kind=kind,
        publication={name: value for name, value in publication.items() if value},
        path=path,
        line=line,
        editors=people(row.get("editors", ""))[0],
        truncated=truncated,
        earlier_decision=in_notes([row.get("notes")]) or row.get("decision", ""),
    )


def _are_whole_names(names: str) -> bool:
    """Whether names between commas are those of a person each, as in "Ann Roe, Bo Lee", and not "Roe, Ann"."""
    return all(len(name.split()) > 1 and not ends_in_initials(name) for name in names.split(","))


def _people(written: str, *, uses_semicolons: bool) -> tuple[tuple[Name, ...], bool]:
    """The authors of a cell. Where a table separates names by semicolons, a comma is always within a name."""
    is_one = uses_semicolons and ";" not in written and written.count(",") == 1
    return people(f"{written};" if is_one else written)


# A table of Web of Science, or any row of short cells of which one is "Title".
SIGNATURE = (
    r"\A\s*PT\tAU\t|(?i:\A(?=[^\n]*(?:^|[,;\t])\"?(?:article |document |primary )?title\"?(?:[,;\t]|$))"
    r"(?:[^\n,;\t]{0,60}[,;\t]){3,})"
)
IMPORTER = Importer("csv", "CSV", (".csv", ".tsv"), read, SIGNATURE)
