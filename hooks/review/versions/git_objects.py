"""The evidence of a commit, read from git's objects without a checkout."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from review.problems.problem import visible

# The files and folders of the evidence, relative to the project's root.
EVIDENCE = ("evidence", "references.bib", "references")


class RevisionError(Exception):
    """Git failed; the message contains its own."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The commit that something is built from (empty where it is unknown), and whether files differ from it."""

    commit: str = ""
    changed: bool = False


UNKNOWN_ORIGIN = Origin()


def git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Return the output of a git command in the project's folder. RevisionError where it fails."""
    settings = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments], input=given, capture_output=True, env=settings, check=False
        )
    except OSError as error:
        raise RevisionError(f"git cannot be run: {error.strerror}") from error
    if done.returncode:
        message = done.stderr.decode("utf-8", "replace").strip()
        raise RevisionError(f"git {arguments[0]}: {visible(message) or 'it failed'}")
    return done.stdout


def commit_of(root: Path, revision: str) -> str:
    """Return the commit that a revision names (a branch, a tag, HEAD~3). RevisionError where it names none."""
    try:
        found = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except RevisionError as error:
        raise RevisionError(_why_no_commit(root, visible(revision), str(error))) from error
    return found.decode("ascii").strip()


def _why_no_commit(root: Path, revision: str, message: str) -> str:
    if "cannot be run" in message:
        return f"{message}; install git to read earlier states of the evidence"
    if "dubious ownership" in message:
        trust = f"git config --global --add safe.directory {root.resolve()}"
        return f"the folder belongs to another user, so git does not read it; if you trust it: {trust}"
    missing = f'"{revision}" names no commit here, and no folder that holds evidence'
    return f"{missing}; this clone is shallow: git fetch --unshallow --tags" if is_shallow(root) else missing


def is_shallow(root: Path) -> bool:
    """Return whether the project's folder is a clone without its whole history."""
    try:
        return git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"
    except RevisionError:
        return False


def origin_of(root: Path) -> Origin:
    """Return the commit of the project's folder, or the unknown origin where it is not in git."""
    try:
        return Origin(commit_of(root, "HEAD"), bool(git(root, "status", "--porcelain", "--", ".")))
    except RevisionError:
        return UNKNOWN_ORIGIN


def remote_of(root: Path) -> str:
    """Return the URL of the remote that the project's folder was cloned from, empty where it has none."""
    try:
        return git(root, "config", "--get", "remote.origin.url").decode("utf-8", "replace").strip()
    except RevisionError:
        return ""


def date_of(root: Path, revision: str = "HEAD") -> int:
    """Return the time of a commit in seconds since 1970."""
    return int(git(root, "log", "-1", "--format=%ct", "--end-of-options", revision))


def write_evidence(root: Path, commit: str, folder: Path) -> None:
    """Write the evidence of a commit below a folder."""
    write_files_of(root, files_at(root, commit, *EVIDENCE), folder)


def write_files_of(root: Path, files: Iterable[tuple[str, PurePosixPath]], folder: Path) -> None:
    """Write files, given by the names of their objects and their paths, below a folder.

    A symbolic link becomes a file that contains its target, so that nothing outside the commit is ever read. Git's
    attributes are ignored, so that a commit cannot hide one of its own files.
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
    """Return the content of a file of a commit. RevisionError where the commit has none at this path."""
    return git(root, "cat-file", "blob", f"{commit}:./{path}")


def files_at(root: Path, commit: str, *folders: str) -> Iterator[tuple[str, PurePosixPath]]:
    """Yield every file of a commit below these paths: the name of its object, and its path relative to the root."""
    for entry in git(root, "ls-tree", "-r", "-z", commit, "--", *folders).split(b"\0"):
        described, _, name = entry.partition(b"\t")
        if not name or described.split()[1] != b"blob":
            continue
        path = PurePosixPath(name.decode("utf-8", "replace"))
        if path.is_absolute() or ".." in path.parts:
            raise RevisionError(f"the commit holds a file outside of its folder: {visible(str(path))}")
        yield described.split()[2].decode("ascii"), path
