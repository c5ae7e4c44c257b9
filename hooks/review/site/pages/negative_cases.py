"""The negative cases: passages that qualify or contradict a finding, and studies that say nothing on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from review.language.current import gettext
from review.model.review import Review
from review.site.pages.page import MenuEntry, Page, makes_pages
from review.site.pages.shared import SharedViews
from review.templating.rendering import Context
from review.views.negative_cases import NegativeCases, negative_cases

ADDRESS = "negative-cases/"


@dataclass(frozen=True)
class NegativeCasesPage(Context):
    """Every negative case by finding, and how many findings report differing views."""

    template: ClassVar[str] = "pages/negative_cases.html"
    review: Review
    negative: NegativeCases
    n_differing: int
    repository: str


@makes_pages(order=65)
def negative_cases_page(shared: SharedViews) -> Iterator[Page]:
    """Yield the page."""
    review = shared.review
    yield Page(
        ADDRESS,
        gettext("Negative cases"),
        gettext("Passages that qualify or contradict a finding, and studies that say nothing on it."),
        lambda: NegativeCasesPage(
            review,
            negative_cases(review),
            sum(finding.kind == "differing-views" for finding in review.findings.values()),
            shared.publication.repository,
        ),
        menu=MenuEntry("Evidence map", after="map/"),
    )
