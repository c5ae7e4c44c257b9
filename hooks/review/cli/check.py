"""`review check`: every problem of the evidence, with file, line and what to do; and of the site made from it."""

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


@command("check", examples=["review check", "review check --site", "review check --wording"])
@click.option(
    "--wording", is_flag=True, help="Also list words that often say more than a source does, with the reason for each."
)
@click.option(
    "--site",
    is_flag=True,
    help="Also build the site, and check its links, its data files and the accessibility of a sample of pages.",
)
@click.pass_obj
def check(root: Path, *, wording: bool, site: bool) -> int:
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
    if state is None:
        return PROBLEMS
    if not site:
        return OK
    from review.cli.site_check import check_site  # noqa: PLC0415 - a check of records alone is fast

    return check_site(root)
