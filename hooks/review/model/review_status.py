"""Whether the review is up to date: what its searches cover, what it includes, and when the next update is due.

The date is given, never read from a clock: a build uses SOURCE_DATE_EPOCH, so that it can be repeated, and the page
checks again by the reader's clock. So a sentence on the review's age is true on every later day too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from review.language.current import gettext, marked, ngettext
from review.language.formats import long_date
from review.model.dates import first_day, last_day, months_after
from review.model.review import Review
from review.schema.registers import CandidateRecord
from review.schema.review import CurrencyLimitsRecord

State = Literal["active", "unscheduled", "overdue", "out-of-date", "paused", "retired"]

LABELS: dict[State, str] = {
    "active": marked("maintained"),
    "unscheduled": marked("maintained; no update scheduled"),
    "overdue": marked("update overdue"),
    "out-of-date": marked("out of date"),
    "paused": marked("paused"),
    "retired": marked("retired"),
}

MAX_EPOCH = 2**32 - 1  # seconds, as the time of a compressed file


@dataclass(frozen=True, slots=True)
class Lapse:
    """A reason why the review is out of date after a day, and what would bring it up to date."""

    after: date
    why: str
    needed: str


@dataclass(frozen=True, slots=True)
class ReviewStatus:
    """The status of the review on a date.

    `due` is the date by which the next version is promised, None where none is. `searched_through` is the latest date
    that any database search covers, `integrated_through` the one up to which the newest version includes what was
    found; both are as precise as the records. `since` is when a review was paused or retired. `lapses` are the reasons
    why it is out of date, or will be unless somebody works on it, by their day; none where its records give no limits.
    """

    as_of: date
    state: State
    searched_through: str
    integrated_through: str
    due: date | None
    since: str
    note: str
    instead: str
    limits: CurrencyLimitsRecord | None
    lapses: tuple[Lapse, ...]

    @property
    def standing(self) -> str:
        """`living`, `paused` or `retired`: the decision of the reviewers, whatever the date."""
        return self.state if self.state in {"paused", "retired"} else "living"

    @property
    def label(self) -> str:
        return gettext(LABELS[self.state])

    @property
    def current_until(self) -> date | None:
        """The last day on which the review is up to date, None where its records give no limits."""
        return min((lapse.after for lapse in self.lapses), default=None)

    @property
    def is_overdue(self) -> bool:
        """Whether the promised update is late, be the review out of date or not."""
        return self.due is not None and self.as_of > self.due

    @property
    def lapsed(self) -> tuple[Lapse, ...]:
        """The reasons why the review is out of date on the date."""
        return tuple(lapse for lapse in self.lapses if self.as_of > lapse.after)

    @property
    def why(self) -> tuple[str, ...]:
        """Why the review is out of date, in sentences."""
        return tuple(lapse.why for lapse in self.lapsed)

    @property
    def needed(self) -> tuple[str, ...]:
        """What would bring the review up to date, in sentences."""
        return tuple(lapse.needed for lapse in self.lapsed)


def review_status(review: Review, as_of: date | None = None) -> ReviewStatus:
    """The status of the review on a date; without one, on the date of its newest version."""
    schedule, version = review.record.schedule, review.version
    as_of = as_of or first_day(version.date)
    ends = [search.end for search in review.searches.searches if search.kind == "database" and search.end]
    searched_through = max([*ends, version.searches_through])
    limits = schedule.limits if schedule and schedule.status == "active" else None
    lapses = tuple(_lapses(review, limits, searched_through)) if limits else ()
    due = None
    if schedule and schedule.every_months and schedule.status == "active":
        due = months_after(first_day(version.date), schedule.every_months)
    state: State = "unscheduled"
    if schedule and schedule.status != "active":
        state = schedule.status
    elif any(as_of > lapse.after for lapse in lapses):
        state = "out-of-date"
    elif due:
        state = "overdue" if as_of > due else "active"
    return ReviewStatus(
        as_of=as_of,
        state=state,
        searched_through=searched_through,
        integrated_through=version.searches_through,
        due=due,
        since=(schedule.since if schedule else "") or version.date,
        note=(schedule.note if schedule else "") or "",
        instead=(schedule.instead if schedule else "") or "",
        limits=limits,
        lapses=lapses,
    )


def _lapses(review: Review, limits: CurrencyLimitsRecord, searched_through: str) -> Iterator[Lapse]:
    """Yield each reason that has a day, of the search before that of the reports."""
    yield Lapse(
        months_after(last_day(searched_through), limits.search_months),
        gettext(
            "The last searches ran up to {day}; a search should be at most {months} old.",
            day=long_date(searched_through),
            months=_months(limits.search_months),
        ),
        gettext("Search the databases again."),
    )
    waiting = review.awaiting
    if waiting:
        first = min(waiting, key=_waits_since)
        found = gettext("published in {year}", year=first.year)
        if first.met_on:
            found = gettext("found on {day}", day=long_date(first.met_on))
        await_assessment = ngettext(
            "{number} report awaits assessment; it was {found}.",
            "{number} reports await assessment; the earliest was {found}.",
            len(waiting),
            number=len(waiting),
            found=found,
        )
        limit = gettext("A report should wait at most {months}.", months=_months(limits.waiting_months))
        yield Lapse(
            months_after(_waits_since(first), limits.waiting_months),
            f"{await_assessment} {limit}",
            gettext("Assess the reports that await assessment, and add those that are eligible."),
        )


def _months(number: int) -> str:
    return f"{number} {ngettext('month', 'months', number)}"


def _waits_since(report: CandidateRecord) -> date:
    return first_day(report.met_on) if report.met_on else date(report.year, 12, 31)


def day_of_build(environment: Mapping[str, str]) -> date | None:
    """The day that SOURCE_DATE_EPOCH names, in UTC; None where it is not set. Raise ValueError where it names none."""
    seconds = environment.get("SOURCE_DATE_EPOCH", "").strip()
    if not seconds:
        return None
    if not (seconds.isascii() and seconds.isdecimal() and int(seconds) <= MAX_EPOCH):
        message = f'SOURCE_DATE_EPOCH is "{seconds[:40]}", which is no time between 1970 and 2106 in seconds since 1970'
        raise ValueError(f"{message}; unset it, or set it to the time of the commit: git log -1 --format=%ct")
    return date(1970, 1, 1) + timedelta(days=int(seconds) // 86_400)
