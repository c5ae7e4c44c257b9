"""The reports that await assessment, by year and subject."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from markupsafe import Markup

from review.figures.awaiting import awaiting_bars
from review.language.current import gettext
from review.model.review import Review
from review.ranking.declaration import EVALUATION, PERFORMANCE
from review.site.pages.page import MenuEntry, Page, makes_pages
from review.site.pages.shared import SharedViews
from review.templating.rendering import Context
from review.views.awaiting import Awaiting, awaiting
from review.views.ranking import Ranking, ranking

ADDRESS = "new/"


@dataclass(frozen=True)
class NewReports(Context):
    """The reports, and a picture of them by year; `repository` is the address for help, or an empty text."""

    template: ClassVar[str] = "pages/new.html"
    review: Review
    title: str
    reports: Awaiting
    picture: Markup
    repository: str
    ranking: Ranking
    evaluation: str
    performance: str


@makes_pages(order=81)
def new_reports(shared: SharedViews) -> Iterator[Page]:
    """Yield the page, where reports await assessment."""
    review = shared.review
    if review.awaiting:
        title = gettext("New since {year}", year=review.version.searches_through[:4])
        yield Page(
            ADDRESS,
            title,
            gettext("Reports that await assessment, by year and subject. They are not part of the findings."),
            partial(_new_reports, shared, title),
            source="evidence/screening.yml",
            menu=MenuEntry("Updates", after="updates/"),
        )


def _new_reports(shared: SharedViews, title: str) -> NewReports:
    review, reports = shared.review, awaiting(shared.review)
    return NewReports(
        review,
        title,
        reports,
        awaiting_bars(reports, ADDRESS),
        shared.publication.repository,
        ranking(review),
        EVALUATION,
        PERFORMANCE,
    )
