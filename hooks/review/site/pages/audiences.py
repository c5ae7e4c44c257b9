"""What the findings and the authors' conclusions say for readers with a task in common."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from review.language.current import gettext
from review.model.review import Review
from review.schema.registers import PointRecord
from review.site.pages.page import MenuEntry, Page, makes_pages
from review.site.pages.shared import SharedViews
from review.templating.rendering import Context
from review.views.audiences import AudienceView, audience_views

CONCLUSIONS = "implication"  # the kind of discussion point that is a conclusion for practice


@dataclass(frozen=True)
class Practice(Context):
    """Every audience with its findings, and the conclusions for practice, which are for all of them."""

    template: ClassVar[str] = "pages/practice.html"
    review: Review
    audiences: tuple[AudienceView, ...]
    conclusions: tuple[PointRecord, ...]


@makes_pages(order=76)
def practice(shared: SharedViews) -> Iterator[Page]:
    """Yield the page, where the review has audiences."""
    review = shared.review
    if review.groups.audiences:
        yield Page(
            "practice/",
            gettext("What it means for you"),
            gettext(
                "The findings that concern each kind of service or task, each with its source. No advice of our own."
            ),
            lambda: Practice(
                review,
                audience_views(review),
                tuple(point for point in review.points if point.kind == CONCLUSIONS),
            ),
            source="evidence/groups.yml",
            menu=MenuEntry("What it means", after="implications/", label=gettext("For your work")),
        )
