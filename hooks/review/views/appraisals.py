"""The appraisals of some studies: by instrument, how often each answer was given to each criterion.

These are counts and not a rating: GRADE-CERQual asks for judgements, and warns against scores made of counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from review.language.current import marked
from review.model.codebook import Criterion, Instrument
from review.model.once import once_per_review
from review.model.review import Review
from review.model.study import Study
from review.schema.codebook import TermRecord
from review.schema.term import Term

# The standings of answers in the order of bars and columns. A criterion that is not applicable is not counted.
STANDINGS = ("met", "partly", "unclear", "not-met")
ALWAYS_SHOWN = frozenset({"met", "unclear", "not-met"})
NOT_APPLICABLE = "not-applicable"
IN_WORDS = {
    "met": marked("met"),
    "partly": marked("partly met"),
    "unclear": marked("unclear"),
    "not-met": marked("not met"),
    NOT_APPLICABLE: marked("not applicable"),
}


@dataclass(frozen=True, slots=True)
class CriterionCount:
    """How often each answer was given to a criterion; `answers` keeps the order in which the criterion allows them.

    `key` identifies the criterion among those of all instruments.
    """

    criterion: Criterion
    key: str
    answers: tuple[tuple[Term, int], ...]

    @property
    def applicable(self) -> int:
        """How many answers there are, without those that the criterion is not applicable."""
        return sum(count for answer, count in self.answers if answer.standing != NOT_APPLICABLE)

    @property
    def is_answered(self) -> bool:
        """Whether anybody answered it; nobody does where no study has a design that it is asked of."""
        return any(count for _, count in self.answers)

    def standing(self, standing: str) -> int:
        """How many answers mean that the criterion is met, not met, and so on."""
        return sum(count for answer, count in self.answers if answer.standing == standing)

    def labels(self, standing: str) -> tuple[str, ...]:
        """Return the labels of the answers with this standing."""
        return tuple(answer.label for answer, _ in self.answers if answer.standing == standing)


@dataclass(frozen=True, slots=True)
class Profile:
    """The appraisals of some studies with one instrument, each counted once, also where reports share it.

    `overall` is how often each overall judgement was made, if the instrument has levels of one.
    """

    instrument: Instrument
    rated: int
    criteria: tuple[CriterionCount, ...]
    overall: tuple[tuple[TermRecord, int], ...]

    @property
    def standings(self) -> tuple[str, ...]:
        """The standings that bars and columns show."""
        return standings_of(self.instrument)

    @property
    def has_not_applicable(self) -> bool:
        """Whether any answer is that a criterion is not applicable."""
        return any(count.standing(NOT_APPLICABLE) for count in self.criteria)

    @property
    def unmet(self) -> tuple[CriterionCount, ...]:
        """The criteria that not every appraisal they are applicable to answers with "met"."""
        return tuple(count for count in self.criteria if count.standing("met") < count.applicable)

    @property
    def is_even(self) -> bool:
        """Whether every criterion is applicable in every appraisal."""
        return all(count.applicable == self.rated for count in self.criteria)

    @property
    def least_met(self) -> CriterionCount | None:
        """The criterion that fewest appraisals meet; none where all are met, or where several are met as rarely.

        None, too, where criteria are applicable in different numbers of appraisals, which cannot be compared.
        """
        ranked = sorted(self.unmet, key=lambda count: count.standing("met"))
        tied = len(ranked) > 1 and ranked[0].standing("met") == ranked[1].standing("met")
        return ranked[0] if ranked and not tied and self.is_even else None

    @property
    def others_met(self) -> tuple[int, int]:
        """The fewest and the most appraisals that meet any other criterion than `least_met`."""
        met = [count.standing("met") for count in self.criteria if count != self.least_met]
        return min(met, default=0), max(met, default=0)


@dataclass(frozen=True, slots=True)
class Appraisals:
    """The appraisals of some studies: a profile for each instrument they were appraised with, and the other studies."""

    profiles: tuple[Profile, ...]
    not_appraised: tuple[Study, ...]

    @property
    def rated(self) -> int:
        """How many appraisals there are, whatever their instrument."""
        return sum(profile.rated for profile in self.profiles)


def appraisals(review: Review, studies: Iterable[Study]) -> Appraisals:
    """The appraisals of these studies, by instrument in the order of the codebook."""
    chosen = tuple(studies)
    appraised = {study.id: study for study in map(review.appraised_as, chosen) if study.instrument}
    profiles = (
        _profile(review, instrument, _appraised_with(instrument, appraised.values()))
        for instrument in review.codebook.instruments
    )
    return Appraisals(
        tuple(profile for profile in profiles if profile.rated),
        tuple(study for study in chosen if not review.appraised_as(study).instrument),
    )


def _appraised_with(instrument: Instrument, studies: Iterable[Study]) -> list[Study]:
    return [study for study in studies if study.instrument and study.instrument.id == instrument.id]


def _profile(review: Review, instrument: Instrument, appraised: list[Study]) -> Profile:
    given = Counter((each.criterion.id, each.answer) for study in appraised for each in study.judgements)
    judged = Counter(study.appraisal.overall for study in appraised)
    counted = (
        CriterionCount(
            criterion,
            criterion_key(review, instrument, criterion),
            tuple((answer, given[criterion.id, answer]) for answer in criterion.answers),
        )
        for criterion in instrument.criteria
    )
    return Profile(
        instrument,
        len(appraised),
        tuple(count for count in counted if count.is_answered),
        tuple((level, judged[level.id]) for level in instrument.overall),
    )


def criterion_key(review: Review, instrument: Instrument, criterion: Criterion) -> str:
    """Return what identifies a criterion in addresses and scripts.

    That is its ID for the first instrument of the codebook, so that a second one changes no address; for others the
    instrument comes before it.
    """
    is_first = instrument.id == review.codebook.instruments[0].id
    return criterion.id if is_first else f"{instrument.id}.{criterion.id}"


def standings_of(instrument: Instrument) -> tuple[str, ...]:
    """Return the standings that an instrument's answers can have, without "not applicable"."""
    possible = {answer.standing for criterion in instrument.criteria for answer in criterion.answers}
    return tuple(standing for standing in STANDINGS if standing in ALWAYS_SHOWN | possible)


@once_per_review
def all_appraisals(review: Review) -> Appraisals:
    """The appraisals of every included study."""
    return appraisals(review, review.studies.values())
