"""`review check`: every problem of the evidence, with file, line and what to do."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from review.cli import OK, PROBLEMS
from review.cli.program import command
from review.loading import load
from review.problems.problem import report


@command("check", examples=["review check", "review --root tests/night-buses check"])
@click.pass_obj
def check(root: Path) -> int:
    """List every problem of the evidence, with its file and line.

    Each problem has a code, such as E205; the site explains all codes. In GitHub Actions, problems also become
    annotations of their lines.
    """
    review, problems = load(root)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        for problem in problems:
            print(problem.annotation())
    print(report(problems), file=sys.stdout if review else sys.stderr)
    return OK if review else PROBLEMS
