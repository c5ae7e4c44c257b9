"""The reference list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar, Self

from review.language.current import gettext
from review.model.long_lists import Part, reference_parts
from review.model.neighbourhood import Shown
from review.model.review import Review
from review.model.study import Study
from review.references.citation_styles import Formatted
from review.references.reference import Reference
from review.site.pages.divided import LongList
from review.site.pages.page import MenuEntry, Page, Pages, makes_pages
from review.site.pages.shared import SharedViews


@dataclass(frozen=True)
class ReferenceList(LongList):
    """Every reference in order; formatted references and included studies are by citekey."""

    template: ClassVar[str] = "pages/references.html"
    review: Review
    references: tuple[Reference, ...]
    formatted: Mapping[str, Formatted]
    included: Mapping[str, Study]

    def of_part(self, part: Part) -> Self:
        """Return the list with the references of one page."""
        ids = frozenset(part.ids)
        return replace(self, references=tuple(each for each in self.references if f"ref-{each.number}" in ids))


@makes_pages(order=70)
def reference_list(shared: SharedViews) -> Iterator[Page]:
    """Yield the reference list."""
    yield Page(
        "references/",
        gettext("References"),
        gettext("Every reference, numbered."),
        partial(_reference_list, shared),
        source="references.bib",
        menu=MenuEntry("Studies and appraisal"),
        wide=True,
        parts=reference_parts(shared.review),
        covers=partial(_covered, shared),
    )


def _covered(shared: SharedViews, pages: Pages | None) -> Shown:
    """Return which references are those of studies, and of which; the references themselves concern every page."""
    included = {study.reference.number: study.id for study in shared.review.studies.values()}
    numbers = [each.number for each in shared.review.references.values()]
    shown = [each for each in numbers if not pages or pages.here.first <= each <= pages.here.last]
    return Shown((), ([(each, included.get(each)) for each in shown], pages))


def _reference_list(shared: SharedViews) -> ReferenceList:
    review = shared.review
    included = {study.reference.citekey: study for study in review.studies.values()}
    return ReferenceList(review, tuple(review.references.values()), shared.formatted, included)
