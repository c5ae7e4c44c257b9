"""Rules about the registers: decisions of screening, and stated figures against computed ones."""

from __future__ import annotations

from collections.abc import Iterator

from review.evidence.records import Evidence
from review.evidence.validation import Record
from review.model.stated_figures import Reconciliation
from review.problems.problem import Problem
from review.schema.registers import FiguresRecord


def decisions_have_dates_and_reasons(evidence: Evidence) -> Iterator[Problem]:
    """A decision names its day; an exclusion its reason; what is included has a study record."""
    studies = {record.value.id for record in evidence.studies} | evidence.broken
    screening = evidence.screening
    for index, report in enumerate(screening.value.reports):
        if report.decision != "awaiting" and not report.decided_on:
            yield screening.problem("E315", f'"{report.id}" is decided and does not say when', "reports", index)
        if report.decision == "excluded" and not report.reason:
            yield screening.problem("E315", f'"{report.id}" is excluded and does not say why', "reports", index)
        if report.decision == "included" and report.id not in studies:
            yield screening.problem(
                "E315", f'"{report.id}" is included and has no file in evidence/studies/', "reports", index
            )
        if report.decision != "included" and report.id in studies:
            yield screening.problem(
                "E315",
                f'"{report.id}" has a file in evidence/studies/ and is not decided as included',
                "reports",
                index,
            )


def figures_are_reconciled(record: Record[FiguresRecord], reconciled: tuple[Reconciliation, ...]) -> Iterator[Problem]:
    """A stated figure that differs from the records says why; one that agrees does not."""
    for index, each in enumerate(reconciled):
        figure = each.record
        if not each.agrees and not figure.difference:
            yield record.problem(
                "E313",
                f'"{figure.id}" states {figure.published} and the records give {each.computed}',
                "figures",
                index,
            )
        if each.agrees and figure.difference:
            yield record.problem("E314", f'"{figure.id}" agrees with the records', "figures", index, "difference")
