"""`review check`: every problem of the evidence, with file, line and what to do."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from review.checks.wording import wording_hints
from review.cli import OK, PROBLEMS
from review.cli.program import command
from review.loading import load_state
from review.problems.problem import report


@command("check", examples=["review check", "review check --wording", "review --root tests/night-buses check"])
@click.option(
    "--wording", is_flag=True, help="Also list words that often say more than a source does, with the reason for each."
)
@click.pass_obj
def check(root: Path, *, wording: bool) -> int:
    """List every problem of the evidence, with its file and line.

    Each problem has a code, such as E205; the site explains all codes. In GitHub Actions, problems also become
    annotations of their lines. The words listed by --wording are no problems: each is for a reader to judge.
    """
    state, problems = load_state(root)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        for problem in problems:
            print(problem.annotation())
    print(report(problems), file=sys.stdout if state else sys.stderr)
    if wording and state:
        hints = wording_hints(state.evidence)
        print(*hints, f"{len(hints)} words to check against the source", sep="\n")
    return OK if state else PROBLEMS
