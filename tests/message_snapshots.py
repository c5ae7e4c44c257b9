"""Snapshots of the messages about each mistake: `message_snapshots.txt` has every message that a test case raises.

A changed message appears there as a changed line. If the change is intended, `python tests/message_snapshots.py`
writes the file again from the cases.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from broken_records import CASES
from corpus.cases import cases
from review.evidence.documents import read_document
from review.loading import load
from review.problems.problem import Problem
from review.references.bibtex import read_bibliography

FILE = Path(__file__).with_suffix(".txt")
MAX_PROBLEMS = 20  # a case with more problems than this is left out: it tests a number of problems


def message_line(problem: Problem) -> str:
    """Return a problem as a line of the file: code, message and hint, without its place and its title."""
    return repr(" ".join((problem.code, f"[{problem.message}]", problem.hint)).rstrip())[1:-1]


def recorded() -> frozenset[str]:
    """Return every recorded message."""
    return frozenset(FILE.read_text(encoding="utf-8").splitlines())


def unrecorded(problems: Iterable[Problem]) -> list[str]:
    """Return the messages that the file does not have, to be added to it if they are intended."""
    found = list(problems)
    return sorted({message_line(problem) for problem in found} - recorded()) if len(found) <= MAX_PROBLEMS else []


def _every_case() -> Iterator[list[Problem]]:
    for case in [*CASES, *cases("records"), *cases("references"), *cases("paths")]:
        with tempfile.TemporaryDirectory() as folder:
            case.write(Path(folder))
            yield load(Path(folder))[1]
    for subject in ("yaml", "bibtex"):
        for case in cases(subject):
            with tempfile.TemporaryDirectory() as folder:
                file = Path(folder) / subject
                file.write_bytes(case.text()[0])
                yield read_document(file, "")[1] if subject == "yaml" else read_bibliography({"": file})[1]


if __name__ == "__main__":
    lines = {message_line(problem) for found in _every_case() if len(found) <= MAX_PROBLEMS for problem in found}
    FILE.write_text("".join(f"{line}\n" for line in sorted(lines)), encoding="utf-8")
