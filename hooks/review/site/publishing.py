"""Publishing: a built site replaces the last one when it is complete, or nothing changes."""

from __future__ import annotations

import fcntl
import os
import shlex
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from review.site.links import Outward, broken_links
from review.templating.rendering import plural


class NotPublishedError(Exception):
    """The built site is not fit to be published; the message says why. The last one is unchanged."""


def publish(built: Path, site: Path, sealed: Collection[str] = (), outward: Iterable[Outward] = ()) -> int:
    """Replace the site with the built one. Return the number of its files.

    `sealed` and `outward` say what was checked before (see `broken_links`).

    The last site is set aside first, and comes back if the new one cannot take its place: at once, or at the start of
    the next run if this one is killed in between. Of two runs at once, one waits for the other. Raise NotPublishedError
    where the built site is missing or has a broken link, and OSError where a folder cannot be moved.
    """
    with _alone_in(site.parent):
        return _publish(built, site, sealed, outward)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Wait until no other run is publishing into the folder, and keep others out."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX)
        yield
    finally:
        os.close(opened)


def _publish(built: Path, site: Path, sealed: Collection[str], outward: Iterable[Outward]) -> int:
    if not (built / "index.html").is_file():
        raise NotPublishedError(f"{built} has no built site")
    if site.exists() and not site.is_dir():
        raise NotPublishedError(f"{site} is not a folder")
    last = site.with_name(site.name + ".last")
    if not site.exists() and last.exists():
        last.replace(site)
    if broken := broken_links(built, sealed, outward):
        raise NotPublishedError(
            "\n".join([*broken, f"{plural(len(broken), 'link')} broken, or loading from another host"])
        )
    shutil.rmtree(last, ignore_errors=True)
    _replace(built, site, last)
    shutil.rmtree(last, ignore_errors=True)
    return sum(file.is_file() for file in site.rglob("*"))


def _replace(built: Path, site: Path, last: Path) -> None:
    if site.exists():
        site.replace(last)
    try:
        built.replace(site)
    except OSError:
        if last.exists():
            last.replace(site)
        raise


def published_message(files: int, site: Path) -> str:
    """Return what to tell the person who published this many files: how to view them."""
    return (
        f"{files} files published to {site}\n"
        f"To view it: python3 -m http.server --bind localhost --directory {shlex.quote(str(site))} 8000\n"
        "Then open http://localhost:8000/ in a browser, and end the server with Ctrl+C."
    )
