"""`review diff BASE [HEAD]`: what a change of the evidence does to the synthesis."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from review.cli import OK, PROBLEMS, USAGE
from review.cli.program import command
from review.loading import load_state
from review.problems.problem import report
from review.versions import diff_report
from review.versions.comparison import compare
from review.versions.git_objects import RevisionError
from review.versions.states import state_at

WORKING_TREE = "the working tree"


@command("diff", examples=["review diff main", "review diff v1.0.0 v1.1.0 --format markdown", "review diff ../old ."])
@click.argument("base")
@click.argument("head", default="")
@click.option("--format", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
@click.pass_obj
def diff(root: Path, base: str, head: str, format: str) -> int:
    """Show what a change of the evidence does to the synthesis.

    BASE and HEAD are git revisions, or folders with evidence/; without HEAD, BASE is compared with the working tree.
    The status is 1 if the newer evidence has problems or a published ID would vanish.
    """
    try:
        before, problems = state_at(root, base)
        after, new_problems = state_at(root, head) if head else load_state(root)
    except RevisionError as error:
        print(error, file=sys.stderr)
        return USAGE
    if after is None:
        print(report(new_problems), file=sys.stderr)
        return PROBLEMS
    if before is None:
        note = f"{base} cannot be loaded. It is compared as if it were empty, so its IDs are not known."
        print(f"{report(problems)}\n{note}", file=sys.stderr)
    changes = compare(before, after)
    if format == "json":
        print(diff_report.data(changes), end="")
    else:
        write = diff_report.markdown if format == "markdown" else diff_report.text
        print(write(changes, base, head or WORKING_TREE), end="")
    return PROBLEMS if changes.vanished else OK
