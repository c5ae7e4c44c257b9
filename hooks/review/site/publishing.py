"""Publishing: a built site replaces the last one when it is complete, or nothing changes."""

from __future__ import annotations

import shutil
from pathlib import Path

from review.site.links import broken_links
from review.templating.rendering import plural


class NotPublishedError(Exception):
    """The built site is not fit to be published; the message says why. The last one is unchanged."""


def publish(built: Path, site: Path) -> int:
    """Replace the site with the built one. Return the number of its files.

    The last site is set aside first, and comes back if the new one cannot take its place: at once, or at the start of
    the next run if this one is killed in between. Raise NotPublishedError where the built site is missing or has a
    broken link, and OSError where a folder cannot be moved.
    """
    if not (built / "index.html").is_file():
        raise NotPublishedError(f"{built} has no built site")
    if site.exists() and not site.is_dir():
        raise NotPublishedError(f"{site} is not a folder")
    last = site.with_name(site.name + ".last")
    if not site.exists() and last.exists():
        last.replace(site)
    if broken := broken_links(built):
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
