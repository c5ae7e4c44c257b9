"""A plugin of pytest that runs the tests against each mutant of mutants.json and writes ended.json (see mutation.py).

The tests are collected once. A first process forked from there runs them all and says which functions each of them
calls, those of its fixtures included; then a process for each mutant runs the tests of its function, those first that
saw the last mutants, and ends at the first that fails. A mutant whose tests take far longer than they did counts as
seen: a test that does not end is one that fails.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import resource
import select
import shutil
import signal
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import review
from _pytest.runner import runtestprotocol
from mutmut.mutation import trampoline

AT_ONCE = int(os.environ.get("MUTANTS_AT_ONCE", "2"))
LEAST_TIME, TIMES_AS_LONG = 20, 12  # seconds, and of what the tests took; other work on the machine slows both
MOST_MEMORY = 4 * 1024**3  # bytes, beyond which a mutant is a loop that collects


class Forked:
    """A process that runs some tests, and what it says at its end."""

    def __init__(self, session: pytest.Session, mutant: str, items: list[pytest.Item], seconds: float) -> None:
        self.mutant = mutant
        self.ends = time.monotonic() + seconds
        self.folder = tempfile.mkdtemp(prefix="mutant-")
        self.said, writing = os.pipe()
        self.process = os.fork()
        if self.process:
            os.close(writing)
            return
        try:
            quiet = os.open(os.devnull, os.O_WRONLY)
            os.dup2(quiet, 1)
            os.dup2(quiet, 2)
            session.config._tmp_path_factory._basetemp = Path(self.folder)  # type: ignore[attr-defined]
            resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
            said = called(session, items) if mutant == "stats" else tested(mutant, items)
            with os.fdopen(writing, "w") as stream:
                json.dump(said, stream)
            os._exit(0)
        except BaseException:  # noqa: BLE001 - whatever a mutant does, its process ends here and is seen
            os._exit(1)

    def end(self) -> Any:
        """Waits for it, or stops it when its time is over. What it said, "timeout", or "failed" where it fell over."""
        heard = b""
        while True:
            ready, _, _ = select.select([self.said], [], [], max(0.0, self.ends - time.monotonic()))
            if not ready:
                os.kill(self.process, signal.SIGKILL)
                break
            piece = os.read(self.said, 1 << 16)
            if not piece:
                break
            heard += piece
        os.close(self.said)
        os.waitpid(self.process, 0)
        shutil.rmtree(self.folder, ignore_errors=True)
        return json.loads(heard) if heard else "failed" if ready else "timeout"


class Calls:
    """Which functions are called while a test or a fixture runs."""

    def __init__(self) -> None:
        self.now: set[str] = set()
        self.of_fixture: dict[str, set[str]] = defaultdict(set)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Any:
        """Notes what a fixture calls, once for every test that uses what it made."""
        before, self.now = self.now, set()
        try:
            return (yield)
        finally:
            self.of_fixture[fixturedef.argname] |= self.now
            self.now |= before


def called(session: pytest.Session, items: list[pytest.Item]) -> dict[str, tuple[float, list[str]]]:
    """How long each test takes and which functions it calls. A test that fails here fails the run."""
    calls = Calls()
    session.config.pluginmanager.register(calls)
    trampoline.record_trampoline_hit = lambda name, **_: calls.now.add(name)
    os.environ["MUTANT_UNDER_TEST"] = "stats"
    said: dict[str, tuple[float, list[str]]] = {}
    for item, following in zip(items, [*items[1:], None], strict=True):
        calls.now = set()
        start = time.monotonic()
        if any(report.failed for report in runtestprotocol(item, nextitem=following, log=False)):
            return {"failed": (0.0, [item.nodeid])}
        taken = time.monotonic() - start
        used = set().union(*(calls.of_fixture[name] for name in getattr(item, "fixturenames", ())))
        said[item.nodeid] = (taken, sorted(calls.now | used))
    return said


def tested(mutant: str, items: list[pytest.Item]) -> dict[str, str]:
    """Runs the tests until one fails. How they ended, and which failed."""
    trampoline.set_mutant_under_test(mutant)
    for item, following in zip(items, [*items[1:], None], strict=True):
        if any(report.failed for report in runtestprotocol(item, nextitem=following, log=False)):
            return {"end": "failed", "by": item.nodeid}
    return {"end": "passed", "by": ""}


def pytest_runtestloop(session: pytest.Session) -> bool:
    """In the place of running the tests once: runs them against every mutant."""
    for module in pkgutil.walk_packages(review.__path__, "review."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    items = {item.nodeid: item for item in session.items}
    names: list[str] = json.loads(Path("mutants.json").read_text(encoding="utf-8"))
    said = Forked(session, "stats", list(items.values()), 3600.0).end()
    if not isinstance(said, dict) or "failed" in said:
        raise pytest.UsageError(f"without any mutant, the tests fail: {said}")
    print(f"{len(items)} tests take {sum(taken for taken, _ in said.values()):.0f} s", file=sys.stderr, flush=True)
    of_function: dict[str, list[str]] = defaultdict(list)
    for test, (_, functions) in sorted(said.items(), key=lambda each: each[1][0]):
        for function in functions:
            of_function[function].append(test)
    ended = _every_mutant(session, names, items, of_function, {test: taken for test, (taken, _) in said.items()})
    Path("ended.json").write_text(json.dumps(ended), encoding="utf-8")
    return True


def _every_mutant(
    session: pytest.Session,
    names: list[str],
    items: dict[str, pytest.Item],
    of_function: dict[str, list[str]],
    taken: dict[str, float],
) -> dict[str, str]:
    ended: dict[str, str] = {}
    saw: dict[str, list[str]] = defaultdict(list)  # by function, the tests that saw its mutants, the last one first
    running: list[Forked] = []

    def end_first() -> None:
        first = running.pop(0)
        said = first.end()
        end, by = (said["end"], said["by"]) if isinstance(said, dict) else (said, "")
        ended[first.mutant] = end
        if by:
            seers = saw[first.mutant.partition("__mutmut_")[0]]
            seers[:] = [by, *(test for test in seers if test != by)]
        if len(ended) % 50 == 0:
            unseen = sum(end == "passed" for end in ended.values())
            print(f"{len(ended)} of {len(names)} mutants, {unseen} not seen", file=sys.stderr, flush=True)

    for name in names:
        function = name.partition("__mutmut_")[0]
        tests = of_function.get(function, [])
        if not tests:
            ended[name] = "no test"
            continue
        tests = [*saw[function], *(test for test in tests if test not in saw[function])]
        while len(running) >= AT_ONCE:
            end_first()
        seconds = LEAST_TIME + TIMES_AS_LONG * sum(taken[test] for test in tests)
        running.append(Forked(session, name, [items[test] for test in tests], seconds))
    while running:
        end_first()
    return ended
