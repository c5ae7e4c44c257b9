"""`review retire`, `review pause` and `review resume`: the review ends, pauses or goes on, and its pages say so."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from review.cli import OK, PROBLEMS
from review.cli.loading import loaded, text_of
from review.cli.program import command
from review.editing import EditError
from review.editing.release import REVIEW_FILE
from review.editing.schedule import ended, with_schedule
from review.files.writing import write_text
from review.model.review import Review

NOTICE = "The review is {status} since {since}. Every page, the badge and the feed of versions will say so."
NEXT = """\
Next:
  review check
  review release NUMBER --summary "…"   a version that says so; the command lists its changes
  make site                             and publish it: the site says nothing of this before"""

since = click.option("--since", required=True, metavar="DAY", help="From which day, as YYYY-MM-DD.")
why = click.option("--why", required=True, help="Why, in a sentence for readers.")


@command("retire", examples=['review retire --since 2027-01-31 --why "A newer review answers the question."'])
@since
@why
@click.option("--instead", metavar="URL", help="Where to look instead, if there is such a place.")
@click.pass_obj
def retire(root: Path, since: str, why: str, instead: str | None) -> int:
    """End the review: every page says so, and where to look instead.

    The records and the site stay. `review resume` undoes it.
    """
    return _stop(root, "retired", since, why, instead)


@command("pause", examples=['review pause --since 2027-01-31 --why "We look for somebody to go on."'])
@since
@why
@click.pass_obj
def pause(root: Path, since: str, why: str) -> int:
    """Pause the review: every page says so."""
    return _stop(root, "paused", since, why, None)


@command("resume", examples=["review resume"])
@click.pass_obj
def resume(root: Path) -> int:
    """Go on with a review that was paused or retired."""

    def values(review: Review) -> dict[str, str | None]:
        schedule = review.record.schedule
        if schedule is None or schedule.status == "active":
            raise EditError("the review is neither paused nor retired; there is nothing to resume")
        return {"status": "active", "since": None, "note": None, "instead": None}

    return _write(root, values, "The review is active again; its notice of a pause or end is removed.")


def _stop(root: Path, status: str, since: str, why: str, instead: str | None) -> int:
    def values(review: Review) -> dict[str, str | None]:
        schedule = review.record.schedule
        if schedule and schedule.status == status:
            raise EditError(
                f"the review is already {status}, since {schedule.since or 'an unknown day'}; "
                "to change the notice, run `review resume` first"
            )
        return ended(review.version, status=status, since=since, note=why, instead=instead)

    return _write(root, values, NOTICE.format(status=status, since=since))


def _write(root: Path, values: Callable[[Review], Mapping[str, str | None]], notice: str) -> int:
    """Write the schedule in evidence/review.yml, or nothing; print what comes next."""
    review = loaded(root)
    if review is None:
        return PROBLEMS
    file = root / REVIEW_FILE
    try:
        write_text(file, with_schedule(text_of(file), values(review)))
    except (EditError, OSError) as error:
        print(f"{error}\n{REVIEW_FILE} is unchanged.", file=sys.stderr)
        return PROBLEMS
    print(f"{notice}\n  written: {REVIEW_FILE}\n{NEXT}")
    return OK
