"""Updates: the review's status, versions and screening."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from review.language.current import gettext
from review.model.review import Review
from review.model.review_status import ReviewStatus
from review.schema.registers import CandidateRecord
from review.site.pages.page import MenuEntry, Page, makes_pages
from review.site.pages.shared import SharedViews
from review.templating.rendering import Context
from review.versions.history import History
from review.views.downloads import feeds_of
from review.views.lag import LABELS, Lag, lag
from review.views.ranking import Ranking, ranking
from review.views.readings import Readings, readings
from review.views.screening import ScreeningGroup, awaiting_assessment, decided
from review.views.surveillance import Watch, watch


@dataclass(frozen=True)
class Updates(Context):
    """The status and versions of the review, and the reports that were screened."""

    template: ClassVar[str] = "pages/updates.html"
    review: Review
    status: ReviewStatus
    feeds: tuple[tuple[str, str, str], ...]
    history: History
    awaiting: tuple[ScreeningGroup, ...]
    decided: tuple[CandidateRecord, ...]
    lag: Lag
    lag_labels: Mapping[str, str]
    watch: Watch
    readings: Readings
    ranking: Ranking


@makes_pages(order=80)
def updates(shared: SharedViews) -> Iterator[Page]:
    """Yield the page of updates."""
    publication = shared.publication
    yield Page(
        "updates/",
        gettext("Updates"),
        gettext("Versions, changes, and reports awaiting assessment.")
        if shared.review.has("screening")
        else gettext("Versions, and what each of them changed."),
        lambda: Updates(
            review=shared.review,
            status=publication.status,
            feeds=feeds_of(shared.review),
            history=publication.history,
            awaiting=awaiting_assessment(shared.review),
            decided=decided(shared.review),
            lag=lag(shared.review, publication.status),
            lag_labels=LABELS,
            watch=watch(shared.review),
            readings=readings(shared.review),
            ranking=ranking(shared.review),
        ),
        source="evidence/screening.yml",
        menu=MenuEntry("Updates"),
    )
