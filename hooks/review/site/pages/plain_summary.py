"""The plain-language summary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from review.language.current import gettext
from review.model.review import Review
from review.site.pages.page import MenuEntry, Page, makes_pages
from review.site.pages.shared import SharedViews
from review.templating.rendering import Context
from review.views.plain_summary import PlainSection, plain_summary


@dataclass(frozen=True)
class PlainSummary(Context):
    """The summary, section by section; `repository` is the address for suggestions, or an empty text."""

    template: ClassVar[str] = "pages/summary.html"
    review: Review
    sections: tuple[PlainSection, ...]
    repository: str


@makes_pages(order=12)
def summary(shared: SharedViews) -> Iterator[Page]:
    """Yield the page, where the review has a plain-language summary."""
    if shared.review.summary.sections:
        yield Page(
            "summary/",
            gettext("Plain-language summary"),
            gettext("The question, what was found, how sure we can be, what it means, and who made it."),
            lambda: PlainSummary(shared.review, plain_summary(shared.review), shared.publication.repository),
            source="evidence/summary.yml",
            menu=MenuEntry("Read", after="index", label=gettext("Plain summary")),
        )
