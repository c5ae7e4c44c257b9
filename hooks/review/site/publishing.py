"""A built site takes the place of the last one only when it is whole, and all at once."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

from review.site.links import broken_links


class NotPublishedError(Exception):
    """The built site is not fit to be published; the message says why. The last one is untouched."""


def publish(built: Path, site: Path) -> int:
    """Puts the built site where the last one was. Returns the number of files.

    Raises NotPublishedError when the built site is not there or has a link that leads nowhere.
    """
    if not (built / "index.html").is_file():
        raise NotPublishedError(f"{built} holds no built site")
    if site.exists() and not site.is_dir():
        raise NotPublishedError(f"{site} is not a folder")
    broken = broken_links(built)
    if broken:
        raise NotPublishedError("\n".join([*broken, f"{len(broken)} links lead nowhere or off the site's own host"]))
    last = site.with_name(site.name + ".last")
    if not site.exists() and last.exists():  # stopped between the two moves below, the last time
        last.rename(site)
    shutil.rmtree(last, ignore_errors=True)
    if site.exists() and _change_places(built, site):
        shutil.rmtree(built, ignore_errors=True)
    else:
        _move(built, site, last)
    return sum(file.is_file() for file in site.rglob("*"))


def _change_places(one: Path, other: Path) -> bool:
    """Lets two folders change places in one step that nothing can interrupt. False where the system has none."""
    if sys.platform != "linux":
        return False
    here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    return bool(ctypes.CDLL(None).renameat2(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0)


def _move(built: Path, site: Path, last: Path) -> None:
    """The same in two steps; where the second fails, the first is undone."""
    if site.exists():
        site.rename(last)
    try:
        built.rename(site)
    except OSError:
        if last.exists():
            last.rename(site)
        raise
    shutil.rmtree(last, ignore_errors=True)
