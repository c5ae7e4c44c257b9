"""The evidence map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from review.language.current import gettext
from review.model.long_lists import is_large
from review.model.review import Review
from review.site.pages.page import MenuEntry, Page, makes_pages
from review.site.pages.shared import SharedViews
from review.templating.rendering import Context
from review.views.evidence_map import Grid, grids, study_grid
from review.views.lens import PARAMETERS
from review.views.negative_cases import NegativeCases, negative_cases


@dataclass(frozen=True)
class EvidenceMap(Context):
    """The grids of the map; `parameters` are the query parameters that filter by the columns of a grid."""

    template: ClassVar[str] = "pages/map.html"
    review: Review
    grids: tuple[Grid, ...]
    parameters: Mapping[str, str]
    negative: NegativeCases
    filter_data: dict[str, Any]


@makes_pages(order=60)
def evidence_map(shared: SharedViews) -> Iterator[Page]:
    """Yield the evidence map."""
    review = shared.review
    yield Page(
        "map/",
        gettext("Evidence map"),
        gettext("Where the review has evidence, and where it has gaps."),
        lambda: EvidenceMap(
            review,
            (*grids(review), *(() if is_large(review) else (study_grid(review),))),
            PARAMETERS,
            negative_cases(review),
            shared.filter_data,
        ),
        menu=MenuEntry("Evidence map"),
        wide=True,
    )
