"""Every appraisal for readers: a sheet for each instrument with the answers of each study, and totals as reported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from review.language.current import gettext
from review.model.codebook import Criterion, Instrument
from review.model.once import once_per_review
from review.model.review import Review
from review.model.study import Judgement, Study
from review.schema.codebook import TermRecord
from review.views.appraisals import NOT_APPLICABLE, CriterionCount, Profile, all_appraisals, standings_of


@dataclass(frozen=True, slots=True)
class AppraisalRow:
    """A study with its own answers, or with the study whose appraisal it shares.

    There is a place for each criterion of the sheet, empty where the criterion is not asked of the study's design.
    """

    study: Study
    judgements: tuple[Judgement | None, ...]
    overall: TermRecord | None
    shared_with: Study | None


@dataclass(frozen=True, slots=True)
class AppraisalSheet:
    """The appraisals with one instrument.

    `suffix` follows the anchors and file names of all but the first instrument of the codebook.
    """

    profile: Profile
    suffix: str
    rows: tuple[AppraisalRow, ...]

    @property
    def instrument(self) -> Instrument:
        return self.profile.instrument

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria that were answered."""
        return tuple(count.criterion for count in self.profile.criteria)


@dataclass(frozen=True, slots=True)
class ReportedCount(CriterionCount):
    """How many studies have each answer to a criterion, as a report states it: `of` so many, and where it says so."""

    of: int
    locator: str
    note: str

    @property
    def applicable(self) -> int:
        return self.of - self.standing(NOT_APPLICABLE)

    @property
    def not_reported(self) -> int:
        """For how many studies the report states no answer."""
        return self.of - sum(count for _, count in self.answers)


@dataclass(frozen=True, slots=True)
class ReportedTotals:
    """The totals that are known of the appraisals with one instrument."""

    instrument: Instrument
    suffix: str
    criteria: tuple[ReportedCount, ...]

    @property
    def standings(self) -> tuple[str, ...]:
        """The standings that bars and columns show."""
        return standings_of(self.instrument)


def chart_title(sheet: AppraisalSheet) -> str:
    """Return the title of the chart of a sheet, which names the instrument of all but the first."""
    title = gettext("Appraisal answers by criterion")
    return f"{title}: {sheet.instrument.label}" if sheet.suffix else title


def suffix_of(review: Review, instrument: Instrument) -> str:
    """Return what follows anchors and file names of an instrument: nothing for the first one of the codebook."""
    return "" if instrument.id == review.codebook.instruments[0].id else f"-{instrument.id}"


@once_per_review
def appraisal_sheets(review: Review) -> tuple[AppraisalSheet, ...]:
    """A sheet for each instrument with which a study was appraised, in the order of the codebook."""
    return tuple(
        AppraisalSheet(profile, suffix_of(review, profile.instrument), tuple(_rows(review, profile)))
        for profile in all_appraisals(review).profiles
    )


def _rows(review: Review, profile: Profile) -> Iterator[AppraisalRow]:
    criteria = [count.criterion.id for count in profile.criteria]
    for study in review.studies.values():
        source = review.appraised_as(study)
        if source.instrument is None or source.instrument.id != profile.instrument.id:
            continue
        given = {judgement.criterion.id: judgement for judgement in study.judgements}
        shared = source if source is not study else None
        yield AppraisalRow(study, tuple(given.get(id) for id in criteria), study.overall, shared)


@once_per_review
def reported_totals(review: Review) -> tuple[ReportedTotals, ...]:
    """The totals of evidence/appraisals.yml by instrument, in the order of the codebook and its criteria."""
    found = (
        ReportedTotals(instrument, suffix_of(review, instrument), tuple(_reported(review, instrument)))
        for instrument in review.codebook.instruments
    )
    return tuple(totals for totals in found if totals.criteria)


def _reported(review: Review, instrument: Instrument) -> Iterator[ReportedCount]:
    entries = {each.criterion: each for each in review.appraisal_totals.totals if each.instrument == instrument.id}
    for criterion in instrument.criteria:
        if total := entries.get(criterion.id):
            answers = tuple((answer, total.answers.get(answer, 0)) for answer in criterion.answers)
            yield ReportedCount(criterion, "", answers, of=total.of, locator=total.locator, note=total.note or "")
