"""`review versions FOLDER`: the files of each released version, for a build of its own."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from review.cli import OK, PROBLEMS
from review.cli.program import command
from review.loading import load_state
from review.problems.problem import report, visible
from review.templating.rendering import plural
from review.versions.git_objects import RevisionError
from review.versions.history import History
from review.versions.released import LayoutError, lay_out, read_history


@command("versions", examples=["review versions .build/versions", "review versions --all .build/versions"])
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--all", "is_complete", is_flag=True, help="Exit with 1 if a version that has a commit cannot be read.")
@click.pass_obj
def versions(root: Path, folder: Path, is_complete: bool) -> int:
    """Write out the files of each released version.

    They are ready to build, in FOLDER, which is deleted first. Each version comes from its commit in git; versions that
    this clone does not have are listed.
    """
    root = root.resolve()
    state, problems = load_state(root)
    if state is None:
        print(report(problems), file=sys.stderr)
        return PROBLEMS
    history = read_history(root, state)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        for release in history.releases:
            lay_out(root, release, folder.resolve() / release.number, history)
    except (LayoutError, RevisionError, OSError) as error:
        print(error, file=sys.stderr)
        return PROBLEMS
    missing = _report(history)
    return PROBLEMS if is_complete and missing else OK


def _report(history: History) -> bool:
    """Print what was written. Return whether a version is missing that has a commit."""
    numbers = [release.number for release in history.releases]
    print(f"{plural(len(numbers), 'version')} written{': ' * bool(numbers)}{', '.join(numbers)}")
    for each in history.unreadable:
        print(f"version {each.version.version} cannot be read here: {visible(each.reason)}", file=sys.stderr)
    return history.is_incomplete
