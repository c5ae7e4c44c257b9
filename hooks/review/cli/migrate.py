"""`review migrate`: what an upgrade of the program changes in a review, to be read before it is written."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from review.cli import OK, PROBLEMS
from review.cli.difference import difference
from review.cli.program import command
from review.editing.migration import FORMER, HOOKS, SETTINGS, migrated
from review.editing.trial import new_problems
from review.files.writing import write_together
from review.loading import load_state
from review.problems.problem import report

EVIDENCE = "evidence/"
UP_TO_DATE = "Nothing to change: these are the files that this version of the program expects."
NOT_WRITTEN = "Nothing is written. Read the changes; `review migrate --write` makes them."


@command("migrate", examples=["review migrate", "review migrate --write"])
@click.option("--write", is_flag=True, help="Make the changes.")
@click.pass_obj
def migrate(root: Path, *, write: bool) -> int:
    """Bring the files of a review up to the installed program.

    Shows every change as a diff, with the rule behind it. Nothing is written without --write, and nothing at all if
    the records would have problems that they do not have now. No file is deleted; what is left over is named.
    """
    before = _texts(root)
    state, problems = load_state(root)
    if state is None:
        print(f"{report(problems)}\nCorrect the records first. Nothing is written.", file=sys.stderr)
        return PROBLEMS
    after: dict[str, str] = {}
    for rule, changed in migrated(before, state.review.language):
        print(f"Since {rule.since}, {rule.title}:")
        for path, text in changed.items():
            print(difference({**before, **after}.get(path, ""), text, path))
        after |= changed
    left = [name for name in FORMER if (root / name).exists()]
    if left:
        print(f"No longer used, to be deleted once the site is built: git rm -r {' '.join(left)}")
    if not after:
        print(UP_TO_DATE)
        return OK
    if faults := [each for each in new_problems(root, after) if each.stops_the_build]:
        print(f"{report(faults)}\nThe records would have these problems. Nothing is written.", file=sys.stderr)
        return PROBLEMS
    if not write:
        print(NOT_WRITTEN)
        return OK
    write_together(root, after)
    print("\n".join(f"written: {path}" for path in after))
    return OK


def _texts(root: Path) -> dict[str, str]:
    """Return the text of every file that a rule may look at."""
    files = [*map(root.joinpath, (SETTINGS, *HOOKS)), *(root / "docs").rglob("*.md"), *(root / EVIDENCE).rglob("*.yml")]
    return {file.relative_to(root).as_posix(): file.read_text(encoding="utf-8") for file in files if file.is_file()}
