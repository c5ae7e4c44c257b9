"""The list of themes, and a page for each theme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, ClassVar, Self

from review.language.current import gettext
from review.model import urls
from review.model.long_lists import Part, theme_parts
from review.model.neighbourhood import Shown
from review.model.review import Review
from review.model.theme import Theme
from review.site.pages.divided import LongList
from review.site.pages.page import MenuEntry, Page, Pages, makes_pages
from review.site.pages.shared import SharedViews
from review.templating.rendering import Context
from review.views.glance import ReachCount, ThemeAtAGlance, at_a_glance, reaches
from review.views.quotations import n_added
from review.views.taxonomy import CodeGroup, taxonomy
from review.views.themes import ThemeView, studies_of_theme

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
        lambda: ThemeList(
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
    """A theme with its findings, quotations and studies; of its excerpts, `n_added` are from studies added later."""

    template: ClassVar[str] = "pages/theme.html"
    review: Review
    view: ThemeView
    glance: ThemeAtAGlance
    max_headlines: int
    codes: tuple[CodeGroup, ...]
    n_added: int
    filter_data: dict[str, Any]

    def of_part(self, part: Part) -> Self:
        """Return the theme with the findings of one page."""
        return replace(self, view=self.view.only(frozenset(part.ids)))


@makes_pages(order=130)
def theme_pages(shared: SharedViews) -> Iterator[Page]:
    """Yield a page for each theme."""
    review = shared.review
    for theme in review.themes.values():
        yield Page(
            urls.theme(theme.id),
            theme.title,
            theme.summary[0].sentence,
            partial(_theme_page, shared, theme),
            source=theme.path,
            menu=MenuEntry(SECTION, label=f"{theme.number}. {theme.short_title}"),
            wide=True,
            parts=theme_parts(review, theme.id),
            covers=partial(_covered, shared, theme),
        )


def _covered(shared: SharedViews, theme: Theme, pages: Pages | None) -> Shown:
    """Return the findings of a page; on its first page, everything that belongs to the theme."""
    if pages and pages.number > 1:
        return Shown(pages.here.ids, (shared.filter_data, pages))
    findings = (finding.id for finding in theme.findings)
    studies = (study.id for study in studies_of_theme(shared.review, theme))
    return Shown((*findings, *studies), (theme, taxonomy(shared.review, theme), shared.filter_data, pages))


def _theme_page(shared: SharedViews, theme: Theme) -> ThemePage:
    review, view = shared.review, shared.theme_view(theme.id)
    return ThemePage(
        review,
        view,
        at_a_glance(review, view),
        MAX_HEADLINES,
        taxonomy(review, theme),
        n_added(review, view.excerpts),
        shared.filter_data,
    )
