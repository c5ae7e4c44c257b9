"""The list of themes, and a page for each theme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self

from review.language.current import gettext
from review.model import urls
from review.model.long_lists import Part, theme_parts
from review.model.review import Review
from review.site.pages.divided import LongList
from review.site.pages.page import MenuEntry, Page, makes_pages
from review.site.pages.shared import SharedViews
from review.templating.rendering import Context
from review.views.glance import ReachCount, ThemeAtAGlance, at_a_glance, reaches
from review.views.taxonomy import CodeGroup, taxonomy
from review.views.themes import ThemeView

SECTION = "Themes"
MAX_HEADLINES = 5  # in the picture of a theme; the rest are below it


@dataclass(frozen=True)
class ThemeList(Context):
    """Every theme at a glance."""

    template: ClassVar[str] = "pages/themes.html"
    review: Review
    themes: tuple[ThemeAtAGlance, ...]
    reaches: tuple[ReachCount, ...]
    n_studies: int
    level: int = 2


@makes_pages(order=10)
def theme_list(shared: SharedViews) -> Iterator[Page]:
    """Yield the list of themes."""
    review = shared.review
    yield Page(
        "themes/",
        gettext("Themes"),
        gettext("The themes of the review, each with its findings and studies."),
        ThemeList(
            review,
            tuple(at_a_glance(review, view) for view in shared.theme_views),
            reaches(review.findings.values()),
            len(review.studies),
        ),
        menu=MenuEntry(SECTION),
        wide=True,
    )


@dataclass(frozen=True)
class ThemePage(LongList):
    """A theme with its findings, quotations and studies."""

    template: ClassVar[str] = "pages/theme.html"
    review: Review
    view: ThemeView
    glance: ThemeAtAGlance
    max_headlines: int
    codes: tuple[CodeGroup, ...]
    filter_data: dict[str, Any]

    def parts(self) -> tuple[Part, ...]:
        """Return the pages of the theme."""
        return theme_parts(self.review, self.view.theme.id)

    def of_part(self, part: Part) -> Self:
        """Return the theme with the findings of one page."""
        return replace(self, view=self.view.only(frozenset(part.ids)))


@makes_pages(order=130)
def theme_pages(shared: SharedViews) -> Iterator[Page]:
    """Yield a page for each theme."""
    for view in shared.theme_views:
        theme = view.theme
        yield Page(
            urls.theme(theme.id),
            theme.title,
            theme.summary[0].sentence,
            ThemePage(
                shared.review,
                view,
                at_a_glance(shared.review, view),
                MAX_HEADLINES,
                taxonomy(shared.review, theme),
                shared.filter_data,
            ),
            source=theme.path,
            menu=MenuEntry(SECTION, label=f"{theme.number}. {theme.short_title}"),
            wide=True,
        )
