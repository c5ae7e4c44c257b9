"""The quote table: excerpts by theme and subtheme."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from review.model.once import once_per_review
from review.model.review import Review
from review.model.study import Excerpt
from review.model.theme import Theme
from review.schema.term import Term
from review.schema.theme import SubthemeRecord
from review.views.verification import verification_counts


@dataclass(frozen=True, slots=True)
class QuotationGroup:
    """The excerpts of a subtheme, or of the theme as a whole (`subtheme` is None)."""

    subtheme: SubthemeRecord | None
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class ThemeQuotations:
    """A theme with its excerpts in groups that are not empty."""

    theme: Theme
    groups: tuple[QuotationGroup, ...]

    def only(self, ids: Collection[str]) -> ThemeQuotations:
        """The same with these excerpts alone."""
        left = (
            QuotationGroup(group.subtheme, tuple(excerpt for excerpt in group.excerpts if excerpt.id in ids))
            for group in self.groups
        )
        return ThemeQuotations(self.theme, tuple(group for group in left if group.excerpts))


@dataclass(frozen=True, slots=True)
class NumbersOfExcerpts:
    """How many excerpts there are, from how many studies, how many of studies that were added, and compared how."""

    excerpts: int
    studies: int
    added: int
    compared: tuple[tuple[Term, int], ...]


@once_per_review
def numbers_of_excerpts(review: Review) -> NumbersOfExcerpts:
    """Return the numbers of all excerpts."""
    excerpts = review.excerpts.values()
    studies = {excerpt.study for excerpt in excerpts}
    return NumbersOfExcerpts(len(excerpts), len(studies), n_added(review, excerpts), verification_counts(review))


def n_added(review: Review, excerpts: Iterable[Excerpt]) -> int:
    """Return how many of some excerpts are from studies that were added after the published review."""
    added = {study.id for study in review.added_studies}
    return sum(excerpt.study in added for excerpt in excerpts)


def quotations_by_theme(review: Review) -> tuple[ThemeQuotations, ...]:
    """Return the excerpts of each theme, those of the theme as a whole first."""
    return tuple(ThemeQuotations(theme, _groups(review, theme)) for theme in review.themes.values())


def _groups(review: Review, theme: Theme) -> tuple[QuotationGroup, ...]:
    of_theme = [excerpt for excerpt in review.excerpts.values() if excerpt.theme == theme.id]
    subthemes: list[SubthemeRecord | None] = [None, *theme.subthemes]
    groups = (
        QuotationGroup(
            subtheme,
            tuple(excerpt for excerpt in of_theme if excerpt.subtheme == (subtheme.id if subtheme else None)),
        )
        for subtheme in subthemes
    )
    return tuple(group for group in groups if group.excerpts)
