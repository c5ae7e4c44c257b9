"""What a set of studies covers: datasets, people, the terms of each axis of the map, years and appraisal answers.

These are counts and not a rating: GRADE-CERQual asks for judgements, and warns against scores made of counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from review.model.codebook import Criterion, Instrument
from review.model.review import Review
from review.model.shown import shown_uses
from review.model.study import Judgement, Study
from review.schema.study import NO_COUNTRY
from review.schema.term import Term
from review.schema.uses import Axis, entries_at

STANDINGS = ("met", "unclear", "not-met")


@dataclass(frozen=True, slots=True)
class CriterionCount:
    """How often each answer was given to a criterion; `answers` keeps the order in which the criterion allows them."""

    criterion: Criterion
    answers: tuple[tuple[Term, int], ...]

    def standing(self, standing: str) -> int:
        """How many answers mean that the criterion is met, not met, or unclear."""
        return sum(count for answer, count in self.answers if answer.standing == standing)

    def labels(self, standing: str) -> tuple[str, ...]:
        """Return the labels of the answers with this standing."""
        return tuple(answer.label for answer, _ in self.answers if answer.standing == standing)


@dataclass(frozen=True, slots=True)
class Profile:
    """The appraisal answers over some studies, each appraisal counted once, also where reports share it."""

    rated: int
    criteria: tuple[CriterionCount, ...]

    @property
    def unmet(self) -> tuple[CriterionCount, ...]:
        """The criteria that not every appraisal answers with "met"."""
        return tuple(count for count in self.criteria if count.standing("met") < self.rated)

    @property
    def least_met(self) -> CriterionCount | None:
        """The criterion that fewest appraisals meet; none where all are met, or where several are met as rarely."""
        ranked = sorted(self.unmet, key=lambda count: count.standing("met"))
        tied = len(ranked) > 1 and ranked[0].standing("met") == ranked[1].standing("met")
        return ranked[0] if ranked and not tied else None

    @property
    def others_met(self) -> tuple[int, int]:
        """The fewest and the most appraisals that meet any other criterion than `least_met`."""
        met = [count.standing("met") for count in self.criteria if count != self.least_met]
        return min(met, default=0), max(met, default=0)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What some studies cover.

    `terms` are, by axis of the evidence map, those that occur, in the order of the codebook, each with its number of
    studies.
    """

    studies: tuple[Study, ...]
    datasets: int
    participants: int
    uncounted: int
    terms: Mapping[str, tuple[tuple[Term, int], ...]]
    first_year: int | None
    last_year: int | None
    profile: Profile

    @property
    def n_countries(self) -> int:
        """How many countries are named."""
        return sum(term != NO_COUNTRY for term, _ in self.terms.get("countries", ()))


def coverage(review: Review, studies: Iterable[Study]) -> Coverage:
    """What these studies cover. People are counted once per dataset; `uncounted` datasets give no number."""
    chosen = tuple(studies)
    years = [study.reference.year for study in chosen if study.reference.year]
    by_dataset: dict[str, int | None] = {}
    for study in chosen:
        known = [each for each in (by_dataset.get(study.dataset), study.n_participants) if each is not None]
        by_dataset[study.dataset] = max(known, default=None)
    counts = list(by_dataset.values())
    return Coverage(
        studies=chosen,
        datasets=len(counts),
        participants=sum(count for count in counts if count is not None),
        uncounted=counts.count(None),
        terms={axis.name: _counted(review, axis, chosen) for axis in shown_uses(review, Study, Axis)},
        first_year=min(years, default=None),
        last_year=max(years, default=None),
        profile=profile(review, chosen),
    )


def _counted(review: Review, axis: Axis, studies: Iterable[Study]) -> tuple[tuple[Term, int], ...]:
    """Each term of the axis that occurs, with the number of studies it occurs in."""
    counts = Counter(term for study in studies for term in set(entries_at(study, axis.at)))
    return tuple((term, counts[term]) for term in review.codebook.terms(axis.vocabulary) if counts[term])


def profile(review: Review, studies: Iterable[Study]) -> Profile:
    """The answers to each criterion over these studies."""
    appraised: dict[str, tuple[Judgement, ...]] = {}
    for study in studies:
        appraised[study.appraisal.shared_with or study.id] = review.judgements_of(study)
    instrument = instrument_of(review)
    given = Counter(
        (judgement.criterion.id, judgement.answer.id) for judgements in appraised.values() for judgement in judgements
    )
    return Profile(
        len(appraised),
        tuple(
            CriterionCount(criterion, tuple((answer, given[criterion.id, answer.id]) for answer in criterion.answers))
            for criterion in instrument.criteria
        ),
    )


def instrument_of(review: Review) -> Instrument:
    """The appraisal instrument that the review uses: the codebook's first."""
    return review.codebook.instruments[0]
