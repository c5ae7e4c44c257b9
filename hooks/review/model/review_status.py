"""Whether the review is up to date: what its searches cover, what it includes, and when the next update is due.

The date is given, never read from a clock: a build uses SOURCE_DATE_EPOCH, so that it can be repeated, and the page
checks again by the reader's clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from review.model.review import Review

State = Literal["active", "unscheduled", "overdue", "paused", "retired"]

LABELS: dict[State, str] = {
    "active": "kept up",
    "unscheduled": "kept up, no date set",
    "overdue": "overdue",
    "paused": "paused",
    "retired": "retired",
}


@dataclass(frozen=True, slots=True)
class ReviewStatus:
    """The status of the review on a date.

    `due` is the date by which the next version is promised, None where none is. `searched_through` is the latest date
    that any database search covers, `integrated_through` the one up to which the newest version includes what was
    found; both are as precise as the records. `since` is when a review was paused or retired.
    """

    state: State
    searched_through: str
    integrated_through: str
    due: date | None
    since: str
    note: str
    instead: str

    @property
    def standing(self) -> str:
        """`living`, `paused` or `retired`: the decision of the reviewers, whatever the date."""
        return self.state if self.state in {"paused", "retired"} else "living"

    @property
    def label(self) -> str:
        return LABELS[self.state]


def review_status(review: Review, as_of: date | None = None) -> ReviewStatus:
    """The status of the review on a date; without one, on the date of its newest version."""
    schedule, version = review.record.schedule, review.version
    as_of = as_of or first_day(version.date)
    ends = [search.end for search in review.searches.searches if search.kind == "database" and search.end]
    due = None
    if schedule and schedule.every_months and schedule.status == "active":
        due = months_after(first_day(version.date), schedule.every_months)
    state: State = "unscheduled"
    if schedule and schedule.status != "active":
        state = schedule.status
    elif due:
        state = "overdue" if as_of > due else "active"
    return ReviewStatus(
        state=state,
        searched_through=max([*ends, version.searches_through]),
        integrated_through=version.searches_through,
        due=due,
        since=(schedule.since if schedule else "") or version.date,
        note=(schedule.note if schedule else "") or "",
        instead=(schedule.instead if schedule else "") or "",
    )


def day_of_build(environment: Mapping[str, str]) -> date | None:
    """The day that SOURCE_DATE_EPOCH names, in UTC; None where it is not set or is no number of seconds."""
    seconds = environment.get("SOURCE_DATE_EPOCH", "")
    return date(1970, 1, 1) + timedelta(days=int(seconds) // 86_400) if seconds.isdecimal() else None


def first_day(written: str) -> date:
    """The first day of a date that may omit its month and day."""
    year, month, day = (int(part) for part in f"{written}-01-01".split("-")[:3])
    return date(year, month, day)


def months_after(start: date, months: int) -> date:
    """The same day of the month so many months later, or the last day of that month."""
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(start.day, last))
