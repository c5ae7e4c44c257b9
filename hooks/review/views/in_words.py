"""Findings and the state of the review in plain sentences, for documents that leave the site and explain themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from review.language.current import gettext, ngettext
from review.language.formats import long_date
from review.model.once import once_per_review
from review.model.review import Review
from review.model.review_status import ReviewStatus
from review.model.stated_figures import counts
from review.model.study import Study
from review.model.theme import Finding
from review.views.evidence_line import EvidenceLine


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
    return f"{label}: {', '.join(gettext('“{phrase}”', phrase=phrase) for phrase in line.phrases)}"


def support_in_words(line: EvidenceLine) -> str:
    """Return which studies the published review names for a finding, and which the contributors linked to it."""
    named = f"{_studies(len(line.named))}{_names(line.named)}" if line.named else gettext("no study")
    note = f"; {line.note_on_named}" if line.note_on_named else ""
    sentence = gettext("The published review names {named}.", named=f"{named}{note}")
    if not line.has_source:
        sentence = gettext("Named: {named}.", named=named)
    if not line.linked:
        return sentence
    linked = gettext("Linked by us: {linked}.", linked=f"{_studies(len(line.linked))}{_names(line.linked)}")
    return f"{sentence} {linked}"


def support_in_short(line: EvidenceLine) -> str:
    """Return how many studies the published review names for a finding, and how many the contributors linked to it."""
    named = gettext("{studies} named", studies=_studies(len(line.named))) if line.named else gettext("No study named")
    return (
        gettext("{named}, {linked} linked by us.", named=named, linked=len(line.linked)) if line.linked else f"{named}."
    )


def confidence_in_words(finding: Finding) -> str:
    """Return the level of confidence in a finding, or that nobody has rated it."""
    rated = finding.confidence
    if rated is None:
        return gettext("Not rated")
    label = rated.level.label
    return gettext("{label}, out of date", label=label) if finding.assessment_is_stale else label


def explanation_in_words(finding: Finding) -> str:
    """Return why a finding has its level of confidence, who judged it and when, or that nobody has."""
    rated = finding.confidence
    if rated is None:
        return gettext("Nobody has rated confidence in this finding yet.")
    people, day = ", ".join(rated.assessed_by), long_date(rated.assessed_on)
    sentences = [rated.explanation, gettext("Assessed by {people} on {day}.", people=people, day=day)]
    if finding.assessment_is_stale:
        sentences.append(gettext("The wording of the finding or its studies have changed since."))
    return " ".join(sentences)


def status_in_words(review: Review, status: ReviewStatus) -> tuple[str, ...]:
    """Return how current the review is and how far its findings have been rated, a sentence each."""
    return tuple(_status(review, status))


def _status(review: Review, status: ReviewStatus) -> Iterator[str]:
    yield gettext("Status on {day}: {status}.", day=long_date(status.as_of.isoformat()), status=status.label)
    yield gettext("Searched to {day}.", day=long_date(status.searched_through))
    if awaiting := counts(review)["awaiting"]:
        yield ngettext(
            "{awaiting} newer report has been found and not yet assessed.",
            "{awaiting} newer reports have been found and not yet assessed.",
            awaiting,
            awaiting=awaiting,
        )
    if review.has("confidence"):
        yield confidence_in_findings(review.findings.values())


def confidence_in_findings(findings: Iterable[Finding]) -> str:
    """Return, in a sentence, how many of some findings have a rating of confidence."""
    chosen = tuple(findings)
    rated = sum(finding.confidence is not None for finding in chosen)
    if not rated:
        return gettext("Nobody has rated confidence in these findings yet.")
    return gettext("Confidence is rated for {rated} of {findings} findings.", rated=rated, findings=len(chosen))


@once_per_review
def short_status(review: Review, status: ReviewStatus) -> str:
    """Return the status in a line: how far the searches go, whether the review is current, what is rated."""
    rated = sum(finding.confidence is not None for finding in review.findings.values())
    confidence = gettext("confidence not rated")
    if rated:
        total = len(review.findings)
        confidence = gettext("confidence rated for {rated} of {findings} findings", rated=rated, findings=total)
    rating = [confidence] if review.has("confidence") else []
    searched = gettext("Searched to {day}", day=long_date(status.searched_through))
    return " · ".join([searched, *([] if status.state == "active" else [status.label]), *rating])


def _studies(number: int) -> str:
    return f"{number} {ngettext('study', 'studies', number)}"


def _names(studies: Iterable[Study]) -> str:
    names = ", ".join(study.name for study in studies)
    return f" ({names})" if names else ""
