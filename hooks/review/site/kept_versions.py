"""Released versions as they were built, kept from build to build: what was released does not change.

A build depends on the version's records and prose, the program with its styles and libraries, and the addresses of the
site. Its key is a digest of all of these, so a kept build is only ever the one that would be made again, and the folder
may be deleted at any time.
"""

from __future__ import annotations

import contextlib
import json
import os
import platform
import shutil
import tempfile
from collections.abc import Iterator
from functools import cached_property
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from review.files.program import PACKAGE
from review.references.citation_cache import digest
from review.site.links import Outward
from review.site.version_archives import ArchiveError, archive_of, pack, unpack

# The program and the settings, besides what a version has of its own.
PARTS = ("hooks", "docs/assets", "mkdocs.yml")
NOT_READ = {"__pycache__", ".mypy_cache"}


class KeptVersions:
    """The built versions below a folder, for the project whose program builds them.

    `archives` is a folder with archives of built versions, from which those that are not kept here are taken.
    """

    def __init__(self, cache: Path, project: Path, archives: Path | None = None) -> None:
        self.folder = cache / "versions"
        self.project = project
        self.archives = archives

    def key(self, configuration: Path, settings: list[Any]) -> str:
        """Return the key of a version that is laid out around its configuration.

        `settings` are the values of the site's own configuration that the pages of a version show.
        """
        own = [digest(file.read_text("latin-1")) for file in _files(configuration.parent)]
        return digest(json.dumps([configuration.parent.name, own, settings, self._program]))

    @cached_property
    def _program(self) -> str:
        """The digest of the program, its styles, its libraries and Python."""
        names = [
            [file.relative_to(part.parent).as_posix(), digest(file.read_text("latin-1"))]
            for part in (PACKAGE, *(self.project / part for part in PARTS))
            for file in _files(part)
            if part == PACKAGE or PACKAGE not in file.parents
        ]
        libraries = sorted(f"{each.name} {each.version}" for each in distributions())
        return digest(json.dumps([names, libraries, platform.python_version()]))

    def put(self, key: str, target: Path) -> tuple[Outward, ...] | None:
        """Put the build with this key at `target`; return its links that lead out of it. None where there is none."""
        kept = self.folder / key
        self._take_from_archive(key, target.name)
        try:
            links = tuple(Outward(*each) for each in json.loads((kept / "links.json").read_text("utf-8")))
            shutil.copytree(kept / "site", target, copy_function=_linked)
        except (OSError, ValueError, TypeError):
            shutil.rmtree(target, ignore_errors=True)
            return None
        return links

    def _take_from_archive(self, key: str, number: str) -> None:
        """Keep a build that is archived and not kept yet; an archive of no use is passed over."""
        if self.archives and not (self.folder / key).exists():
            with contextlib.suppress(ArchiveError, OSError):
                unpack(archive_of(self.archives, number, key), self.folder / key, key)

    def archive(self, key: str, number: str) -> None:
        """Archive a kept build, where archives are wanted and it has none. OSError where it cannot be written."""
        if self.archives and (self.folder / key).exists():
            file = archive_of(self.archives, number, key)
            if not file.exists():
                pack(self.folder / key, file, key)

    def keep(self, key: str, built: Path, links: tuple[Outward, ...]) -> None:
        """Keep a build whose links work, in place of the last one of the same version. A full disk does no harm."""
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            begun = Path(tempfile.mkdtemp(dir=self.folder, prefix=".begun-"))
            try:
                shutil.copytree(built, begun / "site", copy_function=_linked)
                (begun / "links.json").write_text(json.dumps(links), encoding="utf-8")
                self._drop(built.name)
                (begun / "version.txt").write_text(built.name, encoding="utf-8")
                begun.replace(self.folder / key)
            finally:
                shutil.rmtree(begun, ignore_errors=True)

    def _drop(self, number: str) -> None:
        for each in self.folder.glob("*/version.txt"):
            if each.read_text("utf-8") == number:
                shutil.rmtree(each.parent, ignore_errors=True)


def _files(folder: Path) -> Iterator[Path]:
    """Yield every file below a folder, or the file itself, in order; what is linked there belongs to the project."""
    if not folder.is_dir():
        yield from [folder] if folder.is_file() else []
        return
    for each in sorted(folder.iterdir()):
        if each.is_dir() and not each.is_symlink() and each.name not in NOT_READ:
            yield from _files(each)
        elif each.is_file():
            yield each


def _linked(source: str, target: str) -> None:
    """Give a file a second name; copy it where the file system cannot. Built files are replaced, never changed."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy(source, target)
