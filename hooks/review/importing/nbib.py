"""nbib, as PubMed exports it ("Send to: Citation manager")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import nbib
from nbib.exceptions import MalformedLine, UnknownTagFormat

from review.importing.report import Incoming, IncomingReport, doi_in, person, plain, year_in
from review.problems.problem import Problem

TAG = re.compile(r"^([A-Z]{1,4}) *- ?(.*)$")
# What a report needs. Of other tags, one in an unusual form would make the library give the whole record up.
WANTED = frozenset({"AID", "AU", "DP", "FAU", "IP", "JT", "LID", "PG", "PMID", "TA", "TI", "TT", "VI"})


def read(text: str, path: str) -> Incoming:
    """The reports of nbib text."""
    reports: list[IncomingReport] = []
    problems: list[Problem] = []
    for line, tags in _records(text):
        stray = next((number for number, tag, _ in tags if not tag), 0)
        if stray or not any(tag == "PMID" for _, tag, _ in tags):
            said = "a line without a tag stands here" if stray else "the record that starts here has no PMID line"
            problems.append(Problem(path, stray or line, "E502", f"{said}; the record is not taken"))
            continue
        try:
            parsed = nbib.read(_normal(tags))
        except (MalformedLine, UnknownTagFormat, ValueError) as error:
            problems.append(Problem(path, line, "E502", f"the record that starts here cannot be read: {error}"))
            continue
        located = [value for _, tag, value in tags if tag in {"LID", "AID"} and value.endswith("[doi]")]
        corporate = [value for _, tag, value in tags if tag == "CN"]
        reports.append(_report(parsed[0], located, corporate, path, line))
    return Incoming(tuple(reports), tuple(problems))


def _records(text: str) -> Iterator[tuple[int, list[tuple[int, str, str]]]]:
    """Each record's first line, and its tags with their lines and whole values. An empty line parts two records."""
    tags: list[tuple[int, str, str]] = []
    for number, written in enumerate([*text.split("\n"), ""], 1):
        found = TAG.match(written)
        if not written.strip() or (found and found[1] == "PMID" and any(tag == "PMID" for _, tag, _ in tags)):
            if tags:
                yield tags[0][0], tags
            tags = []
        if found:
            tags.append((number, found[1], found[2].strip()))
        elif written.startswith("  ") and tags and written.strip():
            first, tag, value = tags[-1]
            tags[-1] = (first, tag, f"{value} {written.strip()}")
        elif written.strip():
            tags.append((number, "", written.strip()))


def _normal(tags: list[tuple[int, str, str]]) -> str:
    """The record as the library wants it: four columns of tag, an AU only after its FAU, an empty line at the end."""
    full = any(tag == "FAU" for _, tag, _ in tags)
    kept = [
        ("FAU", value) if tag == "AU" and not full else (tag, value)
        for _, tag, value in tags
        if tag in WANTED and not (tag == "AID" and "[" not in value)
    ]
    return "".join(f"{tag:<4}- {value}\n" for tag, value in kept) + "\n"


def _report(record: dict[str, Any], located: list[str], corporate: list[str], path: str, line: int) -> IncomingReport:
    publication = {
        "volume": plain(record.get("journal_volume")),
        "number": plain(record.get("journal_issue")),
        "pages": plain(record.get("pages")).replace("-", "--"),
    }
    title = plain(record.get("title")) or plain(record.get("transliterated_title"))
    people = [person(author["author"]) for author in record.get("authors", []) if author.get("author")]
    return IncomingReport(
        title=title.removesuffix(".").strip("[]"),
        authors=tuple(people + [person(name) for name in corporate]),
        year=year_in(record.get("publication_date")),
        journal=plain(record.get("journal") or record.get("journal_abbreviated")),
        doi=doi_in(record.get("doi"), *located),
        pmid=str(record.get("pubmed_id", "")),
        publication={name: value for name, value in publication.items() if value},
        path=path,
        line=line,
    )
