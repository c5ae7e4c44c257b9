"""The summary of findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from review.model.review import Review
from review.site.pages.page import MenuEntry, Page, makes_pages
from review.site.pages.shared import SharedViews
from review.templating.rendering import Context
from review.views.findings import FindingView, finding_views


@dataclass(frozen=True)
class SummaryOfFindings(Context):
    """Every finding in one table."""

    template: ClassVar[str] = "pages/findings.html"
    review: Review
    views: tuple[FindingView, ...]
    filter_data: dict[str, Any]


@makes_pages(order=20)
def summary_of_findings(shared: SharedViews) -> Iterator[Page]:
    """Yield the summary of findings."""
    yield Page(
        "findings/",
        "Summary of findings",
        "Every finding in one table.",
        SummaryOfFindings(shared.review, finding_views(shared.review), shared.filter_data),
        menu=MenuEntry("Evidence"),
        wide=True,
    )
