"""Incoming reports as candidates of the screening: what is taken, what is there already, and what is not taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from review.evidence.documents import Document, Location
from review.evidence.naming import study_id
from review.evidence.validation import validate
from review.importing.duplicates import Match, Work, Works
from review.importing.report import IncomingReport, initialled
from review.problems.problem import Problem
from review.schema.registers import CandidateRecord

NEEDED = {
    "title": "a title",
    "authors": "an author",
    "year": "a year",
    "evidence_urls": "a web address, DOI or PubMed number by which it can be seen",
}


@dataclass
class ImportOutcome:
    """What became of the reports of an export; `entries` are in the order of the fields of a candidate."""

    entries: list[dict[str, Any]] = field(default_factory=list)
    taken: list[tuple[str, IncomingReport]] = field(default_factory=list)
    twins: list[tuple[IncomingReport, Match]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def take(
    reports: Iterable[IncomingReport],
    works: Works,
    taken_ids: Iterable[str],
    progress: Callable[[int], None] = lambda _: None,
) -> ImportOutcome:
    """The reports that are new as candidates awaiting assessment. `works` and the ids grow by what is taken."""
    intake = ImportOutcome()
    ids = set(taken_ids)
    for number, report in enumerate(reports, 1):
        progress(number)
        if match := works.find(as_work(report)):
            intake.twins.append((report, match))
            continue
        entry, problems = candidate(report, ids)
        intake.problems += problems
        if problems:
            continue
        ids.add(entry["id"])
        works.add(as_work(report, entry["id"]))
        intake.entries.append(entry)
        intake.taken.append((entry["id"], report))
    return intake


def as_work(report: IncomingReport, id: str = "") -> Work:
    """The report as it is compared with others."""
    return Work(id, f"{report.path}:{report.line}", report.title, report.year, report.doi, report.pmid)


def candidate(report: IncomingReport, taken_ids: Iterable[str]) -> tuple[dict[str, Any], list[Problem]]:
    """The report as a candidate awaiting assessment, and a problem for each thing that keeps it from being one."""
    authors = [name for name in map(initialled, report.authors) if name]
    entry: dict[str, Any] = {
        "id": study_id(report.family, report.year, taken_ids) if report.year else "",
        "title": report.title,
        "authors": authors,
        "year": report.year,
        "journal": report.journal,
        "doi": report.doi,
        "pmid": report.pmid,
        "url": report.address,
        "decision": "awaiting",
        "evidence_urls": [report.address] if report.address else [],
    }
    missing = [said for name, said in NEEDED.items() if not entry[name]]
    if missing:
        said = f"{report.said} is not taken: it has not {', nor '.join(missing)}"
        return entry, [Problem(report.path, report.line, "E503", said)]
    written = {key: value if isinstance(value, list) else str(value) for key, value in entry.items() if value}
    lines: dict[Location, int] = {(key,): report.line for key in written}
    _, problems = validate(Document(report.path, written, {(): report.line, **lines}), CandidateRecord)
    return entry, [
        Problem(each.path, each.line, "E503", f"{report.said} is not taken: {each.message}", each.hint)
        for each in problems
    ]
