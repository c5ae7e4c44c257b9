"""The list of themes, and a page for each theme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from review.citing.cite_this import ShortCitations
from review.model import urls
from review.model.review import Review
from review.site.pages.page import MenuEntry, Page, makes_pages
from review.site.pages.shared import SharedViews
from review.templating.rendering import Context
from review.views.themes import ThemeView

SECTION = "Themes"


@dataclass(frozen=True)
class ThemeList(Context):
    """Every theme in one sentence."""

    template: ClassVar[str] = "pages/themes.html"
    review: Review
    themes: tuple[ThemeView, ...]


@makes_pages(order=10)
def theme_list(shared: SharedViews) -> Iterator[Page]:
    """Yield the list of themes."""
    yield Page(
        "themes/",
        "Themes",
        "The themes of the review, each with what carries it.",
        ThemeList(shared.review, shared.theme_views),
        menu=MenuEntry(SECTION),
    )


@dataclass(frozen=True)
class ThemePage(Context):
    """A theme with its findings, quotations and studies."""

    template: ClassVar[str] = "pages/theme.html"
    review: Review
    view: ThemeView
    filter_data: dict[str, Any]
    short_citations: ShortCitations


@makes_pages(order=130)
def theme_pages(shared: SharedViews) -> Iterator[Page]:
    """Yield a page for each theme."""
    for view in shared.theme_views:
        theme = view.theme
        yield Page(
            urls.theme(theme.id),
            theme.title,
            theme.summary[0].sentence,
            ThemePage(shared.review, view, shared.filter_data, shared.short_citations),
            source=theme.path,
            menu=MenuEntry(SECTION, label=f"{theme.number}. {theme.short_title}"),
        )
