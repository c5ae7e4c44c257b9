"""`review diff BASE [HEAD]`: what a change of the evidence does to the synthesis."""

from __future__ import annotations

import argparse
import sys

from review.cli import OK, PROBLEMS, USAGE
from review.loading import load_state
from review.problems.problem import report
from review.versions import diff_report
from review.versions.comparison import compare
from review.versions.git_objects import RevisionError
from review.versions.states import state_at

WORKING_TREE = "the working tree"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("diff", help="tell what a change does to the synthesis")
    command.add_argument("base", help="a git revision, or a folder that holds evidence/")
    command.add_argument("head", nargs="?", help="another one; without it, the working tree")
    command.add_argument("--format", choices=("text", "markdown", "json"), default="text")
    command.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Prints what differs. Exit 1 where the newer evidence has problems or a published id would vanish."""
    try:
        before, problems = state_at(chosen.root, chosen.base)
        after, new_problems = state_at(chosen.root, chosen.head) if chosen.head else load_state(chosen.root)
    except RevisionError as error:
        print(error, file=sys.stderr)
        return USAGE
    if after is None:
        print(report(new_problems), file=sys.stderr)
        return PROBLEMS
    if before is None:
        said = f"{report(problems)}\n{chosen.base} does not load; it is taken as empty, and its ids are not known."
        print(said, file=sys.stderr)
    changes = compare(before, after)
    if chosen.format == "json":
        print(diff_report.data(changes), end="")
    else:
        tell = diff_report.markdown if chosen.format == "markdown" else diff_report.text
        print(tell(changes, chosen.base, chosen.head or WORKING_TREE), end="")
    return PROBLEMS if changes.vanished else OK
