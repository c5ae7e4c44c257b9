"""Checks of the registers: decisions of screening, and stated figures against computed ones."""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.registration import check, review_check
from review.evidence.records import Evidence
from review.model.review import Review
from review.model.stated_figures import reconcile
from review.problems.problem import Problem


@check("E315")
def decisions_are_complete(evidence: Evidence) -> Iterator[Problem]:
    """A decision has a date, an exclusion a reason, and exactly the included reports have a study record."""
    studies = {record.value.id for record in evidence.studies} | evidence.broken
    for each in evidence.screened():
        report = each.value
        found = {
            f'the decision on "{report.id}" has no date': report.decision != "awaiting" and not report.decided_on,
            f'the exclusion of "{report.id}" has no reason': report.decision == "excluded" and not report.reason,
            f'"{report.id}" is included but has no file in evidence/studies/': report.decision == "included"
            and report.id not in studies,
            f'"{report.id}" has a file in evidence/studies/ but is not included': report.decision != "included"
            and report.id in studies,
        }
        yield from (each.record.problem("E315", text, "reports", each.index) for text, wrong in found.items() if wrong)


@review_check("E313", "E314")
def stated_figures_are_reconciled(evidence: Evidence, review: Review) -> Iterator[Problem]:
    """A stated figure that differs from the records has an explanation; one that agrees has none."""
    for index, each in enumerate(reconcile(review)):
        figure = each.record
        if not each.agrees and not figure.difference:
            text = f'"{figure.id}" states {figure.published}, but the records give {each.computed}'
            yield evidence.figures.problem("E313", text, "figures", index)
        if each.agrees and figure.difference:
            text = f'"{figure.id}" agrees with the records'
            yield evidence.figures.problem("E314", text, "figures", index, "difference")
