"""What became of each record that a search returned: new, known, outside the dates, or refused with the reason.

A record counts as known by the rule of imports (model/duplicates.py), or if it is the same record of the same service.
One that only looks like a known report is taken in with a note, for a person to compare: nobody can be asked here. One
with the DOI of a report that it does not look like is refused, as the check would refuse it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from review.evidence.naming import FreeIds
from review.evidence.records import Evidence
from review.importing.candidates import MAX_TITLE_LENGTH, as_work, candidate
from review.model.duplicates import known_works
from review.schema.surveillance import SERVICE_LABELS
from review.surveillance.searching import Plan
from review.surveillance.services import Found


class Outcome(StrEnum):
    """What became of a record."""

    NEW = "new"
    KNOWN = "known"
    OUTSIDE = "outside"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Row:
    """A record with what became of it: the ID of the report here, or why it was refused."""

    record: str
    label: str
    outcome: Outcome
    id: str = ""
    why: str = ""


@dataclass
class Account:
    """One row for each record of a search, the candidates to add, and the records that cannot be used."""

    rows: list[Row] = field(default_factory=list)
    entries: list[dict[str, Any]] = field(default_factory=list)
    refusals: list[dict[str, Any]] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """Return how many records had each outcome, by its name."""
        return {outcome.value: sum(row.outcome == outcome for row in self.rows) for outcome in Outcome}


class Register:
    """The reports that the review knows, and those of this run so far."""

    def __init__(self, evidence: Evidence, ids: Iterable[str]) -> None:
        self._works = known_works(evidence)
        self._ids = FreeIds(ids)
        self._records = {each.value.found_as: each.value.id for each in evidence.screened() if each.value.found_as}
        self._refused = {each.record for each in evidence.runs.value.refused}

    def account(self, plan: Plan, records: Iterable[Found], day: str) -> Account:
        """Return what becomes of the records of a search; those that are new are known from now on."""
        account = Account()
        for place, each in enumerate(records, 1):
            report = replace(each.report, path=plan.name, line=place)
            found = replace(each, report=report)
            record = f"{plan.source}:{each.record}" if each.record else ""
            row = self._row(plan, found, record, day, account)
            account.rows.append(row)
            if row.outcome == Outcome.REFUSED:
                self._refuse(plan, found, row, day, account)
        return account

    def _row(self, plan: Plan, found: Found, record: str, day: str, account: Account) -> Row:
        report = found.report
        named = Row(record or f"{plan.source}, without an identifier", report.label, Outcome.KNOWN)
        if record in self._records:
            return replace(named, id=self._records[record])
        if found.unreadable:
            return replace(named, outcome=Outcome.REFUSED, why=found.unreadable)
        if report.year and report.year < int(plan.since[:4]):
            return replace(named, outcome=Outcome.OUTSIDE, why=f"published before {plan.since}")
        work = as_work(report)
        match = self._works.find(work)
        if match and match.is_certain:
            return replace(named, id=match.work.id)
        note = f"It has {match.named(match.work.id)}: compare the two." if match else ""
        if match and match.is_refused(work):
            return replace(named, outcome=Outcome.REFUSED, why=note)
        entry, problems = candidate(report, self._ids)
        if problems:
            why = "; ".join(problem.message.removeprefix(f"skipped {report.label}: ") for problem in problems)
            return replace(named, outcome=Outcome.REFUSED, why=why)
        entry |= {"met_on": day, "found_by": plan.name, "found_as": record[:MAX_TITLE_LENGTH]}
        entry["note"] = note
        self._ids.take(entry["id"])
        self._works.add(as_work(report, entry["id"]))
        if record:
            self._records[record] = entry["id"]
        account.entries.append(entry)
        return replace(named, outcome=Outcome.NEW, id=entry["id"], why=note)

    def _refuse(self, plan: Plan, found: Found, row: Row, day: str, account: Account) -> None:
        """List a record that cannot be used, once: without an identifier it is known by its title."""
        record = row.record if found.record else f"{plan.source}: {found.report.title}"
        record = record[:MAX_TITLE_LENGTH]
        if record in self._refused:
            return
        self._refused.add(record)
        why = row.why or f"{SERVICE_LABELS[plan.source]} gives nothing of it"
        refusal = {"record": record, "search": plan.name, "on": day, "title": found.report.title[:MAX_TITLE_LENGTH]}
        account.refusals.append({**refusal, "why": why[:1500]})
