"""A theme at a glance: a mark for each finding by how far it reaches, and a place for each dataset of the review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from review.model.review import Review
from review.model.theme import Finding
from review.schema.term import Term
from review.views.evidence_line import Place, places_of
from review.views.findings import MARKS, mark_of, reach_of
from review.views.themes import ThemeView


@dataclass(frozen=True, slots=True)
class ReachCount:
    """How far findings reach, as a mark and a term of the codebook, and how many there are of that reach."""

    mark: str
    term: Term
    number: int


@dataclass(frozen=True, slots=True)
class ThemeAtAGlance:
    """A theme, its findings in the order of their marks, its reaches, and the place of every dataset of the review."""

    view: ThemeView
    findings: tuple[tuple[str, Finding], ...]
    reaches: tuple[ReachCount, ...]
    places: tuple[Place, ...]

    def marked(self, mark: str) -> tuple[Finding, ...]:
        """Return the findings with a mark."""
        return tuple(finding for own, finding in self.findings if own == mark)

    def number(self, mark: str) -> int:
        """Return the number of findings with a mark."""
        return len(self.marked(mark))


def at_a_glance(review: Review, view: ThemeView) -> ThemeAtAGlance:
    """Return a theme at a glance."""
    marked = sorted(((mark_of(each), each) for each in view.theme.findings), key=lambda each: MARKS.index(each[0]))
    return ThemeAtAGlance(view, tuple(marked), reaches(view.theme.findings), places_of(review, view.named, view.linked))


def reaches(findings: Collection[Finding]) -> tuple[ReachCount, ...]:
    """Return each reach that occurs among findings, in the order of marks."""
    terms = {mark_of(each): reach_of(each) for each in findings}
    counted = Counter(mark_of(each) for each in findings)
    return tuple(ReachCount(mark, terms[mark], counted[mark]) for mark in MARKS if mark in terms)
