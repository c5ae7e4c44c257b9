"""How the ranking would have done in reviews whose decisions are known, in order of time, as it is used.

The older half of a review's records, by date of publication, is taken as decided; the newer half is ranked by a model
that is fitted to the older one. The result is the share of the newer records that have to be read, in the order of the
ranking, to find 95% of the included ones among them. Random halves would flatter the model: its words of today would be
known to it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from review.ranking.classifier import Ranker

RECALL = 0.95
MIN_IN_NEWER = 5  # included records; with fewer, a single one would decide the result


@dataclass(frozen=True, slots=True)
class Labelled:
    """A record with its date (a year, or more) and whether the review included it."""

    text: str
    date: str
    included: bool


@dataclass(frozen=True, slots=True)
class Result:
    """The result in a review: `share` of the newer records, from 0 to 1; None, with `why`, where nothing is said."""

    name: str
    older: int
    older_included: int
    newer: int
    newer_included: int
    share: float | None
    why: str = ""


def in_order_of_time(name: str, records: Sequence[Labelled]) -> Result:
    """Return the result in one review. Raise TooFewError where the older half has too few of a kind."""
    older, newer = halves(records)
    counts = (len(older), sum(each.included for each in older), len(newer), sum(each.included for each in newer))
    if counts[3] < MIN_IN_NEWER:
        return Result(name, *counts, None, f"only {counts[3]} included in the newer half")
    model = Ranker([each.text for each in older], [each.included for each in older])
    scores = model.scores([each.text for each in newer])
    order = sorted(range(len(newer)), key=lambda place: (-scores[place].value, place))
    return Result(name, *counts, share_read([newer[place].included for place in order]))


def halves(records: Sequence[Labelled]) -> tuple[list[Labelled], list[Labelled]]:
    """The older and the newer half; records of one date stay together, in the older half."""
    ordered = sorted(records, key=lambda each: (each.date, each.text))
    last = ordered[(len(ordered) - 1) // 2].date if ordered else ""
    return [each for each in ordered if each.date <= last], [each for each in ordered if each.date > last]


def share_read(included: Sequence[bool], recall: float = RECALL) -> float:
    """The share of records in this order that must be read to find this share of the included ones."""
    needed = math.ceil(recall * sum(included) - 1e-9)
    found = 0
    for place, each in enumerate(included, 1):
        found += each
        if found >= needed:
            return place / len(included)
    return 1.0


def median_and_worst(results: Sequence[Result]) -> tuple[float, float] | None:
    """The median and the worst share over the reviews of which something is said; None where there is none."""
    shares = [each.share for each in results if each.share is not None]
    return (median(shares), max(shares)) if shares else None
