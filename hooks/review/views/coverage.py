"""What a set of studies covers: datasets, people, the terms of each axis of the map, years and appraisal answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from review.model.once import once_per_review
from review.model.review import Review
from review.model.shown import shown_uses
from review.model.study import Study
from review.schema.study import NO_COUNTRY
from review.schema.term import Term
from review.schema.uses import Axis, entries_at
from review.views.appraisals import Appraisals, appraisals


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
    appraisals: Appraisals

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
        appraisals=appraisals(review, chosen),
    )


def _counted(review: Review, axis: Axis, studies: Iterable[Study]) -> tuple[tuple[Term, int], ...]:
    """Each term of the axis that occurs, with the number of studies it occurs in."""
    terms = _terms(review, axis.at)
    counts = Counter(term for study in studies for term in terms[study.id])
    return tuple((term, counts[term]) for term in review.codebook.terms(axis.vocabulary) if term in counts)


@once_per_review
def _terms(review: Review, at: str) -> dict[str, frozenset[Term]]:
    """The terms at a place of each study, by its ID."""
    return {study.id: frozenset(entries_at(study, at)) for study in review.studies.values()}
