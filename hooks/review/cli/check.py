"""`review check`: every problem of the evidence, with file, line and what to do."""

from __future__ import annotations

import argparse
import os
import sys

from review.cli import OK, PROBLEMS
from review.loading import load
from review.problems.problem import report


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("check", help="tell every problem of the evidence")
    command.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Prints every problem; under GitHub Actions also as annotations at their lines."""
    review, problems = load(chosen.root)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        for problem in problems:
            print(problem.annotation())
    print(report(problems), file=sys.stdout if review else sys.stderr)
    return OK if review else PROBLEMS
