"""The ledger of tools: which programs suggested or drafted parts of the records, and who confirmed it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from review.language.current import gettext
from review.model.review import Review
from review.site.pages.page import MenuEntry, Page, makes_pages
from review.site.pages.shared import SharedViews
from review.templating.rendering import Context
from review.views.tools import ToolView, tool_views

ADDRESS = "tools/"


@dataclass(frozen=True)
class ToolsPage(Context):
    """Every tool with its disclosure, and how many reports saved searches have found, and people have decided on."""

    template: ClassVar[str] = "pages/tools.html"
    review: Review
    tools: tuple[ToolView, ...]
    n_found: int
    n_found_decided: int


@makes_pages(order=132)
def tools(shared: SharedViews) -> Iterator[Page]:
    """Yield the page."""
    review = shared.review
    yield Page(
        ADDRESS,
        gettext("Tools and AI"),
        gettext("Which programs suggested or drafted parts of this review, with which version, and who confirmed it."),
        partial(_tools, review),
        source="evidence/tools.yml" if review.tools.tools else "",
        menu=MenuEntry("Methods"),
    )


def _tools(review: Review) -> ToolsPage:
    found = [report for report in review.candidates if report.found_by]
    decided = sum(report.decision != "awaiting" for report in found)
    return ToolsPage(review, tool_views(review), len(found), decided)
