"""The evidence as it stood at a commit, read out of git's objects without checking anything out."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from review.problems.problem import visible

# What the evidence consists of, below the project's root.
EVIDENCE = ("evidence", "references.bib", "references")


class RevisionError(Exception):
    """Git cannot give what was asked of it; the message says what it said."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What something is built from: a commit (empty where none is known), and whether files differ from it."""

    commit: str = ""
    changed: bool = False


UNKNOWN_ORIGIN = Origin()


def git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What a git command in the project's folder prints. RevisionError where it fails."""
    settings = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments], input=given, capture_output=True, env=settings, check=False
        )
    except OSError as error:
        raise RevisionError(f"git cannot be run: {error.strerror}") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise RevisionError(f"git {arguments[0]}: {visible(said) or 'it failed'}")
    return done.stdout


def commit_of(root: Path, revision: str) -> str:
    """The commit that a revision names (a branch, a tag, HEAD~3). RevisionError where it names none."""
    try:
        found = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except RevisionError as error:
        raise RevisionError(f'"{visible(revision)}" names no commit here, and no folder that holds evidence') from error
    return found.decode("ascii").strip()


def origin_of(root: Path) -> Origin:
    """The commit that the project's folder stands at, without one where it is not in git."""
    try:
        return Origin(commit_of(root, "HEAD"), bool(git(root, "status", "--porcelain", "--", ".")))
    except RevisionError:
        return UNKNOWN_ORIGIN


def date_of(root: Path, revision: str = "HEAD") -> int:
    """When a commit was made, in seconds since 1970."""
    return int(git(root, "log", "-1", "--format=%ct", "--end-of-options", revision))


def write_evidence(root: Path, commit: str, folder: Path) -> None:
    """Writes the evidence of a commit below a folder."""
    write_files_of(root, files_at(root, commit, *EVIDENCE), folder)


def write_files_of(root: Path, files: Iterable[tuple[str, PurePosixPath]], folder: Path) -> None:
    """Writes files, given by the names of their objects and their paths, below a folder.

    A symbolic link becomes a file that holds where it led, so that nothing outside of the commit is ever read. Git's
    attributes play no part, so that a commit cannot hide one of its own files.
    """
    files = list(files)
    contents = git(root, "cat-file", "--batch", given="".join(f"{object}\n" for object, _ in files).encode("ascii"))
    start = 0
    for _, path in files:
        end = contents.index(b"\n", start)
        size = int(contents[start:end].split()[2])
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(contents[end + 1 : end + 1 + size])
        start = end + 1 + size + 1


def file_at(root: Path, commit: str, path: PurePosixPath) -> bytes:
    """The content of a file of a commit. RevisionError where the commit has none at this path."""
    return git(root, "cat-file", "blob", f"{commit}:./{path}")


def files_at(root: Path, commit: str, *folders: str) -> Iterator[tuple[str, PurePosixPath]]:
    """Every file of a commit below these paths: the name of its object, and its path below the project's root."""
    for entry in git(root, "ls-tree", "-r", "-z", commit, "--", *folders).split(b"\0"):
        described, _, name = entry.partition(b"\t")
        if not name or described.split()[1] != b"blob":
            continue
        path = PurePosixPath(name.decode("utf-8", "replace"))
        if path.is_absolute() or ".." in path.parts:
            raise RevisionError(f"the commit holds a file outside of its folder: {visible(str(path))}")
        yield described.split()[2].decode("ascii"), path
