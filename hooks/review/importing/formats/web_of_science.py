"""Tagged text of Web of Science ("Export > Plain text file", or .ciw for EndNote desktop)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.importing.formats import Importer
from review.importing.report import ImportedReports, IncomingReport
from review.problems.problem import Problem
from review.references.exported import article_number, page_range, pages_in, plain, title_of
from review.references.identifiers import doi_in, pmid_in, year_in
from review.references.names import names_of_lines
from review.references.reference import Name

TAG = re.compile(r"([A-Z][A-Z0-9])(?: (.*))?")
# Types of publication other than a journal; what is part of a series has its own title.
KINDS = {"B": "book", "S": "incollection", "P": "misc"}


def read(text: str, path: str) -> ImportedReports:
    """Return the records of a tagged file, and a problem for each that is not complete."""
    reports: list[IncomingReport] = []
    problems: list[Problem] = []
    for part in _records(text, path):
        if isinstance(part, Problem):
            problems.append(part)
        else:
            reports.append(_report(part[1], path, part[0]))
    if not reports and not problems and text.strip():
        problems.append(Problem(path, 1, "E502", "no record of Web of Science is in this file", "export it again"))
    return ImportedReports(tuple(reports), tuple(problems))


def _records(text: str, path: str) -> Iterator[tuple[int, dict[str, list[str]]] | Problem]:
    """Each record's first line, and its lines by tag."""
    fields: dict[str, list[str]] = {}
    start, tag = 0, ""
    is_indented = "\n   " in text  # a file that lost its indentation continues a field on a line without a tag
    for number, line in enumerate(text.split("\n"), 1):
        found = TAG.fullmatch(line.rstrip())
        if found and found[1] == "ER":
            if fields:
                yield start, fields
            fields, tag = {}, ""
        elif found and found[1] == "PT":
            if fields:
                yield _without_end(path, start)
            fields, start, tag = {"PT": [found[2] or ""]}, number, "PT"
        elif found and fields:
            tag = found[1]
            fields.setdefault(tag, []).append(found[2] or "")
        elif fields and line.strip() and (line.startswith("   ") or not is_indented):
            fields[tag].append(line.strip())
        elif line.strip() and (fields or not (found and found[1] in {"FN", "VR", "EF"})):
            message = "this text is outside a record" if not fields else "this line has no tag; it is skipped"
            yield Problem(path, number, "E502", message, "a record starts with PT and ends with ER")
    if fields:
        yield _without_end(path, start)


def _without_end(path: str, line: int) -> Problem:
    return Problem(path, line, "E502", "the record that starts here has no end", "end it with a line ER")


def _report(fields: dict[str, list[str]], path: str, line: int) -> IncomingReport:
    def value(tag: str) -> str:
        return plain(" ".join(fields.get(tag, ())))

    full, short = fields.get("AF", []), fields.get("AU", [])
    authors, truncated = names_of_lines(full if len(full) >= len(short) else short)
    named = fields.get("CA") or ([] if authors else fields.get("GP", []))  # GP is the group behind a whole book
    groups = (Name(literal=plain(name)) for name in named if plain(name))
    editors, _ = names_of_lines(fields.get("BE", []))
    is_chapter = "chapter" in value("DT").lower()
    kind = "incollection" if is_chapter else KINDS.get(value("PT"), "article")
    kind = "inproceedings" if not is_chapter and "CT" in fields and "proceedings" in value("DT").lower() else kind
    first = value("BP")
    publication = {
        "volume": value("VL"),
        "number": value("IS"),
        "pages": page_range(first, value("EP")) if first else pages_in(value("PS") or value("EP")),
        "eid": "" if first else article_number(value("AR")),
        "series": value("SE") if kind != "article" else "",
        "publisher": value("PU") if kind != "article" else "",
    }
    return IncomingReport(
        title=title_of(value("TI")),
        authors=(*authors, *groups),
        year=year_in(value("PY"), value("EA")),
        journal=value("SO") if kind != "book" else "",
        doi=doi_in(value("DI")),
        pmid=pmid_in(value("PM")),
        kind=kind,
        publication={name: each for name, each in publication.items() if each},
        path=path,
        line=line,
        editors=editors,
        truncated=truncated,
    )


IMPORTER = Importer("wos", "Web of Science", (".ciw",), read, r"^(?:FN (?:Clarivate|ISI|Thomson)|PT [JBSP]\n)")
