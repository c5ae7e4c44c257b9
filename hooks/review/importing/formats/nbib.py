"""nbib, the format in which PubMed exports records ("Send to: Citation manager")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from review.importing.formats import Importer
from review.importing.report import ImportedReports, IncomingReport
from review.problems.problem import Problem
from review.references.exported import article_number_of_item, date_in, first_title, pages_in, plain
from review.references.identifiers import doi_in, url_in, year_in
from review.references.names import person
from review.references.reference import Name

LINE = re.compile(r"([A-Z]{1,4}) *- ?(.*)")
CONTINUATION = "  "
PUBLISHER = {"techreport": "institution", "phdthesis": "school"}


class Field(NamedTuple):
    """A field of a record: the line on which it starts, its tag ("" on a line without one) and its whole value."""

    line: int
    tag: str
    value: str


def read(text: str, path: str) -> ImportedReports:
    """Return the reports of nbib text, and a problem for each record that cannot be read."""
    reports: list[IncomingReport] = []
    problems: list[Problem] = []
    for fields in _records(text):
        if problem := _problem(fields, path):
            problems.append(problem)
        else:
            reports.append(_report(fields, path))
    return ImportedReports(tuple(reports), tuple(problems))


def _records(text: str) -> Iterator[list[Field]]:
    """The fields of each record. A blank line, or another PMID, starts the next record."""
    fields: list[Field] = []
    for number, line in enumerate([*text.split("\n"), ""], 1):
        found = LINE.fullmatch(line)
        is_next = found and found[1] == "PMID" and any(field.tag == "PMID" for field in fields)
        if fields and (is_next or not line.strip()):
            yield fields
            fields = []
        if found:
            fields.append(Field(number, found[1], found[2].strip()))
        elif line.startswith(CONTINUATION) and fields and line.strip():
            last = fields.pop()
            fields.append(last._replace(value=f"{last.value} {line.strip()}"))
        elif line.strip():
            fields.append(Field(number, "", line.strip()))


def _problem(fields: list[Field], path: str) -> Problem | None:
    """What makes a record unreadable, if anything does."""
    if stray := next((field for field in fields if not field.tag), None):
        return Problem(path, stray.line, "E502", "this line has no tag; the record is skipped")
    number = next((field.value for field in fields if field.tag == "PMID"), "")
    if not number and _is_of_eric(fields):
        return None
    if not number:
        return Problem(path, fields[0].line, "E502", "the record that starts here has no PMID line; it is skipped")
    if not (number.isascii() and number.isdecimal() and int(number)):
        message = f'the record that starts here is skipped: its PMID "{number[:20]}" is not a number'
        return Problem(path, fields[0].line, "E502", message)
    return None


def _is_of_eric(fields: list[Field]) -> bool:
    """Whether a record is of ERIC, which exports this format without PubMed numbers."""
    return any(field.tag == "OWN" and field.value == "ERIC" for field in fields)


def _kind_in_eric(types: list[str], *, has_volume: bool) -> str:
    """The kind of a report by ERIC's types; of anything but an article, it gives the publisher as the journal."""
    if has_volume or any(each.startswith("Journal Articles") for each in types):
        return "article"
    kinds = (("Dissertations/Theses", "phdthesis"), ("Books", "book"), ("Speeches/Meeting Papers", "unpublished"))
    return next((kind for word, kind in kinds for each in types if each.startswith(word)), "techreport")


def _report(fields: list[Field], path: str) -> IncomingReport:
    values = {field.tag: field.value for field in fields}
    full_names = [field.value for field in fields if field.tag == "FAU"]
    names = full_names or [field.value for field in fields if field.tag == "AU"]
    institutions = [plain(field.value) for field in fields if field.tag == "CN"]
    editors = [field.value for field in fields if field.tag == "FED"] or [
        field.value for field in fields if field.tag == "ED"
    ]
    links = [field.value for field in fields if field.tag in {"LID", "AID"}]
    dois = [each for each in links if each.endswith("[doi]") or re.match(r"https?://(?:dx\.)?doi\.org/", each)]
    numbers = [field.value for field in fields if field.tag == "LID" and field.value.endswith("[pii]")]
    pages = pages_in(values.get("PG"))
    date = date_in(values.get("DP"))
    publication = {
        "volume": plain(values.get("VI")),
        "number": plain(values.get("IP")),
        "pages": pages,
        "eid": "" if pages or not numbers else article_number_of_item(numbers[0].removesuffix("[pii]")),
        "publisher": plain(values.get("PB")),
        "date": date,
    }
    journal = plain(values.get("JT") or values.get("TA"))
    kind = "article" if journal else "incollection" if values.get("BTI") else "article"
    if _is_of_eric(fields):
        types = [field.value for field in fields if field.tag == "PT"]
        kind = _kind_in_eric(types, has_volume="VI" in values)
        if kind != "article":
            publication |= {PUBLISHER.get(kind, "publisher"): journal}
            journal = ""
    return IncomingReport(
        title=first_title(values.get("TI"), values.get("TT"), values.get("BTI")),
        authors=(
            *(person(name) for name in names if plain(name)),
            *(Name(literal=name) for name in institutions if name),
        ),
        year=year_in(values.get("DP"), values.get("DEP", "")[:4]),
        journal=journal or (plain(values.get("BTI")) if values.get("TI") else ""),
        doi=doi_in(*reversed(dois)),
        pmid=str(int(values["PMID"])) if values.get("PMID") else "",
        url=url_in(links),
        kind=kind,
        publication={name: value for name, value in publication.items() if value},
        path=path,
        line=fields[0].line,
        editors=tuple(map(person, editors)),
    )


IMPORTER = Importer("nbib", "nbib", (".nbib",), read, r"^(?:PMID *- ?\d|OWN *- ?ERIC$)")
