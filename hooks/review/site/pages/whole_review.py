"""The whole review on one page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from review.language.current import gettext
from review.model.codebook import Instrument
from review.model.review import Review
from review.references.citation_styles import Formatted
from review.site.pages.page import MenuEntry, Page, makes_pages
from review.site.pages.shared import AppraisalRow, SharedViews
from review.templating.rendering import Context
from review.views.coverage import Coverage, coverage, instrument_of
from review.views.themes import ThemeView


@dataclass(frozen=True)
class WholeReview(Context):
    """Every theme, finding, quotation, study and answer; formatted references are by citekey."""

    template: ClassVar[str] = "pages/whole.html"
    review: Review
    site_url: str
    themes: tuple[ThemeView, ...]
    coverage: Coverage
    instrument: Instrument
    rows: tuple[AppraisalRow, ...]
    formatted: Mapping[str, Formatted]


@makes_pages(order=120)
def whole_review(shared: SharedViews) -> Iterator[Page]:
    """Yield the whole review, to print or to save."""
    review = shared.review
    yield Page(
        "whole/",
        gettext("The full review on one page"),
        gettext("Every theme, finding, quotation, study and answer on one page, to print or to save."),
        WholeReview(
            review=review,
            site_url=shared.publication.site_url,
            themes=shared.theme_views,
            coverage=coverage(review, review.studies.values()),
            instrument=instrument_of(review),
            rows=shared.appraisal_rows,
            formatted=shared.formatted,
        ),
        menu=MenuEntry("For researchers", label=gettext("Printable version")),
        wide=True,
        in_search=False,
    )
