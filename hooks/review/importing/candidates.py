"""Imported reports as candidates of the screening: which are new, which are duplicates, which cannot be used."""

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

REQUIRED = {
    "title": "title",
    "authors": "author",
    "year": "year",
    "evidence_urls": "web address, DOI or PubMed number",
}


@dataclass
class ImportOutcome:
    """The result of an import: the candidates to add, as fields in the order of the schema; duplicates; problems."""

    entries: list[dict[str, Any]] = field(default_factory=list)
    added: list[tuple[str, IncomingReport]] = field(default_factory=list)
    duplicates: list[tuple[IncomingReport, Match]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def new_candidates(
    reports: Iterable[IncomingReport],
    works: Works,
    known_ids: Iterable[str],
    progress: Callable[[int], None] = lambda _: None,
) -> ImportOutcome:
    """Return the reports that are new as candidates awaiting assessment. New reports are added to `works`.

    `progress` is called with the number of each report.
    """
    outcome = ImportOutcome()
    ids = set(known_ids)
    for number, report in enumerate(reports, 1):
        progress(number)
        if match := works.find(as_work(report)):
            outcome.duplicates.append((report, match))
            continue
        entry, problems = candidate(report, ids)
        outcome.problems += problems
        if problems:
            continue
        ids.add(entry["id"])
        works.add(as_work(report, entry["id"]))
        outcome.entries.append(entry)
        outcome.added.append((entry["id"], report))
    return outcome


def as_work(report: IncomingReport, id: str = "") -> Work:
    """Return the report in the form in which works are compared."""
    return Work(id, f"{report.path}:{report.line}", report.title, report.year, report.doi, report.pmid)


def candidate(report: IncomingReport, known_ids: Iterable[str]) -> tuple[dict[str, Any], list[Problem]]:
    """Return the report as a candidate awaiting assessment, and a problem for each thing that prevents that."""
    authors = [name for name in map(initialled, report.authors) if name]
    entry: dict[str, Any] = {
        "id": study_id(report.family, report.year, known_ids) if report.year else "",
        "title": report.title,
        "authors": authors,
        "year": report.year,
        "journal": report.journal,
        "doi": report.doi,
        "pmid": report.pmid,
        "url": report.link,
        "decision": "awaiting",
        "evidence_urls": [report.link] if report.link else [],
    }
    missing = [label for name, label in REQUIRED.items() if not entry[name]]
    if missing:
        message = f"skipped {report.label}: missing {', '.join(missing)}"
        return entry, [Problem(report.path, report.line, "E503", message)]
    written = {key: value if isinstance(value, list) else str(value) for key, value in entry.items() if value}
    lines: dict[Location, int] = {(key,): report.line for key in written}
    _, problems = validate(Document(report.path, written, {(): report.line, **lines}), CandidateRecord)
    return entry, [
        Problem(each.path, each.line, "E503", f"skipped {report.label}: {each.message}", each.hint) for each in problems
    ]
