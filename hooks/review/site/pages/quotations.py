"""The quote table: every excerpt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from review.citing.cite_this import ShortCitations
from review.model.review import Review
from review.site.pages.page import MenuEntry, Page, makes_pages
from review.site.pages.shared import SharedViews
from review.templating.rendering import Context


@dataclass(frozen=True)
class Quotations(Context):
    """Every excerpt by theme; `quoted` are the IDs of the studies that they come from."""

    template: ClassVar[str] = "pages/quotes.html"
    review: Review
    quoted: frozenset[str]
    filter_data: dict[str, Any]
    short_citations: ShortCitations


@makes_pages(order=40)
def quotations(shared: SharedViews) -> Iterator[Page]:
    """Yield the quote table."""
    review = shared.review
    quoted = frozenset(excerpt.study for excerpt in review.excerpts.values())
    yield Page(
        "quotes/",
        "Quotations",
        "Every quotation, to search and to filter.",
        Quotations(review, quoted, shared.filter_data, shared.short_citations),
        menu=MenuEntry("Evidence", after="findings/"),
    )
