"""The last site, which a build in its place changes only where it differs.

MkDocs empties the folder of the site before each build, which then makes every folder and file again: at 3,000 studies
this takes longer than making all pages that have changed. So the last site is set aside while MkDocs looks for it, and
loses afterwards only what the new one does not have.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path, PurePosixPath


def set_aside(site: Path) -> None:
    """Let there be no site until it is brought back. One that cannot be moved, or is a link, stays to be emptied."""
    aside = _aside(site)
    if site.is_symlink() or not site.is_dir():
        return
    if aside.exists():  # left by a build that was killed
        shutil.rmtree(aside)
    with suppress(OSError):
        site.rename(aside)


def bring_back(site: Path) -> None:
    """Bring back the site that was set aside, unless there is a new one."""
    aside = _aside(site)
    if aside.is_dir() and not site.exists():
        aside.rename(site)


def remove_others(site: Path, files: Collection[str]) -> None:
    """Delete everything of the last site but these files, given by their addresses.

    What is hidden at its top stays, as MkDocs has it. A file that has other names, too, is deleted, so that writing it
    again changes nothing there; so is one that must not be written.
    """
    folders = {str(folder) for file in files for folder in PurePosixPath(file).parents}
    _remove_others(site, "", frozenset(files), folders)


def _remove_others(folder: Path, address: str, files: frozenset[str], folders: Collection[str]) -> None:
    if not folder.is_dir():
        return
    for entry in os.scandir(folder):
        own = f"{address}{entry.name}"
        if not address and entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if own in folders:
                _remove_others(folder / entry.name, f"{own}/", files, folders)
            else:
                shutil.rmtree(entry.path)
        elif own not in files or not _can_be_written_alone(entry):
            (folder / entry.name).unlink()


def _can_be_written_alone(file: os.DirEntry[str]) -> bool:
    known = file.stat(follow_symlinks=False)
    return stat.S_ISREG(known.st_mode) and known.st_nlink == 1 and bool(known.st_mode & stat.S_IWUSR)


def _aside(site: Path) -> Path:
    return site.with_name(f".{site.name}.aside")
