"""Print what a change needs before it is published: `evidence` or `code`.

    scope.py COMMIT                the change since this commit, which was tested
    scope.py --published ADDRESS   the change since the commit that the site at this address was built from

Where only records and prose have changed, the program is the one that was tested, so its own tests have nothing to say.
Where there is nothing to compare with (no site yet, or a commit that this clone lacks), everything is tested.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import urllib.request
from collections.abc import Iterable
from pathlib import PurePosixPath

FOLDERS = {"evidence", "references"}
REFERENCES = "references.bib"
PROSE = ("docs", ".md")  # folder and ending
COMMIT = re.compile(r"[0-9a-f]{40}")
SECONDS = 20


def scope(changed: Iterable[str]) -> str:
    """Return `evidence` where every changed file is a record or prose, and `code` where one is not, or none has."""
    files = [PurePosixPath(name) for name in changed]
    alone = all(_is_record(name) or _is_prose(name) for name in files)
    return "evidence" if files and alone else "code"


def _is_record(name: PurePosixPath) -> bool:
    return name.as_posix() == REFERENCES or (name.parts[0] in FOLDERS and len(name.parts) > 1)


def _is_prose(name: PurePosixPath) -> bool:
    return name.parts[0] == PROSE[0] and name.parts[1:2] != ("assets",) and name.suffix == PROSE[1]


def changed_since(commit: str) -> list[str]:
    """Return every file that differs from an ancestor, under its old name too. None where it is no ancestor."""
    if not git_succeeds("merge-base", "--is-ancestor", commit, "HEAD"):
        return []
    command = ["git", "diff", "--name-only", "--no-renames", "-z", commit, "HEAD"]
    names = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    return [name for name in names.split("\0") if name]


def git_succeeds(*arguments: str) -> bool:
    """Whether a git command succeeds."""
    return subprocess.run(["git", *arguments], check=False, capture_output=True).returncode == 0


def published_commit(address: str) -> str:
    """Return the commit that the site at an address was built from; an empty text where it does not tell."""
    try:
        file = f"{address.rstrip('/')}/data/review.json"
        with urllib.request.urlopen(file, timeout=SECONDS) as answer:  # noqa: S310 - the workflow gives the address
            built_from = json.load(answer)["built_from"]
        commit, changed = str(built_from["commit"]), built_from["uncommitted_changes"]
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    return commit if COMMIT.fullmatch(commit) and changed is False else ""


def main() -> None:
    """Print the scope of the change."""
    parser = argparse.ArgumentParser(description="Print what a change needs before it is published.")
    since = parser.add_mutually_exclusive_group(required=True)
    since.add_argument("commit", nargs="?", default="", help="a commit that was tested")
    since.add_argument("--published", metavar="ADDRESS", help="the address of the site as it is published now")
    arguments = parser.parse_args()
    commit = published_commit(arguments.published) if arguments.published else arguments.commit
    print(scope(changed_since(commit) if commit else []))


if __name__ == "__main__":
    main()
