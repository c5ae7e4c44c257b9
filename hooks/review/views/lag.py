"""How long a report takes on its way into the review: published, identified, decided, integrated, released.

Dates come from the records alone, and a date that no record has stays unknown. A date of which only the year or the
month is recorded makes an interval longer than is known; so an interval counts from the last possible day of the
earlier date to the first possible day of the later one: it is a number of days that have passed at least.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from statistics import median

from review.language.current import marked
from review.model.dates import first_day, last_day
from review.model.review import Review
from review.model.review_status import ReviewStatus
from review.schema.registers import CandidateRecord

STAGES = ("published", "identified", "decided", "integrated", "released")
LABELS = {
    "published": marked("Published"),
    "identified": marked("Identified"),
    "decided": marked("Decided"),
    "integrated": marked("Integrated"),
    "released": marked("Released"),
}


@dataclass(frozen=True, slots=True)
class Journey:
    """A report with the date of each stage, as its records have it; an empty text where they have none.

    `decision` is that of the screening. A report that is not included has no date of the last two stages.
    """

    report: CandidateRecord
    dates: tuple[str, ...]

    @property
    def decision(self) -> str:
        return str(self.report.decision)

    def days(self, stage: int) -> int | None:
        """Days from the stage before to this one, at least; None where a date is not known."""
        return _days(self.dates[stage - 1], self.dates[stage])

    def waiting_days(self, today: date) -> int | None:
        """Days that it has awaited a decision, at least: since it was identified, or else since it was published."""
        since = self.dates[1] or self.dates[0]
        return max((today - last_day(since)).days, 0) if since else None


@dataclass(frozen=True, slots=True)
class Interval:
    """The way from one stage to the next: of so many reports that have reached it, days in the median and at most.

    `unknown` counts the reports that have reached it and of which the days are not known.
    """

    start: str
    end: str
    days: tuple[int, ...]
    unknown: int

    @property
    def median(self) -> float | None:
        return median(self.days) if self.days else None

    @property
    def longest(self) -> int | None:
        return max(self.days, default=None)


@dataclass(frozen=True, slots=True)
class Lag:
    """Every report's journey, the intervals over all of them, and those that wait, the longest first."""

    journeys: tuple[Journey, ...]
    intervals: tuple[Interval, ...]
    waiting: tuple[tuple[Journey, int], ...]
    as_of: date

    @property
    def median_wait(self) -> float | None:
        """Days that the reports which wait have waited, in the median; None where none waits."""
        return median(days for _, days in self.waiting) if self.waiting else None

    @property
    def without_identified(self) -> int:
        """How many of the reports that wait have no date on which they were identified."""
        return sum(not journey.dates[1] for journey, _ in self.waiting)


def lag(review: Review, status: ReviewStatus) -> Lag:
    """Return how long the reports of the screening have taken, on the date of the status."""
    found = journeys(review)
    waits = [(each, each.waiting_days(status.as_of)) for each in found if each.decision == "awaiting"]
    known = [(journey, days) for journey, days in waits if days is not None]
    return Lag(
        found,
        tuple(_intervals(found)),
        tuple(sorted(known, key=lambda wait: (-wait[1], wait[0].report.id))),
        status.as_of,
    )


def journeys(review: Review) -> tuple[Journey, ...]:
    """Return every report of the screening with its dates."""
    return tuple(_journey(review, report) for report in review.candidates)


def _journey(review: Review, report: CandidateRecord) -> Journey:
    integrated = released = ""
    if report.decision == "included":
        integrated = report.integrated_on or ""
        entry = review.registry.get(report.id)
        versions = {version.version: version.date for version in review.record.versions}
        released = versions.get(entry.since, "") if entry else ""
    published = report.published_on or str(report.year)
    return Journey(report, (published, report.met_on or "", report.decided_on or "", integrated, released))


def _intervals(found: tuple[Journey, ...]) -> Iterator[Interval]:
    """Yield the interval before each stage but the first. Reports that have not reached a stage do not count in it."""
    for stage in range(1, len(STAGES)):
        reached = [each for each in found if _has_reached(each, STAGES[stage])]
        days = [each.days(stage) for each in reached]
        known = tuple(each for each in days if each is not None)
        yield Interval(STAGES[stage - 1], STAGES[stage], known, len(days) - len(known))


def _has_reached(journey: Journey, stage: str) -> bool:
    if stage == "identified":
        return True
    if stage == "decided":
        return journey.decision != "awaiting"
    return journey.decision == "included" and (stage == "integrated" or bool(journey.dates[-1]))


def _days(earlier: str, later: str) -> int | None:
    """Days between two dates that may omit their day or month, at least; None where one is not known."""
    return max((first_day(later) - last_day(earlier)).days, 0) if earlier and later else None
