"""The evidence line of a finding: what the published review says of its studies, and which studies it is based on.

It shows two kinds of support and keeps them apart: the studies that the published review names for the finding, and
those that contributors linked to it through an excerpt. It says what is known, and is no rating of confidence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from review.model.once import once_per_review
from review.model.review import Review
from review.model.study import Study
from review.model.theme import Finding
from review.schema.study import NO_COUNTRY
from review.schema.term import Term
from review.views.coverage import Coverage, coverage

Support = Literal["named", "linked", "other"]


@dataclass(frozen=True, slots=True)
class Place:
    """The place of an included study on the strip, counted from 0, and how it supports the finding."""

    number: int
    study: str
    support: Support


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """The studies behind a finding: named, linked, what both together cover, and the place of every included study."""

    finding: Finding
    named: tuple[Study, ...]
    linked: tuple[Study, ...]
    coverage: Coverage
    places: tuple[Place, ...]

    @property
    def note_on_named(self) -> str:
        """What the label of the kind says of studies beyond those named, so that it agrees with the count beside it."""
        if self.finding.kind == "not-stated":
            return "it does not say how many there are" if self.named else ""
        if self.finding.kind in {"agreement", "single-study"} and not self.named:
            return "it does not say which"
        return "it does not name the others" if self.finding.kind == "agreement" and len(self.named) == 1 else ""

    @property
    def phrases(self) -> tuple[str, ...]:
        """The words of the published review for the reach of the finding or, where views differ, of each view."""
        of_views = [view.reach.phrase for view in self.finding.views if view.reach and view.reach.phrase]
        own = [self.finding.reach.phrase] if self.finding.reach and self.finding.reach.phrase else []
        return tuple(dict.fromkeys(of_views or own))

    @property
    def countries(self) -> tuple[Term, ...]:
        """The countries that the studies name."""
        return tuple(term for term, _ in self.coverage.terms["countries"] if term != NO_COUNTRY)

    @property
    def states_no_country(self) -> int:
        """How many of the studies name no country."""
        return sum(count for term, count in self.coverage.terms["countries"] if term == NO_COUNTRY)

    @property
    def settings(self) -> tuple[Term, ...]:
        """The settings of the studies."""
        return tuple(term for term, _ in self.coverage.terms["settings"])


def evidence_line(review: Review, finding: Finding) -> EvidenceLine:
    """The evidence line of one finding."""
    return EvidenceLine(
        finding,
        named=tuple(review.studies[id] for id in sorted(finding.named_studies)),
        linked=tuple(review.studies[id] for id in finding.linked_studies),
        coverage=coverage(review, review.studies_of(finding)),
        places=_places(review, finding),
    )


def _places(review: Review, finding: Finding) -> tuple[Place, ...]:
    """Every included study in its place, the oldest first."""
    places = dict(_other_places(review))
    supports: tuple[tuple[Support, tuple[str, ...]], ...] = (
        ("linked", finding.linked_studies),
        ("named", finding.named_studies),
    )
    for support, ids in supports:
        places |= {id: Place(places[id].number, id, support) for id in ids}
    return tuple(places.values())


@once_per_review
def _other_places(review: Review) -> Mapping[str, Place]:
    """The place of every included study, by its ID, for a finding that it does not support."""
    by_year = sorted(review.studies.values(), key=lambda study: (study.reference.year or 0, study.id))
    return {study.id: Place(number, study.id, "other") for number, study in enumerate(by_year)}


@dataclass(frozen=True, slots=True)
class SupportCount:
    """A number of studies, and how many findings have as many: named ones, named or linked ones, and datasets."""

    number: int
    named: int
    either: int
    datasets: int


def support_counts(findings: Iterable[Finding]) -> tuple[SupportCount, ...]:
    """How many findings are based on no study, on one, and so on, up to the largest number of studies."""
    chosen = tuple(findings)
    named = Counter(finding.n_named_studies for finding in chosen)
    either = Counter(finding.n_studies for finding in chosen)
    datasets = Counter(finding.n_datasets for finding in chosen)
    largest = max((*named, *either, *datasets), default=0)
    return tuple(SupportCount(number, named[number], either[number], datasets[number]) for number in range(largest + 1))
