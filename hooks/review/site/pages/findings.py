"""The list of all findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, ClassVar, Self

from review.language.current import gettext
from review.model.long_lists import Part, finding_parts
from review.model.neighbourhood import Shown
from review.model.review import Review
from review.model.theme import Theme
from review.site.pages.divided import LongList
from review.site.pages.page import MenuEntry, Page, Pages, listed, makes_pages
from review.site.pages.shared import SharedViews
from review.views.evidence_line import SupportCount, count_by_support, support_counts
from review.views.findings import FindingView, findings_by_theme


@dataclass(frozen=True)
class Findings(LongList):
    """Every finding by theme, and numbers of findings: by what supports them, and by their number of studies."""

    template: ClassVar[str] = "pages/findings.html"
    review: Review
    themes: tuple[tuple[Theme, tuple[FindingView, ...]], ...]
    by_support: Mapping[str, int]
    counts: tuple[SupportCount, ...]
    filter_data: dict[str, Any]

    def of_part(self, part: Part) -> Self:
        """Return the list with the findings of one page."""
        ids = frozenset(part.ids)
        left = ((theme, tuple(view for view in views if view.finding.id in ids)) for theme, views in self.themes)
        return replace(self, themes=tuple((theme, views) for theme, views in left if views))


@makes_pages(order=20)
def findings(shared: SharedViews) -> Iterator[Page]:
    """Yield the list of all findings."""
    yield Page(
        "findings/",
        gettext("Findings"),
        gettext("Every finding, with the studies linked to it."),
        partial(_findings, shared),
        menu=MenuEntry("Read", label=gettext("Findings")),
        wide=True,
        parts=finding_parts(shared.review),
        covers=partial(_covered, shared),
    )


def _covered(shared: SharedViews, pages: Pages | None) -> Shown:
    """Return the findings of a page, and what the numbers of all findings are counted from."""
    findings = shared.review.findings
    counted = [(each.n_named_studies, each.n_linked_studies, each.n_datasets) for each in findings.values()]
    return Shown(listed(pages, findings), (counted, shared.filter_data, pages))


def _findings(shared: SharedViews) -> Findings:
    review = shared.review
    themes = findings_by_theme(review)
    return Findings(
        review,
        themes,
        count_by_support(view.evidence for _, views in themes for view in views),
        support_counts(review.findings.values()),
        shared.filter_data,
    )
