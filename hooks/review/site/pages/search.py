"""The page of the search, which works without the dialog that the header opens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from review.language.current import gettext
from review.model.review import Review
from review.site.pages.page import Page, makes_pages
from review.site.pages.shared import SharedViews
from review.templating.rendering import Context


@dataclass(frozen=True)
class SearchPage(Context):
    """A field for the search, the lists in which everything can be found without scripts, and helplines."""

    template: ClassVar[str] = "pages/search.html"
    review: Review


@makes_pages(order=125)
def search_page(shared: SharedViews) -> Iterator[Page]:
    """Yield the page of the search."""
    yield Page(
        "search/",
        gettext("Search"),
        gettext("Search findings, quotations, studies and pages."),
        lambda: SearchPage(shared.review),
        in_search=False,
    )
