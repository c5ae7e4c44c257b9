"""A theme at a glance: a mark for each finding by how far it reaches, and a place for each dataset of the review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from review.model.review import Review
from review.model.theme import Finding
from review.schema.term import Term
from review.views.findings import MARKS_OF_KINDS
from review.views.themes import ThemeView

# Marks in the order in which they are drawn. A finding without a recorded reach has that of its kind.
MARKS = ("agreement", "some", "one-study", "not-stated", "differing")

Support = Literal["named", "linked", "other"]


@dataclass(frozen=True, slots=True)
class ReachCount:
    """How far findings reach, as a mark and a term of the codebook, and how many there are of that reach."""

    mark: str
    term: Term
    number: int


@dataclass(frozen=True, slots=True)
class DatasetPlace:
    """The place of a dataset, counted from 0, oldest report first, and how its reports support a theme."""

    number: int
    support: Support


@dataclass(frozen=True, slots=True)
class ThemeAtAGlance:
    """A theme, its findings in the order of their marks, its reaches, and the place of every dataset of the review."""

    view: ThemeView
    findings: tuple[tuple[str, Finding], ...]
    reaches: tuple[ReachCount, ...]
    places: tuple[DatasetPlace, ...]

    def marked(self, mark: str) -> tuple[Finding, ...]:
        """Return the findings with a mark."""
        return tuple(finding for own, finding in self.findings if own == mark)

    def number(self, mark: str) -> int:
        """Return the number of findings with a mark."""
        return len(self.marked(mark))


def mark_of(finding: Finding) -> str:
    """Return the mark of a finding's reach or, where that is not recorded, of its kind."""
    term = finding.reach.wording if finding.reach else finding.kind
    mark = MARKS_OF_KINDS.get(term.id, term.id)
    return mark if mark in MARKS else "not-stated"


def at_a_glance(review: Review, view: ThemeView) -> ThemeAtAGlance:
    """Return a theme at a glance."""
    marked = sorted(((mark_of(each), each) for each in view.theme.findings), key=lambda each: MARKS.index(each[0]))
    return ThemeAtAGlance(view, tuple(marked), reaches(view.theme.findings), _places(review, view))


def reaches(findings: Collection[Finding]) -> tuple[ReachCount, ...]:
    """Return each reach that occurs among findings, in the order of marks."""
    terms = {mark_of(each): each.reach.wording if each.reach else each.kind for each in findings}
    counted = Counter(mark_of(each) for each in findings)
    return tuple(ReachCount(mark, terms[mark], counted[mark]) for mark in MARKS if mark in terms)


def _places(review: Review, view: ThemeView) -> tuple[DatasetPlace, ...]:
    """Return the place of every dataset: reports of one dataset share it, so that they do not look like several."""
    named = {study.dataset for study in view.named}
    linked = {study.dataset for study in view.linked}
    by_year = sorted(review.studies.values(), key=lambda study: (study.reference.year or 0, study.id))
    datasets = tuple(dict.fromkeys(study.dataset for study in by_year))
    return tuple(
        DatasetPlace(number, "named" if dataset in named else "linked" if dataset in linked else "other")
        for number, dataset in enumerate(datasets)
    )
