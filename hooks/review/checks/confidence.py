"""Checks of assessments of confidence that a schema cannot express."""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.registration import check
from review.evidence.records import Evidence
from review.problems.problem import Problem


@check("E325")
def assessments_record_what_was_assessed(evidence: Evidence) -> Iterator[Problem]:
    """An assessment has the hash of the finding as it was then, which shows when the assessment is out of date."""
    for record in evidence.themes:
        for index, finding in enumerate(record.value.findings):
            if finding.confidence and not finding.confidence.finding_hash:
                text = f'the assessment of "{finding.id}" has no finding_hash'
                hint = f"add the one that `review confidence {finding.id}` prints"
                yield record.problem("E325", text, "findings", index, "confidence", hint=hint)
