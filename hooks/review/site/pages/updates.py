"""Updates: the review's status, versions and screening, and a comparison of every two versions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from review.model.review import Review
from review.model.review_status import ReviewStatus
from review.schema.registers import CandidateRecord
from review.site.pages.page import MenuEntry, Page, makes_pages
from review.site.pages.shared import SharedViews
from review.templating.rendering import Context
from review.versions.diff_report import Group, groups
from review.versions.field_names import field_value
from review.versions.history import Comparison, History
from review.views.downloads import FEEDS
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
        "Updates",
        "Versions, changes, and reports awaiting assessment.",
        Updates(
            review=shared.review,
            status=publication.status,
            feeds=FEEDS,
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


@dataclass(frozen=True)
class ComparisonPage(Context):
    """The changes from one version to a later one, which `after` names."""

    template: ClassVar[str] = "pages/comparison.html"
    review: Review
    compared: Comparison
    groups: tuple[Group, ...]
    after: str
    # A value as readers of either state know it, from the kind of record, the path of the field and the value.
    value_before: Callable[[str, str, str], str]
    value_after: Callable[[str, str, str], str]


@makes_pages(order=150)
def comparisons(shared: SharedViews) -> Iterator[Page]:
    """Yield a page for every two versions, and for every version and the current review."""
    for compared in shared.publication.history.comparisons:
        after = f"version {compared.after.number}" if compared.after else "the current review"
        findings_first = sorted(groups(compared.changes), key=lambda group: group.kind != "finding")
        yield Page(
            compared.address,
            f"From version {compared.before.number} to {after}",
            "What differs, finding by finding, and record by record.",
            ComparisonPage(
                shared.review,
                compared,
                tuple(findings_first),
                after,
                partial(field_value, compared.before.state.review),
                partial(field_value, compared.after.state.review if compared.after else shared.review),
            ),
            in_search=False,
        )
