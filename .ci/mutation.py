"""Counts which small changes of the code the tests see: `make mutation`, which runs this over every module named.

    mutation.py [--least PER_CENT] [--sample NUMBER] [--seed NUMBER] [--minutes NUMBER] [--again] [MODULE...]

The modules and their tests are named in pyproject.toml, in slices. mutmut makes the changes, one a mutant, of the code
in the functions of those modules; docstrings, annotations, decorated functions and what stands outside of functions it
leaves alone. The work is done on a copy in .build/mutation. mutating.py, a plugin of pytest, collects the tests once,
learns which of them reach which line, and then forks a process for each mutant that runs just those until one fails,
so that a mutant costs no start of Python.

What was found is kept in .build/mutation.json. Of a function that has not changed since, only mutants that no test saw
are tried again, or all with --again. With --sample, that many are drawn at random (--seed says which), and the score
comes with its confidence interval; with --minutes, as many of each slice as there is time for, in the order in which
they were drawn. A mutant that no test saw within 20 seconds of the processor counts as not seen. Prints a table and the
mutants that no test saw; exits 1 where the score is less than asked for.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import os
import pickle
import random
import re
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from mutmut.mutation.data import LineSpan
from mutmut.mutation.file_mutation import MutatedFile, mutate_file_contents

ROOT = Path(__file__).parent.parent
COPY = ROOT / ".build" / "mutation"
KEPT = ROOT / ".build" / "mutation.json"
FOLDERS = (".ci", ".github", "docs", "evidence", "hooks", "tests")
FILES = ("CITATION.cff", "mkdocs.yml", "pyproject.toml", "references.bib")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.egg-info", "node", "lighthouse")
HEAD_ENDS = re.compile(r":\s*(#.*)?$")
SEEN = {"failed", "timeout"}  # the ways in which the tests of a mutant may end, when they see it


def copied() -> None:
    """The project in a folder of its own."""
    shutil.rmtree(COPY, ignore_errors=True)
    for name in FOLDERS:
        shutil.copytree(ROOT / name, COPY / name, ignore=LEFT_OUT)
    for name in FILES:
        shutil.copy(ROOT / name, COPY)


@dataclass(frozen=True)
class Mutant:
    """A small change of a function, and the tests that are to see it.

    `was` is a hash of the function as it was; `start` is its first line in the copied file, `lines` those changed.
    """

    name: str
    was: str
    file: str
    start: int
    lines: list[int]
    tests: tuple[str, ...]


def mutated(modules: list[str], tests: list[str]) -> dict[str, Mutant]:
    """Puts every mutant into the copied modules. The mutants by their names."""
    mutants: dict[str, Mutant] = {}
    for pattern in modules:
        files = sorted((COPY / "hooks").glob(pattern))
        if not files:
            raise SystemExit(f"pyproject.toml names a module that there is not: {pattern}")
        for file in files:
            made = mutated_file(file.read_text(encoding="utf-8"))
            module = ".".join(file.relative_to(COPY / "hooks").with_suffix("").parts).removesuffix(".__init__")
            file.write_text(made.code, encoding="utf-8")
            written = made.code.splitlines()
            for name in made.mutant_names:
                function = name.partition("__mutmut_")[0]
                spans = made.line_span_by_function_name
                was = spans[f"{function}__mutmut_orig"]
                lines = changed(written, was, spans[name])
                mutants[f"{module}.{name}"] = Mutant(
                    f"{module}.{name}",
                    made.hash_by_function_name[function],
                    str(file),
                    was.start,
                    lines,
                    tuple(tests),
                )
    return mutants


def mutated_file(source: str) -> MutatedFile:
    """A module with all its mutants, made anew only where its text is new: to make them takes a while."""
    kept = ROOT / ".build" / "mutated" / hashlib.sha256(source.encode()).hexdigest()
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(mutate_file_contents("module.py", source)))
    made: MutatedFile = pickle.loads(kept.read_bytes())  # noqa: S301 - written just here
    return made


def changed(written: list[str], was: LineSpan, became: LineSpan) -> list[int]:
    """The lines of a function that its mutant changes; all of them where that is its head."""
    before, after = (written[span.start - 1 : span.end] for span in (was, became))
    body = next(index for index, line in enumerate(before, 1) if HEAD_ENDS.search(line))
    if before[body:] == after[body:]:
        return list(range(was.start + body, was.end + 1))
    alike = common(before[body:], after[body:])
    at_end = common(before[: body + alike - 1 : -1], after[: body + alike - 1 : -1])
    first, last = was.start + body + alike, was.end - at_end
    return list(range(first, max(first, last) + 1))


def common(some: list[str], others: list[str]) -> int:
    """How many lines both begin with."""
    pairs = enumerate(zip(some, others, strict=False))
    return next((number for number, (one, other) in pairs if one != other), min(len(some), len(others)))


def tried(mutants: list[Mutant], minutes: float) -> dict[str, str]:
    """Runs their tests against mutants of one slice. How these ended: failed, timeout, passed, or no test."""
    places = {each.name: (each.file, each.start, each.lines) for each in mutants}
    (COPY / "mutants.json").write_text(json.dumps(places), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": f"{COPY / 'hooks'}:{COPY / '.ci'}", "PYTHONDONTWRITEBYTECODE": "1"}
    environment |= {"MUTANT_UNDER_TEST": "", "MINUTES": str(minutes)}
    chosen = ["-m", "not site and not browser and not process", *mutants[0].tests]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "mutating", *chosen]
    subprocess.run(command, cwd=COPY, env=environment, check=True)
    ended: dict[str, str] = json.loads((COPY / "ended.json").read_text(encoding="utf-8"))
    return ended


def module_of(name: str) -> str:
    """The module of a mutant."""
    return name.rpartition(".")[0].removeprefix("review.")


def estimated(slices: list[tuple[int, int, int]]) -> tuple[float, float]:
    """The score over all slices and how far it may be off with a confidence of 95 %, both in per cent.

    Of each slice: how many mutants it has, how many of them were tried, and how many of those were seen. A slice counts
    by the mutants it has, as one that was cut short has fewer of them in the sample.
    """
    every = sum(have for have, *_ in slices)
    score = sum(have * seen / tried for have, tried, seen in slices) / every
    spread = sum(
        (have / every) ** 2 * (seen / tried) * (1 - seen / tried) / tried * (1 - tried / have)
        for have, tried, seen in slices
    )
    return 100 * score, 100 * 1.96 * math.sqrt(spread)


def told(ended: dict[str, str], mutants: list[Mutant]) -> float:
    """Prints each mutant that was not seen, the table and the score, which is given back."""
    for name, end in sorted(ended.items()):
        if end not in SEEN:
            print(f"{name}: {'no test calls it' if end == 'no test' else 'not seen'}")
    every, seen = Counter(map(module_of, ended)), Counter(module_of(name) for name in ended if ended[name] in SEEN)
    width = max(map(len, every))
    for module in sorted(every):
        print(f"{module:{width}}  {seen[module]:5} of {every[module]:5}  {100 * seen[module] / every[module]:5.1f} %")
    print(f"{'all':{width}}  {seen.total():5} of {every.total():5}")
    have = Counter(mutant.tests for mutant in mutants)
    of = {mutant.name: mutant.tests for mutant in mutants}
    tried, saw = Counter(of[name] for name in ended), Counter(of[name] for name in ended if ended[name] in SEEN)
    score, off = estimated([(have[each], tried[each], saw[each]) for each in have if tried[each]])
    print(f"score {score:.1f} % of {len(mutants)}" + (f", give or take {off:.1f} (95 % confidence)" if off else ""))
    return score


def main() -> int:
    """Tries the mutants that are asked for and prints the score."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--least", type=float, default=0.0)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=math.inf)
    parser.add_argument("--again", action="store_true")
    parser.add_argument("modules", nargs="*", help="such as documents or checks.names; all without")
    arguments = parser.parse_args()
    os.chdir(ROOT)  # where mutmut looks for its settings
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["review-mutation"]
    copied()
    mutants = {
        name: mutant for each in settings["slices"] for name, mutant in mutated(each["modules"], each["tests"]).items()
    }
    wanted = [name for name in sorted(mutants) if not arguments.modules or module_of(name) in arguments.modules]
    if arguments.sample:
        wanted = random.Random(arguments.seed).sample(wanted, min(arguments.sample, len(wanted)))  # noqa: S311 - chance
    kept = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    afresh = arguments.again or arguments.minutes < math.inf  # what was seen before is no part of a sample cut short
    before = {} if afresh else kept
    ended = {name: before[name][1] for name in wanted if before.get(name, ("", ""))[0] == mutants[name].was}
    ended = {name: end for name, end in ended.items() if end in SEEN}
    to_try = [mutants[name] for name in wanted if name not in ended]
    for tests in dict.fromkeys(mutant.tests for mutant in to_try):
        ended |= tried([mutant for mutant in to_try if mutant.tests == tests], arguments.minutes)
        kept |= {name: (mutants[name].was, end) for name, end in ended.items()}
        KEPT.write_text(json.dumps(kept, indent=0, sort_keys=True), encoding="utf-8")
    chosen = [mutants[name] for name in mutants if not arguments.modules or module_of(name) in arguments.modules]
    return int(told(ended, chosen) < arguments.least)


if __name__ == "__main__":
    sys.exit(main())
