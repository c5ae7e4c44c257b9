"""A check of notices: a retraction or an expression of concern waits for a person to decide what follows."""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.registration import review_check
from review.evidence.records import Evidence
from review.model.affected_findings import AffectedFinding, affected_findings
from review.model.notices import doi_key
from review.model.review import Review
from review.problems.problem import Problem

MAX_NAMED = 5  # findings in a message


@review_check("H408")
def grave_notices_are_decided(evidence: Evidence, review: Review) -> Iterator[Problem]:
    """A person has decided what follows from each retraction and expression of concern."""
    if not review.notices.notices:
        return
    studies = {doi_key(study.reference.doi): study for study in review.studies.values() if study.reference.doi}
    for index, notice in enumerate(review.notices.notices):
        if not notice.is_grave or notice.decision:
            continue
        study = studies.get(doi_key(notice.work))
        subject = f'the study "{study.id}"' if study else f"the cited work {notice.work}"
        touched = _touched(affected_findings(review, study)) if study else "it supports no finding"
        message = f"{notice.kind_label.lower()} of {subject}, and nobody has decided what follows; {touched}"
        yield evidence.notices.problem("H408", message, "notices", index)


def _touched(affected: tuple[AffectedFinding, ...]) -> str:
    """The findings that a study supports, each with the number of studies that are left without it."""
    if not affected:
        return "it supports no finding"
    named = ", ".join(f"{each.finding.id} ({len(each.studies)} left)" for each in affected[:MAX_NAMED])
    more = f" and {len(affected) - MAX_NAMED} more" if len(affected) > MAX_NAMED else ""
    return f"findings, with the studies left without it: {named}{more}"
