"""CSL-JSON, as Zotero and citation services export it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from review.importing.formats import Importer
from review.importing.report import ImportedReports, IncomingReport
from review.problems.problem import Problem
from review.references.exported import date_in, pages_in, plain, title_of
from review.references.identifiers import doi_in, pmid_in, pmid_in_notes, url_in, year_in
from review.references.names import is_et_al, person, with_particle
from review.references.reference import CSL_TYPES, Name

KINDS = {csl: bibtex for bibtex, csl in reversed(CSL_TYPES.items())} | {"chapter": "incollection"}
PUBLISHER = {"techreport": "institution", "phdthesis": "school"}  # the field for what CSL calls the publisher


def read(text: str, path: str) -> ImportedReports:
    """Return the reports of CSL-JSON text: a list of items, or one item. Each unreadable record is a problem."""
    reports: list[IncomingReport] = []
    problems: list[Problem] = []
    for part in _items(text, path):
        if isinstance(part, Problem):
            problems.append(part)
        else:
            reports.append(_report(part[1], path, part[0]))
    return ImportedReports(tuple(reports), tuple(problems))


def _items(text: str, path: str) -> Iterator[tuple[int, dict[str, Any]] | Problem]:
    """Each item with its line. What follows an unreadable item cannot be read either, and its problem says so."""
    decoder = json.JSONDecoder()
    opening = re.match(r'\s*(?:\{\s*"items"\s*:\s*)?\[', text)
    place = opening.end() if opening else 0
    number = 0
    line, counted = 1, 0
    while start := re.compile(r"\S").search(text, place):
        place = start.start()
        if opening and text[place] == "]":
            if text[place + 1 :].strip(" \n\t}"):
                yield Problem(path, text.count("\n", 0, place) + 1, "E502", "there is text after the end of the list")
            break
        line, counted = line + text.count("\n", counted, place), place
        number += 1
        try:
            item, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError) as error:
            at = error.lineno if isinstance(error, json.JSONDecodeError) else line
            message = f"record {number} is not valid JSON; it and all records after it are skipped"
            yield Problem(path, at, "E502", message)
            return
        if isinstance(item, dict):
            yield line, item
        else:
            yield Problem(path, line, "E502", f"record {number} is not an item of CSL-JSON")
        after = re.compile(r"\s*(,?)").match(text, place)
        place = after.end() if after else place
    else:
        if opening:
            yield Problem(path, text.count("\n") + 1, "E502", "the list has no end; records may be missing")


def _report(item: dict[str, Any], path: str, line: int) -> IncomingReport:
    kind = KINDS.get(plain(item.get("type")), "article" if "article" in plain(item.get("type")) else "misc")
    authors = _names(item.get("author"))
    notes = plain_lines(item.get("note"))
    year, date = _year(item.get("issued")), _date(item.get("issued"))
    number = plain(item.get("number"))
    publication = {
        "volume": plain(item.get("volume")),
        "number": plain(item.get("issue")) or ("" if number.lower().startswith("arxiv:") else number),
        "pages": pages_in(item.get("page")),
        PUBLISHER.get(kind, "publisher"): plain(item.get("publisher")),
        "address": plain(item.get("publisher-place")),
        "edition": plain(item.get("edition")),
        "series": plain(item.get("collection-title")),
        "type": plain(item.get("genre")) if kind in PUBLISHER else "",
        "eprint": number[6:] if number.lower().startswith("arxiv:") else "",
        "eprinttype": "arxiv" if number.lower().startswith("arxiv:") else "",
        "date": date if year and date.startswith(str(year)) else "",
    }
    return IncomingReport(
        title=title_of(item.get("title")),
        authors=tuple(name for name in authors if not is_et_al(name)),
        year=year,
        journal=plain(item.get("container-title")),
        doi=doi_in(plain(item.get("DOI"))) or doi_in(plain(item.get("URL"))),
        pmid=pmid_in(plain(item.get("PMID"))) or pmid_in_notes(notes),
        url=url_in([plain(item.get("URL"))]),
        kind=kind,
        publication={name: value for name, value in publication.items() if value},
        path=path,
        line=line,
        editors=_names(item.get("editor")),
        truncated=any(map(is_et_al, authors)),
    )


def plain_lines(text: object) -> str:
    """Return a text with its lines, which separate the identifiers in a note."""
    return "\n".join(plain(line) for line in text.split("\n")) if isinstance(text, str) else plain(text)


def _names(written: object) -> tuple[Name, ...]:
    each = written if isinstance(written, list) else [written] if isinstance(written, dict | str) else []
    names = (_name(name) if isinstance(name, dict) else person(plain(name), natural_order=True) for name in each)
    return tuple(name for name in names if name.inverted)


def _name(written: dict[str, Any]) -> Name:
    literal = written.get("literal") or written.get("name")
    if literal:
        return Name(literal=plain(literal))
    particles = [written.get("dropping-particle"), written.get("non-dropping-particle")]
    name = Name(
        family=plain(written.get("family")),
        given=plain(written.get("given")),
        particle=" ".join(found for each in particles if (found := plain(each))),
        suffix=plain(written.get("suffix")),
    )
    return name if name.particle else with_particle(name)


def _date_parts(issued: object) -> list[object]:
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    return first if isinstance(first, list) else []


def _year(issued: object) -> int | None:
    if not isinstance(issued, dict):
        return year_in(plain(issued))
    first = next(iter(_date_parts(issued)), None)
    return year_in(plain(first), plain(issued.get("raw")), plain(issued.get("literal")))


def _date(issued: object) -> str:
    parts = "-".join(plain(part) for part in _date_parts(issued))
    raw = issued.get("raw") if isinstance(issued, dict) else issued
    return date_in(parts) or date_in(plain(raw))


IMPORTER = Importer("csl", "CSL-JSON", (".csl", ".json"), read)
