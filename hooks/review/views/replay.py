"""The replay: the included studies added one by one in order of publication, and what each did for the findings.

A study creates a finding when it is the first of those named for it or linked to it; it widens the finding when it
brings a setting, country or profession that the studies before it did not; otherwise it only supports it, with new data
or with data that an earlier report has already brought. The last step is the review as it is today.

The findings were written with all studies at hand, so the replay shows how far the studies had got, and not what a
review of that year would have said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from review.language.current import marked
from review.model.once import once_per_review
from review.model.review import Review
from review.model.shown import shown_uses
from review.model.study import Study
from review.model.theme import Finding
from review.schema.study import NO_COUNTRY
from review.schema.term import Term
from review.schema.uses import Axis, entries_at

Outcome = Literal["created", "widened", "new-data", "same-data"]

OUTCOMES: Mapping[Outcome, str] = {
    "created": marked("the first study of the finding"),
    "widened": marked("a new setting, country or profession"),
    "new-data": marked("only supports it, with new data"),
    "same-data": marked("only supports it, with data that it already has"),
}


def outcomes_of(review: Review) -> Mapping[Outcome, str]:
    """Return what a study can do for a finding, in words that name only characteristics which the review shows."""
    if all(map(review.shows, ("setting", "country", "professions"))):
        return OUTCOMES
    return {**OUTCOMES, "widened": marked("something that its earlier studies did not have")}


# The axes of the evidence map on which a finding can widen.
WIDENING = ("settings", "countries", "professions")


@dataclass(frozen=True, slots=True)
class Event:
    """What a study did for a finding: `terms` are the settings, countries and professions that were new to it.

    `named` says that the published review names the study for the finding; otherwise it is linked through an excerpt.
    """

    finding: Finding
    outcome: Outcome
    named: bool
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A study with what it did; `findings_so_far` counts the findings that have a study after it."""

    number: int
    study: Study
    year: int | None
    events: tuple[Event, ...]
    findings_so_far: int

    def count(self, *outcomes: Outcome) -> int:
        """How many findings it did one of these things for."""
        return sum(event.outcome in outcomes for event in self.events)


@dataclass(frozen=True, slots=True)
class ReplayYear:
    """The studies of a year of publication; the year is None where no year is known."""

    year: int | None
    steps: tuple[Step, ...]

    def count(self, *outcomes: Outcome) -> int:
        """How many times a study of the year did one of these things for a finding."""
        return sum(step.count(*outcomes) for step in self.steps)

    @property
    def findings_so_far(self) -> int:
        """How many findings have a study at the end of the year."""
        return self.steps[-1].findings_so_far

    @property
    def n_silent(self) -> int:
        """How many studies of the year are neither named for a finding nor linked to one."""
        return sum(not step.events for step in self.steps)


@dataclass(frozen=True, slots=True)
class Replay:
    """Every step, in order, and the findings that no step reaches, because no study is named for them or linked."""

    steps: tuple[Step, ...]
    never: tuple[Finding, ...]

    @property
    def years(self) -> tuple[ReplayYear, ...]:
        """The steps by year of publication."""
        years: dict[int | None, list[Step]] = {}
        for step in self.steps:
            years.setdefault(step.year, []).append(step)
        return tuple(ReplayYear(year, tuple(steps)) for year, steps in years.items())

    @property
    def n_with_one_study(self) -> int:
        """How many findings have one study alone, which therefore creates them."""
        studies = Counter(event.finding.id for step in self.steps for event in step.events)
        return sum(number == 1 for number in studies.values())

    def last(self, *outcomes: Outcome) -> Step | None:
        """The last study that did one of these things for a finding, None where none did."""
        return next((step for step in reversed(self.steps) if step.count(*outcomes)), None)

    def after(self, step: Step) -> tuple[Step, ...]:
        """The steps after one."""
        return self.steps[step.number :]

    def step_with(self, share: float) -> Step | None:
        """The first step after which this share of the reachable findings has a study; None where none is reachable."""
        reached = self.steps[-1].findings_so_far if self.steps else 0
        return next((step for step in self.steps if reached and step.findings_so_far >= share * reached), None)

    @property
    def thirds(self) -> tuple[tuple[Step, ...], ...]:
        """The steps in three parts that are as long as each other, the first ones one longer where that is needed."""
        ends = [-(-len(self.steps) * part // 3) for part in range(4)]
        return tuple(self.steps[start:end] for start, end in pairwise(ends))

    @property
    def still_learning(self) -> bool:
        """Whether any study of the last third created or widened a finding."""
        return any(step.count("created", "widened") for step in self.thirds[-1])


def in_order(review: Review) -> list[Study]:
    """Return the studies by year of publication. Those of a year are in the order of their IDs: no record has a day."""
    return sorted(review.studies.values(), key=lambda study: (study.reference.year or 9999, study.id))


@once_per_review
def replay(review: Review) -> Replay:
    """Return the replay of a review."""
    widening = [axis for axis in shown_uses(review, Study, Axis) if axis.name in WIDENING]
    seen: dict[str, set[Term]] = {}
    data: dict[str, set[str]] = {}
    steps: list[Step] = []
    for number, study in enumerate(in_order(review), 1):
        terms = [term for axis in widening for term in entries_at(study, axis.at) if term != NO_COUNTRY]
        events = tuple(_events(review, study, terms, seen, data))
        for event in events:
            seen.setdefault(event.finding.id, set()).update(terms)
            data.setdefault(event.finding.id, set()).add(study.dataset)
        steps.append(Step(number, study, study.reference.year, events, len(data)))
    never = tuple(finding for finding in review.findings.values() if finding.id not in data)
    return Replay(tuple(steps), never)


@once_per_review
def in_brief(review: Review) -> tuple[object, ...]:
    """Return every step by IDs: its study and year, and what that did for which finding."""
    return tuple(
        (
            step.study.id,
            step.year,
            tuple((each.finding.id, each.outcome, each.named, each.terms) for each in step.events),
        )
        for step in replay(review).steps
    )


def _events(
    review: Review, study: Study, terms: list[Term], seen: Mapping[str, set[Term]], data: Mapping[str, set[str]]
) -> Iterator[Event]:
    """Yield what a study does for each finding that it supports, given what earlier studies brought to the findings."""
    for finding in (review.findings[id] for id in review.supported_findings.get(study.id, ())):
        new = tuple(dict.fromkeys(term for term in terms if term not in seen.get(finding.id, ())))
        outcome: Outcome = "created"
        if finding.id in data:
            brings_data = study.dataset not in data[finding.id]
            outcome = "widened" if new else "new-data" if brings_data else "same-data"
        yield Event(finding, outcome, study.id in finding.named_studies, new if outcome == "widened" else ())
