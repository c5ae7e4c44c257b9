"""A finding or a quotation as the text of a slide: what is said, by whom, where it comes from, and a link."""

from __future__ import annotations

from dataclasses import dataclass

from review.language.current import gettext
from review.language.formats import in_sentence, long_date
from review.model.review import Review
from review.model.review_status import ReviewStatus
from review.model.study import Excerpt
from review.views.findings import finding_view
from review.views.in_words import headline, short_status


@dataclass(frozen=True, slots=True)
class Slide:
    """The lines of a slide; a quotation has no `headline`, and a finding without one no `quotation` and `speaker`."""

    headline: str
    quotation: str
    speaker: str
    source: str
    status: str


def slide(review: Review, status: ReviewStatus, id: str) -> Slide | None:
    """Return the slide of a finding or an excerpt; None for other IDs."""
    source = gettext(
        "{title}, version {version}, {day}",
        title=review.record.short_title,
        version=review.version.version,
        day=long_date(review.version.date),
    )
    if id in review.excerpts:
        return _slide(review, "", review.excerpts[id], source, "")
    if id in review.findings:
        view = finding_view(review, review.findings[id])
        quoted = view.excerpts[0] if view.excerpts else None
        return _slide(review, headline(view.finding), quoted, source, f"{short_status(review, status)}.")
    return None


def _slide(review: Review, headline: str, quoted: Excerpt | None, source: str, status: str) -> Slide:
    """Return a slide with the first quotation of a finding, which is a participant's where there is one."""
    if quoted is None:
        return Slide(headline, "", "", source, status)
    speaker = f"{quoted.speaker.rstrip('.')} ({in_sentence(quoted.voice.label)}), {review.studies[quoted.study].name}"
    return Slide(headline, quoted.quote, speaker, source, status)
