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
from review.views.findings import FindingView, findings_by_theme


@dataclass(frozen=True)
class SummaryOfFindings(Context):
    """Every finding in one table, by theme."""

    template: ClassVar[str] = "pages/findings.html"
    review: Review
    themes: tuple[tuple[Theme, tuple[FindingView, ...]], ...]
    filter_data: dict[str, Any]


@makes_pages(order=20)
def summary_of_findings(shared: SharedViews) -> Iterator[Page]:
    """Yield the summary of findings."""
    yield Page(
        "findings/",
        "Summary of findings",
        "Every finding in one table.",
        SummaryOfFindings(shared.review, findings_by_theme(shared.review), shared.filter_data),
        menu=MenuEntry("Evidence"),
        wide=True,
    )
