"""The appraisal of the studies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self

from markupsafe import Markup

from review.figures.bars import appraisal_bars
from review.language.current import gettext
from review.model.codebook import Instrument
from review.model.long_lists import Part, study_parts
from review.model.review import Review
from review.model.stated_figures import Reconciliation, reconcile
from review.site.pages.divided import LongList
from review.site.pages.page import MenuEntry, Page, makes_pages
from review.site.pages.shared import AppraisalRow, SharedViews
from review.views.agreement import Agreement, agreement_over
from review.views.coverage import Profile, instrument_of, profile

ADDRESS = "appraisal/"


@dataclass(frozen=True)
class Appraisal(LongList):
    """The answers to each criterion, every answer, and stated figures, of which `differing` differ from the records."""

    template: ClassVar[str] = "pages/appraisal.html"
    review: Review
    profile: Profile
    instrument: Instrument
    rows: tuple[AppraisalRow, ...]
    agreement: Agreement | None
    figure: Markup
    reconciled: tuple[Reconciliation, ...]
    differing: int
    filter_data: dict[str, Any]

    def parts(self) -> tuple[Part, ...]:
        """Return the pages of the table of answers."""
        return study_parts(self.review, ADDRESS)

    def of_part(self, part: Part) -> Self:
        """Return the table with the studies of one page."""
        ids = frozenset(part.ids)
        rows = tuple(row for row in self.rows if row.study.id in ids)
        return replace(self, rows=rows, figure=appraisal_bars(self.profile, part.address))


@makes_pages(order=50)
def appraisal(shared: SharedViews) -> Iterator[Page]:
    """Yield the page of appraisals."""
    review = shared.review
    reconciled = reconcile(review)
    rated = profile(review, review.studies.values())
    yield Page(
        ADDRESS,
        gettext("Appraisal"),
        gettext("How well the studies were done and reported."),
        Appraisal(
            review=review,
            profile=rated,
            instrument=instrument_of(review),
            rows=shared.appraisal_rows,
            agreement=agreement_over(review),
            figure=appraisal_bars(rated, ADDRESS),
            reconciled=reconciled,
            differing=sum(not each.agrees for each in reconciled),
            filter_data=shared.filter_data,
        ),
        menu=MenuEntry("Studies and appraisal", after="studies/"),
        wide=True,
    )
