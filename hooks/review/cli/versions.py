"""`review versions FOLDER`: lays each released version out for a build of its own, below the folder."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from review.cli import OK, PROBLEMS
from review.loading import load_state
from review.problems.problem import report, visible
from review.templating.rendering import plural
from review.versions.git_objects import RevisionError
from review.versions.history import History
from review.versions.released import LayoutError, lay_out, read_history


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("versions", help="lay each released version out, for a build at its own address")
    command.add_argument("folder", type=Path, help="where to; what stands there is deleted first")
    command.add_argument("--all", action="store_true", help="exit 1 where a version but the newest cannot be read here")
    command.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Writes a folder for each version that git holds, and names those that it does not."""
    root: Path = chosen.root.resolve()
    state, problems = load_state(root)
    if state is None:
        print(report(problems), file=sys.stderr)
        return PROBLEMS
    history = read_history(root, state)
    shutil.rmtree(chosen.folder, ignore_errors=True)
    chosen.folder.mkdir(parents=True)
    try:
        for release in history.releases:
            lay_out(root, release, chosen.folder.resolve() / release.number, history)
    except (LayoutError, RevisionError, OSError) as error:
        print(error, file=sys.stderr)
        return PROBLEMS
    return _told(history, state.review.version.version, every=chosen.all)


def _told(history: History, newest: str, *, every: bool) -> int:
    """Says what was laid out. The newest version may still be without a commit of its own: it is being made."""
    numbers = [release.number for release in history.releases]
    print(f"{plural(len(numbers), 'version')} laid out{': ' * bool(numbers)}{', '.join(numbers)}")
    for unreadable in history.unreadable:
        print(
            f"version {unreadable.version.version} cannot be read here: {visible(unreadable.reason)}", file=sys.stderr
        )
    missing = [unreadable for unreadable in history.unreadable if unreadable.version.version != newest]
    return PROBLEMS if every and missing else OK
