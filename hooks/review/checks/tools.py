"""Checks of the ledger of tools: a search hit names its program, and a suggestion counts once a person confirmed it."""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.registration import check
from review.evidence.documents import Location
from review.evidence.records import Evidence
from review.evidence.validation import Record
from review.model.search_hits import runs_by_search, search_hit
from review.problems.problem import Problem
from review.schema.base import Schema
from review.schema.tools import ToolUseRecord


@check("E336")
def search_hits_name_their_program(evidence: Evidence) -> Iterator[Problem]:
    """The log of runs names the program and the version that found a report; names.py asks that it is declared."""
    runs = runs_by_search(evidence.runs.value.runs)
    for each in evidence.screened():
        report = each.value
        if report.found_by and search_hit(report, runs) is None:
            text = f'nothing says which program found "{report.id}" with the saved search "{report.found_by}"'
            hint = "add met_on, the day on which the search was run"
            if report.met_on:
                hint = f"evidence/runs.yml needs its run on {report.met_on}, with tool and version"
            hint += ", or delete found_by"
            yield each.record.problem("E336", text, "reports", each.index, "found_by", hint=hint)


@check("E337")
def suggestions_are_confirmed_before_they_count(evidence: Evidence) -> Iterator[Problem]:
    """What a tool suggested for a study, an excerpt, a finding or a decided report has been confirmed by a person."""
    for what, use, record, location in _uses_that_count(evidence):
        if not use.confirmed_by:
            text = f'nobody has confirmed what "{use.tool}" suggested for {what} ({use.what})'
            yield record.problem("E337", text, *location, hint="add confirmed_by and confirmed_on, or take it out")
        elif not use.confirmed_on:
            text = f'the confirmation of what "{use.tool}" suggested for {what} has no date'
            yield record.problem("E337", text, *location, hint="add confirmed_on")
    yield from _decisions_without_a_name(evidence)


def _decisions_without_a_name(evidence: Evidence) -> Iterator[Problem]:
    """The decision on a report that a saved search found says who made it: that is what confirms the hit."""
    for each in evidence.screened():
        report = each.value
        if report.found_by and report.decision != "awaiting" and not report.decided_by:
            text = f'nothing says who decided on "{report.id}", which the saved search "{report.found_by}" found'
            yield each.record.problem("E337", text, "reports", each.index, "decision", hint="add decided_by")


def _uses_that_count(evidence: Evidence) -> Iterator[tuple[str, ToolUseRecord, Record[Schema], Location]]:
    """Yield each use for a record that is part of the review, with what it is for and its place."""
    for study in evidence.studies:
        for number, use in enumerate(study.value.tool_uses):
            yield study.value.id, use, study, ("tool_uses", number)
        for index, excerpt in enumerate(study.value.excerpts):
            for number, use in enumerate(excerpt.tool_uses):
                yield excerpt.id, use, study, ("excerpts", index, "tool_uses", number)
    for theme in evidence.themes:
        for index, finding in enumerate(theme.value.findings):
            for number, use in enumerate(finding.tool_uses):
                yield finding.id, use, theme, ("findings", index, "tool_uses", number)
    for each in evidence.screened():
        if each.value.decision != "awaiting":
            for number, use in enumerate(each.value.tool_uses):
                if use.what != "rank":  # an order of reading is no part of a decision
                    yield each.value.id, use, each.record, ("reports", each.index, "tool_uses", number)
