"""A plugin of pytest that runs the tests against each mutant of mutants.json and writes ended.json (see mutation.py).

The tests are collected once. A first process forked from there runs them all and says which lines each reaches, with
those of its fixtures; then a process for each mutant runs the tests that reach the lines it changes, those
first that saw the last mutants, and ends at the first that fails. A mutant whose tests take far longer than they did
counts as seen: a test that does not end is one that fails.
"""

from __future__ import annotations

import importlib
import json
import math
import os
import pkgutil
import resource
import select
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest
from _pytest.runner import runtestprotocol
from coverage import Coverage
from mutmut.mutation import trampoline

import review

AT_ONCE = os.cpu_count() or 1
MOST_TIME = 20  # seconds of the processor that are spent on the tests of one mutant
LEAST_TIME, TIMES_AS_LONG = 10, 5  # seconds of the processor, and of what the tests took without a mutant
MOST_MEMORY = 4 * 1024**3  # bytes, beyond which a mutant is a loop that collects


class Forked:
    """A process that does something, and what it says of it at its end."""

    def __init__(self, session: pytest.Session, mutant: str, action: Callable[[], Any], seconds: float) -> None:
        self.mutant = mutant
        self.folder = tempfile.mkdtemp(prefix="mutant-")
        self.reading, writing = os.pipe()
        self.heard = b""
        self.process = os.fork()
        if self.process:
            os.close(writing)
            return
        try:
            quiet = os.open(os.devnull, os.O_WRONLY)
            os.dup2(quiet, 1)
            os.dup2(quiet, 2)
            session.config._tmp_path_factory._basetemp = Path(self.folder)  # noqa: SLF001 - two processes, two folders
            limit = math.ceil(time.process_time() + seconds)
            resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
            resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
            said = action()
            with os.fdopen(writing, "w") as stream:
                json.dump(said, stream)
            os._exit(0)
        except BaseException:  # noqa: BLE001 - whatever a mutant does, its process ends here and is seen
            os._exit(1)

    def fileno(self) -> int:
        """Where it can be heard, for those who wait for the first of many to say something."""
        return self.reading

    def hear(self) -> bool:
        """Hears the next piece of what it says. Whether that was all."""
        piece = os.read(self.reading, 1 << 16)
        self.heard += piece
        return not piece

    def end(self) -> Any:
        """What it said; where it said nothing, "failed", or "timeout" where it was stopped."""
        while not self.hear():
            pass
        os.close(self.reading)
        code = os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])
        shutil.rmtree(self.folder, ignore_errors=True)
        return json.loads(self.heard) if self.heard else "failed" if code >= 0 else "timeout"


class Reached:
    """Which lines of the changed modules each test reaches, and each fixture for all the tests that use it."""

    def __init__(self, files: list[str]) -> None:
        self.coverage = Coverage(data_file=None, include=files, config_file=False)
        self.now = "none"

    def switch(self, name: str) -> str:
        """Counts what is reached from now on for `name`. What it was counted for until now."""
        before, self.now = self.now, name
        self.coverage.switch_context(name)
        return before

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Any:
        """Counts what a fixture reaches for every test that uses what it made."""
        before = self.switch(f"fixture {fixturedef.argname}")
        try:
            return (yield)
        finally:
            self.switch(before)


def reached(session: pytest.Session, items: list[pytest.Item], files: list[str]) -> dict[str, Any]:
    """How long each test takes, and by file and line what reaches it. Names the test that fails, if one does."""
    counted = Reached(files)
    session.config.pluginmanager.register(counted)
    counted.coverage.start()
    taken: dict[str, float] = {}
    for item, following in zip(items, [*items[1:], None], strict=True):
        counted.switch(item.nodeid)
        start = time.process_time()
        if any(report.failed for report in runtestprotocol(item, nextitem=following, log=False)):
            return {"fails": item.nodeid}
        taken[item.nodeid] = time.process_time() - start
    counted.coverage.stop()
    data = counted.coverage.get_data()
    return {"taken": taken, "reached": {file: data.contexts_by_lineno(file) for file in files}}


def tested(mutant: str, items: list[pytest.Item]) -> dict[str, str]:
    """Runs the tests until one fails. How they ended, and which failed."""
    trampoline.set_mutant_under_test(mutant)
    ends = time.process_time() + MOST_TIME
    for item, following in zip(items, [*items[1:], None], strict=True):
        if any(report.failed for report in runtestprotocol(item, nextitem=following, log=False)):
            return {"end": "failed", "by": item.nodeid}
        if time.process_time() > ends:
            break
    return {"end": "passed", "by": ""}


class Tests:
    """Which tests are to be run against a mutant, in which order."""

    def __init__(self, items: dict[str, pytest.Item], said: dict[str, Any]) -> None:
        self.items = items
        self.taken: dict[str, float] = said["taken"]
        self.reached: dict[str, dict[str, list[str]]] = said["reached"]
        self.users: dict[str, list[str]] = defaultdict(list)
        for test, item in items.items():
            for fixture in getattr(item, "fixturenames", ()):
                self.users[f"fixture {fixture}"].append(test)
        chance = Random(1)  # noqa: S311 - so that neighbours, which are alike, are not tried one after the other
        self.order = {test: taken * chance.random() for test, taken in self.taken.items()}
        self.saw: dict[str, list[str]] = defaultdict(list)  # by function and module, the last to see a mutant first

    def of(self, mutant: str, file: str, start: int, lines: list[int]) -> list[str]:
        """The tests that reach the changed lines of a function that starts at `start`."""
        at = self.reached[file]
        names = {name for line in lines for name in self._reaching(at, start, line)}
        tests = {test for name in names for test in self.users.get(name, [name]) if test in self.items}
        function, module = mutant.partition("__mutmut_")[0], mutant.rpartition(".")[0]
        first = [test for test in dict.fromkeys([*self.saw[function], *self.saw[module]]) if test in tests]
        return [*first, *sorted(tests.difference(first), key=lambda test: self.order[test])]

    @staticmethod
    def _reaching(at: dict[str, list[str]], start: int, line: int) -> list[str]:
        """What reaches a line, or the last one before it that is reached at all: the start of its statement."""
        return next((at[str(each)] for each in range(line, start, -1) if str(each) in at), [])

    def seen(self, mutant: str, by: str) -> None:
        """Notes which test saw a mutant."""
        for place in (mutant.partition("__mutmut_")[0], mutant.rpartition(".")[0]):
            self.saw[place] = [by, *(test for test in self.saw[place][:20] if test != by)]


def pytest_runtestloop(session: pytest.Session) -> bool:
    """In the place of running the tests once: runs them against every mutant."""
    for module in pkgutil.walk_packages(review.__path__, "review."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    items = {item.nodeid: item for item in session.items}
    mutants: dict[str, tuple[str, int, list[int]]] = json.loads(Path("mutants.json").read_text(encoding="utf-8"))
    files = sorted({file for file, *_ in mutants.values()})
    said = Forked(session, "none", lambda: reached(session, list(items.values()), files), 3600.0).end()
    if "taken" not in said:
        raise pytest.UsageError(f"without any mutant, the tests fail: {said}")
    print(f"{len(items)} tests take {sum(said['taken'].values()):.0f} s of the processor", file=sys.stderr, flush=True)
    ended = _every_mutant(session, mutants, Tests(items, said))
    Path("ended.json").write_text(json.dumps(ended), encoding="utf-8")
    return True


def _every_mutant(
    session: pytest.Session, mutants: dict[str, tuple[str, int, list[int]]], tests: Tests
) -> dict[str, str]:
    ended: dict[str, str] = {}
    running: list[Forked] = []

    def end_one() -> None:
        ready: list[Forked] = []
        while not ready:
            ready = [each for each in select.select(running, [], [])[0] if each.hear()]
        running.remove(first := ready[0])
        said = first.end()
        ended[first.mutant] = said["end"] if isinstance(said, dict) else said
        if isinstance(said, dict) and said["by"]:
            tests.seen(first.mutant, said["by"])
        if len(ended) % 100 == 0:
            unseen = sum(end == "passed" for end in ended.values())
            print(f"{len(ended)} of {len(mutants)} mutants, {unseen} not seen", file=sys.stderr, flush=True)

    ends = time.monotonic() + 60 * float(os.environ["MINUTES"])
    for mutant, (file, start, lines) in mutants.items():
        if time.monotonic() > ends:
            break
        chosen = tests.of(mutant, file, start, lines)
        if not chosen:
            ended[mutant] = "no test"
            continue
        while len(running) >= AT_ONCE:
            end_one()
        seconds = LEAST_TIME + TIMES_AS_LONG * sum(tests.taken[test] for test in chosen)
        running.append(
            Forked(session, mutant, partial(tested, mutant, [tests.items[test] for test in chosen]), seconds)
        )
    while running:
        end_one()
    return ended
