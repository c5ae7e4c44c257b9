"""The whole review on one page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar, Self

from review.language.current import gettext
from review.model.long_lists import Part, whole_parts
from review.model.neighbourhood import Shown
from review.model.review import Review
from review.references.citation_styles import Formatted
from review.site.pages.divided import LongList
from review.site.pages.page import MenuEntry, Page, Pages, makes_pages
from review.site.pages.shared import SharedViews
from review.views.appraisal_sheets import AppraisalSheet, appraisal_sheets
from review.views.coverage import Coverage
from review.views.themes import ThemeView


@dataclass(frozen=True)
class WholeReview(LongList):
    """Every theme, finding, quotation, study and answer; formatted references are by citekey."""

    template: ClassVar[str] = "pages/whole.html"
    review: Review
    site_url: str
    themes: tuple[ThemeView, ...]
    coverage: Coverage
    sheets: tuple[AppraisalSheet, ...]
    formatted: Mapping[str, Formatted]

    def of_part(self, part: Part) -> Self:
        """Return one page; what is quoted for a theme as a whole is on its first."""
        views = (view.only(frozenset(part.ids)) for view in self.themes if view.theme.id == part.group)
        return replace(self, themes=tuple(view if part.first == 1 else replace(view, excerpts=()) for view in views))


@makes_pages(order=120)
def whole_review(shared: SharedViews) -> Iterator[Page]:
    """Yield the whole review, to print or to save."""
    review = shared.review
    yield Page(
        "whole/",
        gettext("The full review on one page"),
        gettext("Every theme, finding, quotation, study and answer on one page, to print or to save."),
        lambda: WholeReview(
            review=review,
            site_url=shared.publication.site_url,
            themes=shared.theme_views,
            coverage=shared.coverage,
            sheets=appraisal_sheets(review),
            formatted=shared.formatted,
        ),
        menu=MenuEntry("For researchers", label=gettext("Printable version")),
        wide=True,
        in_search=False,
        parts=whole_parts(review),
        covers=partial(_covered, review),
    )


def _covered(review: Review, pages: Pages | None) -> Shown:
    """Return the findings of a page and what is quoted for its theme as a whole; on a single page, everything."""
    if not pages:
        return Shown((*review.findings, *review.studies), tuple(review.themes.values()))
    theme = review.themes[pages.here.group]
    excerpts = (each for each in review.excerpts.values() if pages.here.first == 1 and each.theme == theme.id)
    return Shown((*pages.here.ids, *(each.id for each in excerpts if not each.findings)), (theme, pages))
