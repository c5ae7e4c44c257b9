"""Git repositories of the made-up review, in temporary folders."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from made_up import Change, write

# Nothing of the machine's own settings, and one moment for every commit: 2021-06-01 12:00 in universal time.
SETTINGS = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Nobody",
    "GIT_AUTHOR_EMAIL": "nobody@example.org",
    "GIT_COMMITTER_NAME": "Nobody",
    "GIT_COMMITTER_EMAIL": "nobody@example.org",
    "GIT_AUTHOR_DATE": "1622548800 +0000",
    "GIT_COMMITTER_DATE": "1622548800 +0000",
}


def git(root: Path, *arguments: str) -> str:
    """Return what a git command in the folder prints."""
    done = subprocess.run(
        ["git", "-C", str(root), *arguments],
        env={**os.environ, **SETTINGS},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def commit(root: Path, message: str = "A change") -> str:
    """Commit everything in the folder; return the commit."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", message)
    return git(root, "rev-parse", "HEAD").strip()


def repository(root: Path, changes: dict[str, Change] | None = None) -> Path:
    """Make a repository whose only commit has the made-up review, changed."""
    root.mkdir(parents=True, exist_ok=True)
    git(root, "init", "--quiet", "--initial-branch", "main")
    write(root, changes)
    commit(root, "The review")
    return root
