"""Findings and the state of the review in plain sentences, for documents that leave the site and explain themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from review.language.formats import long_date
from review.model.review import Review
from review.model.review_status import ReviewStatus
from review.model.stated_figures import counts
from review.model.study import Study
from review.model.theme import Finding
from review.views.evidence_line import EvidenceLine

NOT_RATED = "Not rated"
NOBODY_RATED = "Nobody has rated confidence in this finding yet."


def headline(finding: Finding) -> str:
    """Return the finding in few words; where it has no headline, its statement."""
    return finding.headline or finding.statement


def reach_in_words(line: EvidenceLine, *, with_phrases: bool = True) -> str:
    """Return how the published review words the reach of a finding, with its own words in quotation marks."""
    if not line.finding.reach:
        return line.finding.kind.label
    label = line.finding.reach.wording.label
    if not with_phrases or not line.phrases:
        return label
    return f"{label}: {', '.join(f'“{phrase}”' for phrase in line.phrases)}"


def support_in_words(line: EvidenceLine) -> str:
    """Return which studies the published review names for a finding, and which the contributors linked to it."""
    named = f"{_studies(len(line.named))}{_names(line.named)}" if line.named else "no study"
    note = f"; {line.note_on_named}" if line.note_on_named else ""
    linked = f" Linked by us: {_studies(len(line.linked))}{_names(line.linked)}." if line.linked else ""
    return f"The published review names {named}{note}.{linked}"


def support_in_short(line: EvidenceLine) -> str:
    """Return how many studies the published review names for a finding, and how many the contributors linked to it."""
    named = f"{_studies(len(line.named))} named" if line.named else "No study named"
    return f"{named}, {len(line.linked)} linked by us." if line.linked else f"{named}."


def confidence_in_words(finding: Finding) -> str:
    """Return the level of confidence in a finding, or that nobody has rated it."""
    rated = finding.confidence
    if rated is None:
        return NOT_RATED
    return f"{rated.level.label}, out of date" if finding.assessment_is_stale else rated.level.label


def explanation_in_words(finding: Finding) -> str:
    """Return why a finding has its level of confidence, who judged it and when, or that nobody has."""
    rated = finding.confidence
    if rated is None:
        return NOBODY_RATED
    assessed = f"Assessed by {', '.join(rated.assessed_by)} on {long_date(rated.assessed_on)}."
    stale = " The wording of the finding or its studies have changed since." if finding.assessment_is_stale else ""
    return f"{rated.explanation} {assessed}{stale}"


def status_in_words(review: Review, status: ReviewStatus) -> tuple[str, ...]:
    """Return how current the review is and how far its findings have been rated, a sentence each."""
    return tuple(_status(review, status))


def _status(review: Review, status: ReviewStatus) -> Iterator[str]:
    yield f"Status on {long_date(status.as_of.isoformat())}: {status.label}."
    yield f"Searched to {long_date(status.searched_through)}."
    if awaiting := counts(review)["awaiting"]:
        yield f"{awaiting} newer {'report has' if awaiting == 1 else 'reports have'} been found and not yet assessed."
    yield confidence_in_findings(review.findings.values())


def confidence_in_findings(findings: Iterable[Finding]) -> str:
    """Return, in a sentence, how many of some findings have a rating of confidence."""
    chosen = tuple(findings)
    rated = sum(finding.confidence is not None for finding in chosen)
    if not rated:
        return "Nobody has rated confidence in these findings yet."
    return f"Confidence is rated for {rated} of {len(chosen)} findings."


def short_status(review: Review, status: ReviewStatus) -> str:
    """Return the status in a line: how far the searches go, whether the review is current, what is rated."""
    rated = sum(finding.confidence is not None for finding in review.findings.values())
    confidence = f"confidence rated for {rated} of {len(review.findings)} findings" if rated else "confidence not rated"
    searched = f"Searched to {long_date(status.searched_through)}"
    return " · ".join([searched, *([] if status.state == "active" else [status.label]), confidence])


def _studies(number: int) -> str:
    return f"{number} {'study' if number == 1 else 'studies'}"


def _names(studies: Iterable[Study]) -> str:
    names = ", ".join(study.name for study in studies)
    return f" ({names})" if names else ""
