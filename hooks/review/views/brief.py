"""What a brief contains: a theme, or the whole review, on a few pages to take to a meeting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from review.model.review import Review
from review.model.study import Excerpt
from review.model.theme import Finding, Theme
from review.views.findings import FindingView, finding_view

PARTICIPANTS = "first-order"  # the voice of those who took part in a study
MIN_QUOTED_WORDS, MAX_QUOTED_WORDS = 8, 60
QUOTATIONS = 2
MAX_LISTED = 120  # findings of a brief; with more, it would be no brief, and leads to the list instead


@dataclass(frozen=True, slots=True)
class BriefTheme:
    """A theme of a brief with its findings."""

    theme: Theme
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief: what it is about (the ID of a theme, or of the whole review), its themes, and its quotations."""

    id: str
    title: str
    summary: str
    themes: tuple[BriefTheme, ...]
    quotations: tuple[Excerpt, ...]

    @property
    def lists_findings(self) -> bool:
        """Whether it has room for a list of its findings."""
        return len(self.findings) <= MAX_LISTED

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Its findings, in order."""
        return tuple(view.finding for part in self.themes for view in part.findings)


def briefs(review: Review) -> tuple[Brief, ...]:
    """Return the brief of the whole review, then that of each theme."""
    every = tuple(
        BriefTheme(theme, tuple(finding_view(review, finding) for finding in theme.findings))
        for theme in review.themes.values()
    )
    record = review.record
    whole = Brief(record.id, record.short_title, record.question, every, _quotations(review, every))
    return whole, *(
        Brief(part.theme.id, part.theme.short_title, part.theme.summary_text, (part,), _quotations(review, [part]))
        for part in every
    )


def _quotations(review: Review, parts: Iterable[BriefTheme]) -> tuple[Excerpt, ...]:
    """Return quotations by a rule, so that nobody picks them.

    The first of each theme in turn, the theme with most findings first, and each from another study: those that are
    linked to a finding before others, participants' words before those of authors, and a few lines before long
    passages. Fragments of a few words are left out.
    """
    by_size = sorted(parts, key=lambda part: -len(part.findings))
    by_theme = [_candidates(review, part) for part in by_size]
    chosen: dict[str, Excerpt] = {}
    while len(chosen) < QUOTATIONS and any(by_theme):
        for place, excerpts in enumerate(by_theme):
            by_theme[place] = left = [excerpt for excerpt in excerpts if excerpt.study not in chosen]
            if left and len(chosen) < QUOTATIONS:
                excerpt = left.pop(0)
                chosen[excerpt.study] = excerpt
    return tuple(chosen.values())


def _candidates(review: Review, part: BriefTheme) -> list[Excerpt]:
    linked = {excerpt.id: excerpt for view in part.findings for excerpt in view.excerpts}
    others = {excerpt.id: excerpt for excerpt in review.excerpts.values() if excerpt.theme == part.theme.id}
    every = [each for each in {**linked, **others}.values() if len(each.quote.split()) >= MIN_QUOTED_WORDS]
    return sorted(every, key=lambda each: (each.voice.id != PARTICIPANTS, len(each.quote.split()) > MAX_QUOTED_WORDS))
