"""The appraisal of the studies, and the stated figures that are compared with the records."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, ClassVar, Self

from markupsafe import Markup

from review.figures.bars import appraisal_bars
from review.language.current import gettext
from review.model import urls
from review.model.codebook import Instrument
from review.model.long_lists import Part, study_parts
from review.model.neighbourhood import Shown
from review.model.once import once_per_review
from review.model.review import Review
from review.model.stated_figures import Reconciliation, reconcile
from review.site.pages.divided import LongList
from review.site.pages.page import MenuEntry, Page, Pages, listed, makes_pages
from review.site.pages.shared import SharedViews
from review.templating.rendering import Context
from review.views.agreement import Agreement, agreement_over
from review.views.appraisal_sheets import AppraisalSheet, ReportedTotals, appraisal_sheets, chart_title, reported_totals
from review.views.appraisals import NOT_APPLICABLE, Appraisals, all_appraisals


@dataclass(frozen=True, slots=True)
class AppraisalPart:
    """What the page shows of one instrument: its figure, every answer, and the agreement of appraisers.

    `columns` are the standings of the table by criterion.
    """

    sheet: AppraisalSheet
    columns: tuple[str, ...]
    figure: Markup
    agreement: Agreement | None

    def only(self, ids: Collection[str], here: str) -> AppraisalPart:
        """Return the same for the page at `here`, which lists these studies alone."""
        rows = tuple(row for row in self.sheet.rows if row.study.id in ids)
        return replace(self, sheet=replace(self.sheet, rows=rows), figure=_figure(self.sheet, here))


@dataclass(frozen=True)
class Appraisal(LongList):
    """The appraisals by instrument, totals as reported, and stated figures, of which `differing` differ.

    `legend` has the standings of all answers.
    """

    template: ClassVar[str] = "pages/appraisal.html"
    review: Review
    appraisals: Appraisals
    by_instrument: tuple[AppraisalPart, ...]
    instruments: tuple[Instrument, ...]
    legend: frozenset[str]
    totals: tuple[tuple[ReportedTotals, Markup], ...]
    totals_note: str
    reconciled: tuple[Reconciliation, ...]
    differing: int
    filter_data: dict[str, Any]

    def of_part(self, part: Part) -> Self:
        """Return the tables with the studies of one page."""
        ids = frozenset(part.ids)
        not_appraised = tuple(study for study in self.appraisals.not_appraised if study.id in ids)
        return replace(
            self,
            by_instrument=tuple(each.only(ids, part.address) for each in self.by_instrument),
            appraisals=replace(self.appraisals, not_appraised=not_appraised),
            totals=_totals(self.review, part.address),
        )


@makes_pages(order=50)
def appraisal(shared: SharedViews) -> Iterator[Page]:
    """Yield the page of appraisals, in a review that appraises its studies."""
    review = shared.review
    if not review.has("appraisal"):
        return
    yield Page(
        urls.APPRAISAL,
        gettext("Appraisal"),
        gettext("How well the studies were done and reported."),
        partial(_appraisal, shared),
        menu=MenuEntry("Studies and appraisal", after="studies/"),
        wide=True,
        parts=study_parts(review, urls.APPRAISAL),
        covers=partial(_covered, shared),
    )


def _covered(shared: SharedViews, pages: Pages | None) -> Shown:
    """Return the studies of a page, and what is counted over all studies."""
    return Shown(listed(pages, shared.review.studies), (_counted(shared.review), shared.filter_data, pages))


@once_per_review
def _counted(review: Review) -> tuple[object, ...]:
    agreements = [agreement_over(row.study for row in sheet.rows) for sheet in appraisal_sheets(review)]
    return (all_appraisals(review).profiles, agreements, reconcile(review))


def _appraisal(shared: SharedViews) -> Appraisal:
    review = shared.review
    reconciled = reconcile(review)
    parts = tuple(_part(sheet) for sheet in appraisal_sheets(review))
    totals = _totals(review, urls.APPRAISAL)
    return Appraisal(
        review=review,
        appraisals=all_appraisals(review),
        by_instrument=parts,
        instruments=_used(review, parts, totals),
        legend=frozenset(standing for part in parts for standing in part.columns),
        totals=totals,
        totals_note=review.appraisal_totals.note or "",
        reconciled=reconciled,
        differing=sum(not each.agrees for each in reconciled),
        filter_data=shared.filter_data,
    )


def _used(
    review: Review, parts: tuple[AppraisalPart, ...], totals: tuple[tuple[ReportedTotals, Markup], ...]
) -> tuple[Instrument, ...]:
    """The instruments that the page shows appraisals with; all of them where there is none yet."""
    used = {part.sheet.instrument.id for part in parts} | {each.instrument.id for each, _ in totals}
    return tuple(each for each in review.codebook.instruments if not used or each.id in used)


def _part(sheet: AppraisalSheet) -> AppraisalPart:
    shown = (*sheet.profile.standings, *((NOT_APPLICABLE,) if sheet.profile.has_not_applicable else ()))
    agreement = agreement_over(row.study for row in sheet.rows)
    return AppraisalPart(sheet, shown, _figure(sheet, urls.APPRAISAL), agreement)


def _figure(sheet: AppraisalSheet, here: str) -> Markup:
    profile, name = sheet.profile, f"appraisal{sheet.suffix}"
    return appraisal_bars(profile.criteria, profile.standings, here, chart_title(sheet), sheet.suffix, name)


def _totals(review: Review, here: str) -> tuple[tuple[ReportedTotals, Markup], ...]:
    """The totals of each instrument, with their figure for the page at `here`."""
    return tuple((each, _figure_of_totals(each, here)) for each in reported_totals(review))


def _figure_of_totals(totals: ReportedTotals, here: str) -> Markup:
    title = gettext("Answers in total: {label}", label=totals.instrument.label)
    return appraisal_bars(totals.criteria, totals.standings, here, title, f"-totals{totals.suffix}", "")


@dataclass(frozen=True)
class StatedFigures(Context):
    """Stated figures beside those of the records, in a review whose studies are not appraised."""

    template: ClassVar[str] = "pages/reconciliation.html"
    reconciled: tuple[Reconciliation, ...]
    differing: int


@makes_pages(order=51)
def stated_figures(shared: SharedViews) -> Iterator[Page]:
    """Yield the page of stated figures, where no page of appraisals has them."""
    review = shared.review
    if review.has("appraisal") or not review.figures:
        return
    yield Page(
        urls.RECONCILIATION,
        gettext("Published figures and our counts"),
        gettext("The figures that the published review states, computed again from the records."),
        partial(_stated_figures, review),
        menu=MenuEntry("Studies and appraisal", after="studies/"),
        wide=True,
    )


def _stated_figures(review: Review) -> StatedFigures:
    reconciled = reconcile(review)
    return StatedFigures(reconciled, sum(not each.agrees for each in reconciled))
