"""CSL-JSON, as Zotero and citation services export it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from review.importing.formats import Importer
from review.importing.report import ImportedReports, IncomingReport, doi_in, plain, pmid_in, url_in, year_in
from review.problems.problem import Problem
from review.references.reference import CSL_TYPES, Name

KINDS = {csl: bibtex for bibtex, csl in reversed(CSL_TYPES.items())}


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
    while rest := text[place:].lstrip():
        place = len(text) - len(rest)
        if opening and rest[0] == "]":
            if rest[1:].strip(" \n\t}"):
                yield Problem(path, text.count("\n", 0, place) + 1, "E502", "there is text after the end of the list")
            break
        line = text.count("\n", 0, place) + 1
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
    names = item.get("author")
    pages = plain(item.get("page")).replace("–", "-").replace("-", "--")
    publication = {
        "volume": plain(item.get("volume")),
        "number": plain(item.get("issue")),
        "pages": pages,
        "publisher": plain(item.get("publisher")),
    }
    return IncomingReport(
        title=plain(item.get("title")),
        authors=tuple(_name(each) for each in names if isinstance(each, dict)) if isinstance(names, list) else (),
        year=_year(item.get("issued")),
        journal=plain(item.get("container-title")),
        doi=doi_in(item.get("DOI"), item.get("URL")),
        pmid=pmid_in(item.get("PMID"), item.get("note")),
        url=url_in([item.get("URL")]),
        kind=KINDS.get(plain(item.get("type")), "article" if "article" in plain(item.get("type")) else "misc"),
        publication={name: value for name, value in publication.items() if value},
        path=path,
        line=line,
    )


def _name(written: dict[str, Any]) -> Name:
    if written.get("literal"):
        return Name(literal=plain(written["literal"]))
    particle = written.get("non-dropping-particle") or written.get("dropping-particle")
    return Name(
        family=plain(written.get("family")),
        given=plain(written.get("given")),
        particle=plain(particle),
        suffix=plain(written.get("suffix")),
    )


def _year(issued: object) -> int | None:
    if not isinstance(issued, dict):
        return year_in(issued)
    parts = issued.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    return year_in(first[0] if isinstance(first, list) and first else None, issued.get("raw"), issued.get("literal"))


IMPORTER = Importer("csl", "CSL-JSON", (".csl", ".json"), read)
