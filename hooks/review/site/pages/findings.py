"""The summary of findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from review.model.review import Review
from review.model.theme import Theme
from review.site.pages.page import MenuEntry, Page, makes_pages
from review.site.pages.shared import SharedViews
from review.templating.rendering import Context
from review.views.evidence_line import SupportCount, support_counts
from review.views.findings import FindingView, findings_by_theme


@dataclass(frozen=True)
class SummaryOfFindings(Context):
    """Every finding in one table, by theme; `counts` are numbers of findings by their number of studies."""

    template: ClassVar[str] = "pages/findings.html"
    review: Review
    themes: tuple[tuple[Theme, tuple[FindingView, ...]], ...]
    counts: tuple[SupportCount, ...]
    filter_data: dict[str, Any]


@makes_pages(order=20)
def summary_of_findings(shared: SharedViews) -> Iterator[Page]:
    """Yield the summary of findings."""
    review = shared.review
    yield Page(
        "findings/",
        "Summary of findings",
        "Every finding in one table.",
        SummaryOfFindings(
            review, findings_by_theme(review), support_counts(review.findings.values()), shared.filter_data
        ),
        menu=MenuEntry("Read", label="Findings"),
        wide=True,
    )
