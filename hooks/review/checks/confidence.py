"""Rules about assessments of confidence that the schema of the record does not hold already."""

from __future__ import annotations

from collections.abc import Iterator

from review.evidence.records import Evidence
from review.problems.problem import Problem


def assessments_say_what_was_assessed(evidence: Evidence) -> Iterator[Problem]:
    """An assessment carries the hash of the finding as it stood, so that it can be seen to go out of date."""
    for record in evidence.themes:
        for index, finding in enumerate(record.value.findings):
            if finding.confidence and not finding.confidence.finding_hash:
                said = f'the assessment of "{finding.id}" has no finding_hash'
                hint = f"add the one that `review confidence {finding.id}` prints"
                yield record.problem("E325", said, "findings", index, "confidence", hint=hint)
