"""A comparison of every two versions: what differs, by kind of record, on one page or, if that is long, on several."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from review.language.current import gettext
from review.model.review import Review
from review.site.pages.page import Page, makes_pages
from review.site.pages.shared import SharedViews
from review.templating.rendering import Context
from review.versions.diff_report import Group, divided, groups
from review.versions.field_names import field_value
from review.versions.history import Comparison

MAX_TOGETHER = 120_000  # characters of the changes on one page


@dataclass(frozen=True)
class Compared(Context):
    """Two states, which `before` and `after` name. The functions give a value as readers of either state know it.

    They take the kind of a record, the path of a field and its value.
    """

    review: Review
    compared: Comparison
    before: str
    after: str
    value_before: Callable[[str, str, str], str]
    value_after: Callable[[str, str, str], str]


@dataclass(frozen=True)
class ComparisonPage(Compared):
    """The changes from one version to a later one; those `apart` are on pages of their own, and listed."""

    template: ClassVar[str] = "pages/comparison.html"
    groups: tuple[Group, ...]
    apart: tuple[Group, ...]


@dataclass(frozen=True)
class ComparisonPart(Compared):
    """The changes to one kind of record."""

    template: ClassVar[str] = "pages/comparison_part.html"
    group: Group


@makes_pages(order=150)
def comparisons(shared: SharedViews) -> Iterator[Page]:
    """Yield a page for every two versions, and for every version and the current review, and pages of their parts."""
    for compared in shared.publication.history.comparisons:
        before = gettext("version {number}", number=compared.before.number)
        after = gettext("the current review")
        if compared.after:
            after = gettext("version {number}", number=compared.after.number)
        common = (
            shared.review,
            compared,
            before,
            after,
            partial(field_value, compared.before.state.review),
            partial(field_value, compared.after.state.review if compared.after else shared.review),
        )
        findings_first = sorted(groups(compared.changes), key=lambda group: group.kind != "finding")
        together, apart = divided(findings_first, MAX_TOGETHER)
        yield Page(
            compared.address,
            gettext("From {before} to {after}", before=before, after=after),
            gettext("What differs, finding by finding, and record by record."),
            partial(ComparisonPage, *common, together, apart),
            in_search=False,
        )
        for group in apart:
            yield Page(
                f"{compared.address}{group.kind}/",
                gettext("{heading}: from {before} to {after}", heading=group.heading, before=before, after=after),
                gettext("{heading}: what differs, record by record.", heading=group.heading),
                partial(ComparisonPart, *common, group),
                in_search=False,
            )
