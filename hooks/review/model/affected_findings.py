"""What a retraction touches: the findings that a study supports, and what supports them without it."""

from __future__ import annotations

from dataclasses import dataclass

from review.model.review import Review
from review.model.study import Excerpt, Study
from review.model.theme import Finding


@dataclass(frozen=True, slots=True)
class AffectedFinding:
    """A finding that a study supports, and what supports it without that study and others that were retracted."""

    finding: Finding
    studies: tuple[Study, ...]
    excerpts: tuple[Excerpt, ...]


def retracted_studies(review: Review) -> tuple[Study, ...]:
    """Return the included studies that were retracted."""
    return tuple(study for study in review.studies.values() if review.standings.of(study.reference.doi).is_retracted)


def affected_findings(review: Review, study: Study) -> tuple[AffectedFinding, ...]:
    """Return each finding that a study supports, with what is left without it and without retracted studies."""
    gone = {study.id, *(each.id for each in retracted_studies(review))}
    return tuple(
        AffectedFinding(
            finding,
            tuple(each for each in review.studies_of(finding) if each.id not in gone),
            tuple(each for each in review.excerpts_of(finding) if each.study not in gone),
        )
        for finding in (review.findings[id] for id in review.supported_findings.get(study.id, ()))
    )
