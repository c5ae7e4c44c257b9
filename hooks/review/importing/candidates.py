"""Imported reports as candidates of the screening: which are new, which are duplicates, which cannot be used."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from review.evidence.documents import Document, Location
from review.evidence.naming import FreeIds
from review.evidence.validation import validate
from review.importing.report import IncomingReport
from review.model.duplicates import Match, Works, family_names, family_of
from review.model.similarity import Work
from review.problems.catalogue import KINDS
from review.problems.problem import Problem
from review.references.names import initialled
from review.schema.registers import CandidateRecord, ComparisonRecord

MAX_TITLE_LENGTH = 300  # characters, as the schema allows
REQUIRED = {
    "title": "title",
    "authors": "author",
    "year": "year",
}


class Result(StrEnum):
    """What became of a record of an export."""

    IMPORTED = "imported"
    KNOWN = "already there"
    UNDECIDED = "undecided"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Row:
    """One record of an export: its number and line in the file, what became of it, why, and what to do.

    `id` is the ID of the new candidate, or of the known report, `code` that of the problem; `warnings` are notices
    about its texts.
    """

    number: int
    path: str
    line: int
    label: str
    result: Result
    id: str = ""
    reason: str = ""
    fix: str = ""
    code: str = ""
    warnings: tuple[str, ...] = ()


@dataclass
class ImportOutcome:
    """The result of an import: one row a record, the candidates to add, and the decisions to record.

    Candidates and decisions are fields in the order of their schemas.
    """

    rows: list[Row] = field(default_factory=list)
    entries: list[dict[str, Any]] = field(default_factory=list)
    comparisons: list[dict[str, Any]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def count(self, result: Result) -> int:
        """Return how many records had this result."""
        return sum(row.result == result for row in self.rows)


@dataclass(frozen=True)
class Decisions:
    """What a person decided on records that look like a known report, by the numbers of the records in the export.

    `ask` is called for each record on which nothing is decided; it returns "same", "different", or "" for later.
    """

    different: Container[int] = frozenset()
    same: Container[int] = frozenset()
    by: str = ""
    on: str = ""
    ask: Callable[[int, IncomingReport, Match], str] = lambda *_: ""

    def on_match(self, number: int, report: IncomingReport, match: Match) -> str:
        """Return "same" or "different", or "" where the match is certain or the decision is left for later."""
        if number in self.different:
            return "different"
        if match.is_certain:
            return ""
        return "same" if number in self.same else self.ask(number, report, match)


NO_DECISIONS = Decisions()


def new_candidates(
    reports: Iterable[IncomingReport],
    works: Works,
    known_ids: Iterable[str],
    progress: Callable[[int], None] = lambda _: None,
    decisions: Decisions = NO_DECISIONS,
) -> ImportOutcome:
    """Return the reports that are new as candidates awaiting assessment. New reports are added to `works`.

    `progress` is called with the number of each report.
    """
    outcome = ImportOutcome()
    ids = FreeIds(known_ids)
    for number, report in enumerate(reports, 1):
        progress(number)
        work = as_work(report)
        match = works.find(work)
        while match and (decision := decisions.on_match(number, report, match)):
            outcome.comparisons.append(_comparison(report, match.work.id, decision, decisions))
            works.decide(ComparisonRecord.model_validate(outcome.comparisons[-1]))
            match = works.find(work)
        if match:
            outcome.rows.append(_known(number, report, match))
            continue
        entry, problems = candidate(report, ids)
        outcome.problems += problems
        if problems:
            reasons = "; ".join(problem.message.removeprefix(f"skipped {report.label}: ") for problem in problems)
            fix = next((problem.hint for problem in problems if problem.hint), KINDS["E503"].fix)
            outcome.rows.append(
                Row(
                    number, report.path, report.line, report.label, Result.REFUSED, reason=reasons, fix=fix, code="E503"
                )
            )
            continue
        ids.take(entry["id"])
        works.add(as_work(report, entry["id"]))
        outcome.entries.append(entry)
        outcome.rows.append(Row(number, report.path, report.line, report.label, Result.IMPORTED, entry["id"]))
    return outcome


def _known(number: int, report: IncomingReport, match: Match) -> Row:
    result = Result.KNOWN if match.is_certain else Result.UNDECIDED
    fix = "" if match.is_certain else f"decide: --import-anyway {number}, or --same-work {number}"
    return Row(number, report.path, report.line, report.label, result, match.work.id, str(match), fix)


def _comparison(report: IncomingReport, other: str, decision: str, decisions: Decisions) -> dict[str, Any]:
    """The decision as an entry of the screening, without its empty fields."""
    entry = {
        "title": report.title[:MAX_TITLE_LENGTH],
        "authors": list(family_names(report.authors)),
        "year": report.year,
        "doi": report.doi,
        "pmid": report.pmid,
        "other": other,
        "decision": decision,
        "decided_on": decisions.on,
        "decided_by": decisions.by,
    }
    return {name: value for name, value in entry.items() if value}


def as_work(report: IncomingReport, id: str = "") -> Work:
    """Return the report in the form in which works are compared."""
    return Work(
        id,
        f"{report.path}:{report.line}",
        report.title,
        report.year,
        report.doi,
        report.pmid,
        family_names(report.authors),
        report.journal,
        report.publication.get("pages", ""),
    )


def entry_work(entry: Mapping[str, Any], where: str) -> Work:
    """Return a new entry of the screening in the form in which works are compared."""
    families = tuple(map(family_of, entry.get("authors") or ()))
    texts = {name: entry.get(name) or "" for name in ("doi", "pmid", "journal")}
    return Work("", where, entry["title"], int(entry["year"]), authors=families, **texts)


def candidate(report: IncomingReport, ids: FreeIds) -> tuple[dict[str, Any], list[Problem]]:
    """Return the report as a candidate awaiting assessment, and a problem for each thing that prevents that."""
    authors = [name for name in map(initialled, report.authors or report.editors) if name]
    entry: dict[str, Any] = {
        "id": ids.study_id(report.family, report.year) if report.year else "",
        "title": report.title,
        "authors": authors,
        "year": report.year,
        "journal": report.journal,
        "doi": report.doi,
        "pmid": report.pmid,
        "url": report.link,
        "decision": "awaiting",
        "evidence_urls": [report.link] if report.link else [],
        "note": f"Decided before this import: {report.earlier_decision}." if report.earlier_decision else "",
    }
    missing = [label for name, label in REQUIRED.items() if not entry[name]]
    if missing:
        message = f"skipped {report.label}: missing {', '.join(missing)}"
        return entry, [Problem(report.path, report.line, "E503", message)]
    written = {key: value if isinstance(value, list) else str(value) for key, value in entry.items() if value}
    lines: dict[Location, int] = {(key,): report.line for key in written}
    _, problems = validate(Document(report.path, written, {(): report.line, **lines}), CandidateRecord)
    skipped = (
        Problem(each.path, each.line, "E503", f"skipped {report.label}: {each.message}", each.hint) for each in problems
    )
    return entry, list(dict.fromkeys(skipped))  # its link is that of two fields
