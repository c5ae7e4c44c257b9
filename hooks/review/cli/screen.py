"""`review screen ID include|exclude`: records the decision on a report that awaits assessment."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from review.cli import OK, PROBLEMS
from review.cli.loading import read, text_of
from review.cli.program import command
from review.editing import EditError, screening
from review.files.writing import write_together
from review.problems.problem import nearest
from review.schema.base import DATE_PATTERN
from review.schema.registers import CandidateRecord

DECISIONS = {"include": "included", "exclude": "excluded"}


@command(
    "screen",
    examples=[
        'review screen smith-2020 include --by "Ada Nobody" --on 2026-02-03',
        'review screen chan-2018 exclude --reason wrong-population --by "Ada Nobody" --on 2026-02-03',
    ],
)
@click.argument("id")
@click.argument("decision", type=click.Choice(list(DECISIONS)))
@click.option("--reason", default="", metavar="TERM", help="Why it is excluded: an exclusion reason of the codebook.")
@click.option("--note", default="", metavar="TEXT", help="The reason in words.")
@click.option("--by", required=True, metavar="NAME", help="Who decided.")
@click.option("--on", required=True, metavar="DAY", help="The day of the decision, as YYYY-MM-DD.")
@click.option("--again", is_flag=True, help="Replace an earlier decision.")
@click.pass_obj
def screen(root: Path, id: str, decision: str, reason: str, note: str, by: str, on: str, again: bool) -> int:
    """Record whether a report awaiting assessment is included.

    The decision goes into the file that lists the report, with its day and who made it.
    """
    evidence = read(root)
    if evidence is None:
        return PROBLEMS
    found = next((each for each in evidence.screened() if each.value.id == id), None)
    if found is None:
        hint = nearest(id, [each.value.id for each in evidence.screened()]) or f"{screening.PATH} lists all of them"
        raise click.UsageError(f'no report has the ID "{id}"; {hint}')
    report, path = found.value, found.record.path
    reasons = [term.id for term in evidence.codebook.value.exclusion_reasons]
    _check(report, decision, reason, note, on, reasons, again=again)
    values = {
        "decision": DECISIONS[decision],
        "reason": reason,
        "reason_note": note,
        "decided_on": on,
        "decided_by": by,
    }
    removed = ("proposal", "reason", "reason_note") if decision == "include" else ()
    try:
        given = {name: value for name, value in values.items() if value}
        edited = screening.with_decision(text_of(root / path), path, found.index, given, removed)
    except EditError as error:
        print(error, file=sys.stderr)
        return PROBLEMS
    write_together(root, {path: edited})
    print(f"{id} is {DECISIONS[decision]}, on {on} by {by}.")
    if gone := [f"{name}: {getattr(report, name)}" for name in removed if getattr(report, name)]:
        print(f"Removed from its entry: {'; '.join(gone)}")
    if decision == "include":
        print(f"Next: start its study record, which `review check` now requires, with: review new {id}")
    return OK


def _check(
    candidate: CandidateRecord, decision: str, reason: str, note: str, on: str, reasons: Iterable[str], *, again: bool
) -> None:
    """Raise UsageError where the decision is incomplete or invalid, or was made before."""
    if decision == "exclude" and reason not in reasons:
        fault = f'"{reason}" is not an exclusion reason' if reason else "an exclusion needs a --reason"
        hint = nearest(reason, reasons)
        raise click.UsageError(f"{fault}; {hint + ' ' if hint else ''}reasons in the codebook: {', '.join(reasons)}")
    if decision == "include" and (reason or note):
        raise click.UsageError("--reason and --note belong to an exclusion; leave them out")
    if not re.fullmatch(DATE_PATTERN, on):
        raise click.UsageError(f'"{on}" is not a date; write YYYY-MM-DD')
    if candidate.decision != "awaiting" and not again:
        who = f" by {candidate.decided_by}" if candidate.decided_by else ""
        raise click.UsageError(
            f'"{candidate.id}" is already {candidate.decision}, on {candidate.decided_on or "an unknown day"}{who}; '
            "add --again to replace the decision"
        )
