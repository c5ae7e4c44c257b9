"""The evidence line of a finding: what the published review says of its studies, and which studies it is based on.

It shows two kinds of support and keeps them apart: the studies that the published review names for the finding, and
those that contributors linked to it through an excerpt. It says what is known, and is no rating of confidence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from review.language.current import gettext, marked
from review.model.once import once_per_review
from review.model.review import Review
from review.model.study import Study
from review.model.theme import Finding
from review.schema.study import NO_COUNTRY
from review.schema.term import Term
from review.views.coverage import Coverage, coverage

Support = Literal["named", "linked", "other"]

# What a finding has at best, and how readers choose findings by it.
SUPPORTS = {
    "named": marked("A study that the published review names"),
    "linked": marked("Only studies that we linked"),
    "none": marked("No study named or linked"),
}

STRIP_WIDTH = 174  # in units of the drawing; its marks are up to 19 high


def supports_of(review: Review) -> dict[str, str]:
    """Return what a finding has at best, in words, by its key."""
    return SUPPORTS if review.has("source") else SUPPORTS | {"named": marked("A study that is named for it")}


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the strip, counted from 0, how far from its left end it is, and how its studies support the finding.

    Each dataset of the included studies has one place, so that reports of the same data do not look like several
    studies. `studies` are its reports, `support` that of the one with the strongest link.
    """

    number: int
    x: float
    studies: tuple[str, ...]
    support: Support


@dataclass(frozen=True)
class EvidenceLine:
    """The studies behind a finding: named, linked, and the places of their datasets.

    `strip` has every place as if no study supported the finding, and is the same for all findings. `has_source` says
    whether it is a published review that names the studies.
    """

    review: Review = field(repr=False, compare=False)
    finding: Finding
    named: tuple[Study, ...]
    linked: tuple[Study, ...]
    supporting: tuple[Place, ...]
    strip: tuple[Place, ...]
    has_source: bool = True

    @cached_property
    def coverage(self) -> Coverage:
        """What named and linked studies together cover."""
        return coverage(self.review, self.review.studies_of(self.finding))

    @property
    def places(self) -> tuple[Place, ...]:
        """The place of every dataset, the dataset with the oldest report first."""
        return _with_supporting(self.strip, self.supporting)

    @property
    def support(self) -> Literal["named", "linked", "none"]:
        """What the finding has at best: a named study, a linked one, or none."""
        if self.named:
            return "named"
        return "linked" if self.linked else "none"

    def marks(self, support: Support) -> tuple[Place, ...]:
        """Return the places with this support, from left to right."""
        return tuple(place for place in self.supporting if place.support == support)

    @property
    def note_on_named(self) -> str:
        """What the label of the kind says of studies beyond those named, so that it agrees with the count beside it."""
        if not self.has_source:
            return ""
        if self.finding.kind == "not-stated":
            return gettext("the published review does not say how many there are") if self.named else ""
        if self.finding.kind in {"agreement", "single-study"} and not self.named:
            return gettext("it does not say which")
        return (
            gettext("it does not name the others") if self.finding.kind == "agreement" and len(self.named) == 1 else ""
        )

    @property
    def phrases(self) -> tuple[str, ...]:
        """The words of the published review for the reach of the finding or, where views differ, of each view."""
        of_views = [view.reach.phrase for view in self.finding.views if view.reach and view.reach.phrase]
        own = [self.finding.reach.phrase] if self.finding.reach and self.finding.reach.phrase else []
        return tuple(dict.fromkeys(of_views or own))

    @property
    def countries(self) -> tuple[Term, ...]:
        """The countries that the studies name."""
        return tuple(term for term, _ in self.coverage.terms.get("countries", ()) if term != NO_COUNTRY)

    @property
    def states_no_country(self) -> int:
        """How many of the studies name no country."""
        return sum(count for term, count in self.coverage.terms.get("countries", ()) if term == NO_COUNTRY)

    @property
    def settings(self) -> tuple[Term, ...]:
        """The settings of the studies."""
        return tuple(term for term, _ in self.coverage.terms.get("settings", ()))


def evidence_line(review: Review, finding: Finding) -> EvidenceLine:
    """The evidence line of one finding."""
    named = tuple(review.studies[id] for id in sorted(finding.named_studies))
    linked = tuple(review.studies[id] for id in finding.linked_studies)
    return EvidenceLine(
        review,
        finding,
        named=named,
        linked=linked,
        supporting=_supporting_places(review, named, linked),
        strip=strip_places(review),
        has_source=review.has("source"),
    )


def places_of(review: Review, named_studies: Iterable[Study], linked_studies: Iterable[Study]) -> tuple[Place, ...]:
    """Every place, the dataset with the oldest report first."""
    return _with_supporting(strip_places(review), _supporting_places(review, named_studies, linked_studies))


def _with_supporting(strip: tuple[Place, ...], supporting: tuple[Place, ...]) -> tuple[Place, ...]:
    places = list(strip)
    for place in supporting:
        places[place.number] = place
    return tuple(places)


def _supporting_places(review: Review, named: Iterable[Study], linked: Iterable[Study]) -> tuple[Place, ...]:
    """The places of the datasets of these studies, from left to right."""
    places = _places_by_dataset(review)
    supports: dict[str, Support] = {study.dataset: "linked" for study in linked}
    supports |= {study.dataset: "named" for study in named}
    found = (replace(places[dataset], support=support) for dataset, support in supports.items())
    return tuple(sorted(found, key=lambda place: place.number))


@once_per_review
def _places_by_dataset(review: Review) -> dict[str, Place]:
    return {review.studies[place.studies[0]].dataset: place for place in strip_places(review)}


@once_per_review
def strip_places(review: Review) -> tuple[Place, ...]:
    """Every place of the strip, for a finding that no study supports."""
    reports: dict[str, list[str]] = {}
    for study in sorted(review.studies.values(), key=lambda study: (study.reference.year or 0, study.id)):
        reports.setdefault(study.dataset, []).append(study.id)
    pitch = STRIP_WIDTH / max(len(reports), 1)
    return tuple(
        Place(number, round((number + 0.5) * pitch, 1), tuple(studies), "other")
        for number, studies in enumerate(reports.values())
    )


@dataclass(frozen=True, slots=True)
class SupportCount:
    """A number of studies, and how many findings have as many: named ones, named or linked ones, and datasets."""

    number: int
    named: int
    either: int
    datasets: int


def count_by_support(lines: Iterable[EvidenceLine]) -> dict[str, int]:
    """How many findings have a named study, how many a linked one alone, and how many none."""
    counted = Counter[str](line.support for line in lines)
    return {support: counted[support] for support in SUPPORTS}


def support_counts(findings: Iterable[Finding]) -> tuple[SupportCount, ...]:
    """How many findings are based on no study, on one, and so on, up to the largest number of studies."""
    chosen = tuple(findings)
    named = Counter(finding.n_named_studies for finding in chosen)
    either = Counter(finding.n_studies for finding in chosen)
    datasets = Counter(finding.n_datasets for finding in chosen)
    largest = max((*named, *either, *datasets), default=0)
    return tuple(SupportCount(number, named[number], either[number], datasets[number]) for number in range(largest + 1))
