"""Costly results that many tests read, made once per run and shared by all its processes."""

from __future__ import annotations

import fcntl
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

Made = TypeVar("Made")


class Shared:
    """The folders and values that the processes of one run share, below the temporary folder of that run.

    The first process to ask for a name makes it; the others wait for the file's lock and then find it made.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    @classmethod
    def of_run(cls, factory: pytest.TempPathFactory, worker: str) -> Shared:
        """What the workers of a run share; a run without pytest-xdist calls its only process "master"."""
        base = factory.getbasetemp()
        return cls((base if worker == "master" else base.parent) / "shared")

    def folder(self, name: str, fill: Callable[[Path], object]) -> Path:
        """The folder of that name, which `fill` makes and fills. Where `fill` fails, the next to ask tries again."""
        folder, done = self.root / name, self.root / f"{name}.done"
        self.root.mkdir(exist_ok=True)
        with (self.root / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                fill(folder)
                done.touch()
        return folder

    def value(self, name: str, make: Callable[[], Made]) -> Made:
        """A value that `make` gives, kept as a file."""

        def fill(file: Path) -> None:
            file.write_bytes(pickle.dumps(make()))

        made: Made = pickle.loads(self.folder(name, fill).read_bytes())  # noqa: S301 - written by this run
        return made
