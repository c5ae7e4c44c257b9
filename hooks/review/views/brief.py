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
    def findings(self) -> tuple[Finding, ...]:
        """Its findings, in order."""
        return tuple(view.finding for part in self.themes for view in part.findings)


def briefs(review: Review) -> tuple[Brief, ...]:
    """Return the brief of the whole review, then that of each theme."""
    every = tuple(
        BriefTheme(theme, tuple(finding_view(review, finding) for finding in theme.findings))
        for theme in review.themes.values()
    )
    whole = Brief(review.record.id, review.record.short_title, review.record.question, every, _quotations(every))
    return whole, *(
        Brief(part.theme.id, part.theme.short_title, part.theme.summary_text, (part,), _quotations([part]))
        for part in every
    )


def _quotations(parts: Iterable[BriefTheme]) -> tuple[Excerpt, ...]:
    """Return quotations by a rule, so that nobody picks them.

    The first of each theme in turn, the theme with most findings first, and each from another study: participants'
    words before those of authors, and whole thoughts of a few lines before fragments and long passages.
    """
    by_size = sorted(parts, key=lambda part: -len(part.findings))
    by_theme = [[excerpt for view in part.findings for excerpt in view.excerpts] for part in by_size]
    chosen: dict[str, Excerpt] = {}
    while len(chosen) < QUOTATIONS and any(by_theme):
        for excerpts in by_theme:
            excerpts[:] = sorted((each for each in excerpts if each.study not in chosen), key=_order)
            if excerpts and len(chosen) < QUOTATIONS:
                chosen[excerpts[0].study] = excerpts[0]
    return tuple(chosen.values())


def _order(excerpt: Excerpt) -> tuple[bool, bool]:
    words = len(excerpt.quote.split())
    return excerpt.voice.id != PARTICIPANTS, not MIN_QUOTED_WORDS <= words <= MAX_QUOTED_WORDS
