"""The comparison of the review with its companion, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from review.language.current import gettext
from review.model.review import Review
from review.schema.review import CompanionRecord, ComparisonPageRecord
from review.site.pages.page import MenuEntry, Page, makes_pages
from review.site.pages.shared import SharedViews
from review.templating.rendering import Context
from review.views.compared import ComparedGroup, compared


@dataclass(frozen=True)
class Compared(Context):
    """The points of the discussion that have both sides, by kind."""

    template: ClassVar[str] = "pages/compared.html"
    review: Review
    companion: CompanionRecord
    comparison: ComparisonPageRecord
    groups: tuple[ComparedGroup, ...]


@makes_pages(order=77)
def comparison_with_companion(shared: SharedViews) -> Iterator[Page]:
    """Yield the page, where the review has a companion to compare with."""
    companion = shared.review.record.companion
    groups = compared(shared.review)
    if companion and companion.comparison and groups:
        comparison = companion.comparison
        yield Page(
            f"{comparison.address}/",
            comparison.title,
            gettext("What both reviews say on the same matter, and where they differ, each with its source."),
            lambda: Compared(shared.review, companion, comparison, groups),
            source="evidence/discussion.yml",
            menu=MenuEntry("Lived experience", after="lived-experience/"),
            wide=True,
        )
