"""Changes of the files that a site is made from, noticed as soon as the system reports them."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from threading import Condition
from types import TracebackType
from typing import Self

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

# Seconds without a report before the files are looked at: to save a file, programs write and rename several times.
SETTLED = 0.05
# Seconds between looks where nothing is reported, as for folders that a container or another computer shares.
SELDOM = 2.0
# Reports of what only reads files.
READING = {"opened", "closed_no_write"}

# The size, the time of the last change and the number of each file.
Look = Mapping[str, tuple[int, int, int]]

log = logging.getLogger("mkdocs.review")


class WatchedFiles(FileSystemEventHandler):
    """The files at some paths, of which those that are folders are watched with all that is in them.

    The system only says when to look: a change is a difference between two looks, so that no report leads to a second
    one. Hidden files, those of Python and copies that editors keep are left out.
    """

    def __init__(self, paths: Iterable[Path]) -> None:
        self._paths = tuple(paths)
        self._reported = Condition()
        self._is_reported = False
        self._observer = Observer()
        self._scheduled: set[Path] = set()
        self._last = _look(self._paths)

    def __enter__(self) -> Self:
        self._observer.start()
        self._schedule()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._observer.stop()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Take down that something was written."""
        if event.event_type not in READING:
            with self._reported:
                self._is_reported = True
                self._reported.notify_all()

    def changes(self) -> Iterator[None]:
        """Yield after each change, or after several that follow each other closely, for ever."""
        while True:
            with self._reported:
                self._reported.wait_for(lambda: self._is_reported, SELDOM)
                while self._is_reported:
                    self._is_reported = False
                    self._reported.wait_for(lambda: self._is_reported, SETTLED)
            now = _look(self._paths)
            if now != self._last:
                self._last = now
                self._schedule()
                yield

    def _schedule(self) -> None:
        """Ask for reports about every folder that there is by now; files are watched with their folder."""
        folders = {path: True for path in self._paths if path.is_dir()}
        for path, is_whole in {**{path.parent: False for path in self._paths}, **folders}.items():
            if path not in self._scheduled and path.is_dir():
                self._scheduled.add(path)
                try:
                    self._observer.schedule(self, str(path), recursive=is_whole)
                except OSError as error:
                    log.info(
                        "Looking at %s every %d seconds, as the system reports no changes: %s", path, SELDOM, error
                    )


def _look(paths: Iterable[Path]) -> Look:
    """Return every file at the paths and in folders there, with what changes when it is written."""
    found: dict[str, tuple[int, int, int]] = {}
    folders: list[str] = []
    for path in paths:
        if path.is_dir():
            folders.append(str(path))
        elif path.is_file():
            found[str(path)] = _state(path.stat())
    while folders:
        try:
            with os.scandir(folders.pop()) as entries:
                for entry in entries:
                    if entry.name.startswith((".", "__pycache__")) or entry.name.endswith("~"):
                        continue
                    if entry.is_dir():
                        folders.append(entry.path)
                    else:
                        found[entry.path] = _state(entry.stat())
        except OSError:
            continue  # it was removed meanwhile
    return found


def _state(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_size, status.st_mtime_ns, status.st_ino
