"""The reference list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from review.language.current import gettext
from review.model.review import Review
from review.model.study import Study
from review.references.citation_styles import Formatted
from review.references.reference import Reference
from review.site.pages.page import MenuEntry, Page, makes_pages
from review.site.pages.shared import SharedViews
from review.templating.rendering import Context


@dataclass(frozen=True)
class ReferenceList(Context):
    """Every reference in order; formatted references and included studies are by citekey."""

    template: ClassVar[str] = "pages/references.html"
    review: Review
    references: tuple[Reference, ...]
    formatted: Mapping[str, Formatted]
    included: Mapping[str, Study]


@makes_pages(order=70)
def reference_list(shared: SharedViews) -> Iterator[Page]:
    """Yield the reference list."""
    review = shared.review
    included = {study.reference.citekey: study for study in review.studies.values()}
    yield Page(
        "references/",
        gettext("References"),
        gettext("Every reference, numbered."),
        ReferenceList(review, tuple(review.references.values()), shared.formatted, included),
        source="references.bib",
        menu=MenuEntry("Studies and appraisal"),
        wide=True,
    )
