"""Counts which small changes of the code the tests see: `mutation.py LEAST [NAMES]`, run by `make mutation`.

The settings stand in pyproject.toml. The work is done on a copy in .build/mutation, which keeps what it has found of
code and tests that have not changed since. The changes that no test saw are named. Exits 1 where fewer than LEAST per
cent of them were seen.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
COPY = ROOT / ".build" / "mutation"
COPIED = {"hooks": "src"} | {name: name for name in (".ci", "docs", "evidence", "tests")}
FILES = ("mkdocs.yml", "pyproject.toml", "references.bib")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.egg-info", "node", ".git")


def mutmut(*arguments: str) -> None:
    """Runs mutmut in the copy, whose changed package comes before any other of its name."""
    package = COPY / "mutants" / "src"
    package.mkdir(parents=True, exist_ok=True)  # Python passes over a path that is not there when it starts
    environment = {**os.environ, "PYTHONPATH": str(package), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([Path(sys.executable).parent / "mutmut", *arguments], cwd=COPY, env=environment, check=False)


def main(least: float, names: list[str]) -> int:
    """Runs mutmut over the functions of these names, or over all, and prints the score."""
    for source, target in COPIED.items():
        shutil.rmtree(COPY / target, ignore_errors=True)
        shutil.copytree(ROOT / source, COPY / target, ignore=LEFT_OUT)
    for name in FILES:
        shutil.copy(ROOT / name, COPY)
    mutmut("run", *names)
    mutmut("results")
    mutmut("export-cicd-stats")
    counts = json.loads((COPY / "mutants" / "mutmut-cicd-stats.json").read_text(encoding="utf-8"))
    seen = counts["killed"] + counts["timeout"]
    tried = seen + counts["survived"] + counts["no_tests"] + counts["suspicious"]
    score = 100 * seen / tried if tried else 0.0
    print(f"{seen} of {tried} changes seen by the tests: {score:.1f} % ({least:g} % asked for)")
    return int(score < least)


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), sys.argv[2:]))
