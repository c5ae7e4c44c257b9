"""The quote table: every excerpt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, ClassVar, Self

from review.language.current import gettext
from review.model.long_lists import Part, quotation_parts
from review.model.neighbourhood import Shown
from review.model.review import Review
from review.schema.term import Term
from review.site.pages.divided import LongList
from review.site.pages.page import MenuEntry, Page, makes_pages
from review.site.pages.shared import SharedViews
from review.views.quotations import ThemeQuotations, n_added, quotations_by_theme
from review.views.verification import verification_counts


@dataclass(frozen=True)
class Quotations(LongList):
    """Every excerpt by theme, the number of studies they come from, and how many were compared with what result.

    `n_added` of them are from studies that were added after the published review.
    """

    template: ClassVar[str] = "pages/quotes.html"
    review: Review
    themes: tuple[ThemeQuotations, ...]
    n_studies: int
    n_added: int
    compared: tuple[tuple[Term, int], ...]
    filter_data: dict[str, Any]

    def of_part(self, part: Part) -> Self:
        """Return the table with the excerpts of one page."""
        views = (view.only(frozenset(part.ids)) for view in self.themes)
        return replace(self, themes=tuple(view for view in views if view.groups))

    def shows(self) -> Shown:
        """Return the excerpts of the page, and the numbers of all excerpts."""
        ids = (excerpt.id for view in self.themes for group in view.groups for excerpt in group.excerpts)
        numbers = (len(self.review.excerpts), self.n_studies, self.n_added, self.compared)
        return Shown(tuple(ids), (numbers, self.filter_data, self.pages))


@makes_pages(order=40)
def quotations(shared: SharedViews) -> Iterator[Page]:
    """Yield the quote table."""
    yield Page(
        "quotes/",
        gettext("Quotations"),
        gettext("Every quotation, to search and to filter."),
        partial(_quotations, shared),
        menu=MenuEntry("Read", after="findings/"),
        parts=quotation_parts(shared.review),
    )


def _quotations(shared: SharedViews) -> Quotations:
    review = shared.review
    n_studies = len({excerpt.study for excerpt in review.excerpts.values()})
    return Quotations(
        review,
        quotations_by_theme(review),
        n_studies,
        n_added(review, review.excerpts.values()),
        verification_counts(review),
        shared.filter_data,
    )
