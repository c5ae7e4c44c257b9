"""Assessing confidence: how it is done, and the worksheets of each theme's findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar, Self

from review.language.current import gettext
from review.model import urls
from review.model.long_lists import Part, worksheet_parts
from review.model.neighbourhood import Shown
from review.model.review import Review
from review.model.theme import Theme
from review.site.pages.divided import LongList
from review.site.pages.page import MenuEntry, Page, Pages, listed, makes_pages
from review.site.pages.shared import SharedViews
from review.templating.rendering import Context
from review.views.worksheet import Assessment, Component, Worksheet, components


@dataclass(frozen=True)
class ConfidenceGuide(Context):
    """How confidence is assessed, and the findings by theme; numbers of findings, assessed and out of date."""

    template: ClassVar[str] = "pages/confidence.html"
    review: Review
    themes: tuple[tuple[Theme, tuple[Assessment, ...]], ...]
    components: tuple[Component, ...]
    total: int
    assessed: int
    stale: int
    repo_url: str


@makes_pages(order=100)
def confidence_guide(shared: SharedViews) -> Iterator[Page]:
    """Yield the page that explains assessments and links to the worksheets, where the review rates confidence."""
    if not shared.review.has("confidence"):
        return
    yield Page(
        "contribute/confidence/",
        gettext("Assess confidence"),
        gettext("Worksheets for judging confidence in a finding, with the evidence beside each judgement."),
        partial(_confidence_guide, shared),
        menu=MenuEntry("Contribute", after="contribute/add/"),
    )


def _confidence_guide(shared: SharedViews) -> ConfidenceGuide:
    by_theme = tuple((theme, tuple(map(Assessment, theme.findings))) for theme in shared.review.themes.values())
    states = Counter(each.state for _, assessments in by_theme for each in assessments)
    return ConfidenceGuide(
        review=shared.review,
        themes=by_theme,
        components=components(),
        total=states.total(),
        assessed=states.total() - states["missing"],
        stale=states["stale"],
        repo_url=shared.publication.repository,
    )


@dataclass(frozen=True)
class Worksheets(LongList):
    """The worksheets of a theme's findings."""

    template: ClassVar[str] = "pages/worksheets.html"
    review: Review
    theme: Theme
    sheets: tuple[Worksheet, ...]
    components: tuple[Component, ...]
    repo_url: str

    def of_part(self, part: Part) -> Self:
        """Return the worksheets of one page."""
        ids = frozenset(part.ids)
        return replace(self, sheets=tuple(sheet for sheet in self.sheets if sheet.finding.id in ids))


@makes_pages(order=160)
def worksheet_pages(shared: SharedViews) -> Iterator[Page]:
    """Yield a page of worksheets for each theme."""
    if not shared.review.has("confidence"):
        return
    for theme in shared.review.themes.values():
        yield Page(
            urls.worksheets(theme.id),
            gettext("Worksheets: {title}", title=theme.title),
            gettext("What to look at when judging how much confidence to place in each finding of this theme."),
            partial(_worksheets, shared, theme),
            source=theme.path,
            in_search=False,
            parts=worksheet_parts(shared.review, theme.id),
            covers=partial(_covered, theme),
        )


def _covered(theme: Theme, pages: Pages | None) -> Shown:
    """Return the findings of a page, and the file that their assessments belong into."""
    return Shown(listed(pages, (finding.id for finding in theme.findings)), (theme.id, theme.path, pages))


def _worksheets(shared: SharedViews, theme: Theme) -> Worksheets:
    sheets = shared.worksheets(theme.id)
    return Worksheets(shared.review, theme, sheets, components(), shared.publication.repository)
