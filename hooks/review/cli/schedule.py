"""`review retire`, `review pause` and `review resume`: how the review ends, rests, or goes on, told to its readers."""

from __future__ import annotations

import argparse
import sys

from review.cli import OK, PROBLEMS
from review.cli.loading import loaded
from review.editing import EditError
from review.editing.release import REVIEW_FILE
from review.editing.schedule import ended, with_schedule
from review.files.writing import write_text
from review.model.review import Review

STATUSES = {"retire": "retired", "pause": "paused", "resume": "active"}
SAID = {
    "retire": "The review is retired since {since}. Every page, the badge and the feed of versions will say so.",
    "pause": "The review rests since {since}. Every page, the badge and the feed of versions will say so.",
    "resume": "The review is kept up again; what was said of its rest or end is taken out.",
}
NEXT = """\
Next:
  review check
  review release NUMBER --summary "…"   a version that says it; its changes are listed by themselves
  make site                             and publish: what stands online says nothing of it before that"""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    retire = commands.add_parser("retire", help="end the review gracefully: every page says so and where to look")
    retire.add_argument("--instead", metavar="URL", help="where to look instead, if there is such a place")
    pause = commands.add_parser("pause", help="let the review rest: every page says so")
    for command, what in ((retire, "it ends"), (pause, "it rests")):
        command.add_argument("--since", required=True, metavar="DAY", help=f"the day from which {what}, YYYY-MM-DD")
        command.add_argument("--why", required=True, help="why, in a sentence for its readers")
    commands.add_parser("resume", help="take up a review again that rested or had ended")
    for name, status in STATUSES.items():
        commands.choices[name].set_defaults(run=run, command=name, status=status)


def run(chosen: argparse.Namespace) -> int:
    """Writes the schedule of evidence/review.yml, or nothing, and says what comes next."""
    review = loaded(chosen.root)
    if review is None:
        return PROBLEMS
    file = chosen.root / REVIEW_FILE
    try:
        values = _values(chosen, review)
        write_text(file, with_schedule(file.read_bytes().decode("utf-8"), values))
    except (EditError, OSError) as error:
        print(f"{error}\n{REVIEW_FILE} is as it was.", file=sys.stderr)
        return PROBLEMS
    print(SAID[chosen.command].format(since=values["since"]))
    print(f"  written: {REVIEW_FILE}\n{NEXT}")
    return OK


def _values(chosen: argparse.Namespace, review: Review) -> dict[str, str | None]:
    """The fields of the schedule as they shall be. EditError where the command makes no sense for this review."""
    schedule = review.record.schedule
    if chosen.status == "active":
        if schedule is None or schedule.status == "active":
            raise EditError("the review neither rests nor has ended; there is nothing to take up again")
        return {"status": "active", "since": None, "note": None, "instead": None}
    if schedule and schedule.status == chosen.status:
        raise EditError(
            f"the review is {chosen.status} already, since {schedule.since or 'a day not noted'}; "
            "to say something else of it, run review resume first"
        )
    instead = getattr(chosen, "instead", None)
    return ended(review.version, status=chosen.status, since=chosen.since, note=chosen.why, instead=instead)
