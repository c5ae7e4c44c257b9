"""The clock of a review: its reports by year, those that it includes and those that await assessment."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import ceil

from review.figures.bars import ROW as BAR_ROW
from review.figures.bars import Bar, stacked
from review.language.current import marked
from review.model.dates import last_day
from review.model.review import Review
from review.model.review_status import ReviewStatus

MAX_SQUARES = 16  # in a column; where a year has more reports, a square stands for several
STEP, SQUARE = 14, 8  # between columns, and the side of a square
ROW = 10  # between squares of a column
# The pattern of a bar's parts where the clock is drawn as bars, and what it means.
YEAR_KEYS = (("met", marked("included")), ("unclear", marked("not yet assessed")))


@dataclass(frozen=True, slots=True)
class Square:
    """A square by its left and upper side; `is_included` tells what its reports are."""

    x: int
    y: int
    is_included: bool


@dataclass(frozen=True, slots=True)
class Clock:
    """The squares, how many reports one stands for, and where the searches end; `height` is that of the columns.

    `included` and `awaiting` are how many reports there are of each year, in order; either may be empty.
    """

    squares: tuple[Square, ...]
    per_square: int
    width: int
    height: int
    search_end: int
    included: tuple[tuple[int, int], ...]
    awaiting: tuple[tuple[int, int], ...]

    @property
    def n_included(self) -> int:
        return sum(number for _, number in self.included)

    @property
    def n_awaiting(self) -> int:
        return sum(number for _, number in self.awaiting)

    @property
    def years(self) -> tuple[tuple[int, int, int], ...]:
        """Every year that has reports, and how many of them are included and await assessment."""
        included, awaiting = dict(self.included), dict(self.awaiting)
        return tuple((year, included.get(year, 0), awaiting.get(year, 0)) for year in sorted({*included, *awaiting}))

    @property
    def first_year(self) -> int:
        return min(year for year, _ in (*self.included, *self.awaiting))

    @property
    def last_year(self) -> int:
        return max(year for year, _ in (*self.included, *self.awaiting))


def clock(review: Review, status: ReviewStatus) -> Clock:
    """Return the clock of a review; reports without a year are in no column."""
    included = Counter(study.reference.year for study in review.studies.values() if study.reference.year)
    awaiting = Counter(report.year for report in review.awaiting)
    end = last_day(status.searched_through).year
    first = min((*included, *awaiting, end))
    last = max((*included, *awaiting, end))
    tallest = max((included[year] + awaiting[year] for year in range(first, last + 1)), default=0)
    per_square = max(1, ceil(tallest / MAX_SQUARES))
    height = ROW * ceil(tallest / per_square)
    squares: list[Square] = []
    for year in range(first, last + 1):
        filled = ceil(included[year] / per_square)
        squares += [
            Square(STEP * (year - first) + 3, height - ROW * (place + 1) + 1, place < filled)
            for place in range(filled + ceil(awaiting[year] / per_square))
        ]
    return Clock(
        tuple(squares),
        per_square,
        width=STEP * (last - first + 1),
        height=height,
        search_end=STEP * (end - first + 1),
        included=tuple(sorted(included.items())),
        awaiting=tuple(sorted(awaiting.items())),
    )


def drawn_years(counted: Clock) -> tuple[Bar, ...]:
    """Return the clock as bars, one for each year that has reports, as long as their number."""
    longest = max((included + awaiting for _, included, awaiting in counted.years), default=1)
    drawn = []
    for place, (year, *numbers) in enumerate(counted.years):
        parts = ((pattern, number) for (pattern, _), number in zip(YEAR_KEYS, numbers, strict=True))
        drawn.append(Bar(str(year), f"{year}: {sum(numbers)}", place * BAR_ROW, stacked(parts, longest)))
    return tuple(drawn)
