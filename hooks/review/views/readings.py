"""How much of the review people have read again: links between findings and passages, and quotations."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from review.model.review import Review
from review.schema.codebook import NOT_COMPARED
from review.schema.term import Term
from review.views.negative_cases import negative_cases


@dataclass(frozen=True, slots=True)
class Readings:
    """How many links and quotations there are, how many of them people have read again, and the negative cases."""

    links: int
    links_read_again: int
    negative_cases: int
    quotations: int
    quotations_compared: int


def readings(review: Review) -> Readings:
    """Return what has been read again."""
    negative = negative_cases(review)
    return Readings(
        links=negative.n_links,
        links_read_again=negative.n_read,
        negative_cases=negative.n_cases,
        quotations=len(review.excerpts),
        quotations_compared=sum(excerpt.compared != NOT_COMPARED for excerpt in review.excerpts.values()),
    )


@dataclass(frozen=True, slots=True)
class DayOfReading:
    """What people read again on a day, by what it showed: quotations, links, and studies silent on a finding."""

    quotations: Counter[Term] = field(default_factory=Counter)
    links: Counter[Term] = field(default_factory=Counter)
    silences: Counter[Term] = field(default_factory=Counter)


def days_of_reading(review: Review) -> dict[str, DayOfReading]:
    """Return what was read again by the day that the records give; a later reading takes the place of an earlier."""
    days: dict[str, DayOfReading] = defaultdict(DayOfReading)
    for excerpt in review.excerpts.values():
        if excerpt.comparison:
            days[excerpt.comparison.compared_on].quotations[excerpt.comparison.result] += 1
        for relation in excerpt.relations:
            days[relation.read_on].links[relation.relation] += 1
    for study in review.studies.values():
        for silence in study.silences:
            days[silence.read_on].silences[silence.kind] += 1
    return dict(sorted(days.items()))
