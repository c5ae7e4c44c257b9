"""The reporting checklists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from review.language.current import gettext
from review.model.review import Review
from review.schema.checklists import Reported
from review.site.pages.page import MenuEntry, Page, makes_pages
from review.site.pages.shared import SharedViews
from review.templating.rendering import Context
from review.views.checklists import LABELS, SYMBOLS, ChecklistView, checklist_views


@dataclass(frozen=True)
class Checklists(Context):
    """Every checklist, with the label and symbol of each answer."""

    template: ClassVar[str] = "pages/checklists.html"
    review: Review
    views: tuple[ChecklistView, ...]
    labels: Mapping[Reported, str]
    symbols: Mapping[Reported, str]


@makes_pages(order=110)
def checklists(shared: SharedViews) -> Iterator[Page]:
    """Yield the page of checklists, where the review has any."""
    if not shared.review.has("checklists"):
        return
    yield Page(
        "checklists/",
        gettext("Reporting checklists"),
        gettext("What reporting guidelines ask for, and where to find it here."),
        lambda: Checklists(shared.review, checklist_views(shared.review), LABELS, SYMBOLS),
        source="evidence/checklists.yml",
        menu=MenuEntry("For researchers", after="persistence/"),
        wide=True,
    )
