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
from review.site.pages.divided import LongList
from review.site.pages.page import MenuEntry, Page, Pages, listed, makes_pages
from review.site.pages.shared import SharedViews
from review.views.quotations import NumbersOfExcerpts, ThemeQuotations, numbers_of_excerpts, quotations_by_theme


@dataclass(frozen=True)
class Quotations(LongList):
    """Every excerpt by theme, and the numbers of all excerpts."""

    template: ClassVar[str] = "pages/quotes.html"
    review: Review
    themes: tuple[ThemeQuotations, ...]
    numbers: NumbersOfExcerpts
    filter_data: dict[str, Any]

    def of_part(self, part: Part) -> Self:
        """Return the table with the excerpts of one page."""
        views = (view.only(frozenset(part.ids)) for view in self.themes)
        return replace(self, themes=tuple(view for view in views if view.groups))


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
        covers=partial(_covered, shared),
    )


def _covered(shared: SharedViews, pages: Pages | None) -> Shown:
    """Return the excerpts of a page, and the numbers of all excerpts."""
    review = shared.review
    return Shown(listed(pages, review.excerpts), (numbers_of_excerpts(review), shared.filter_data, pages))


def _quotations(shared: SharedViews) -> Quotations:
    review = shared.review
    return Quotations(review, quotations_by_theme(review), numbers_of_excerpts(review), shared.filter_data)
