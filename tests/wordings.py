"""What is said of each mistake, word for word: `wordings.txt` holds every message that a case of the tests gives.

A message that changes shows there as a change of a line. When it is meant, `python tests/wordings.py` writes the file
anew out of the cases.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from broken import CASES
from corpus.cases import cases
from review.evidence.documents import read_document
from review.loading import load
from review.problems.problem import Problem
from review.references.bibtex import read_bibliography

FILE = Path(__file__).with_suffix(".txt")
MOST = 20  # problems of a case whose wordings are held; what says more than that says it by number


def worded(problem: Problem) -> str:
    """A problem as a line of the file: what is said wherever it stands, without what the catalogue says of its code."""
    return repr(" ".join((problem.code, f"[{problem.message}]", problem.hint)).rstrip())[1:-1]


def held() -> frozenset[str]:
    """Every wording that is held."""
    return frozenset(FILE.read_text(encoding="utf-8").splitlines())


def unheld(problems: Iterable[Problem]) -> list[str]:
    """The wordings of the problems that the file does not hold: to be added to it, where they are meant."""
    told = list(problems)
    return sorted({worded(problem) for problem in told} - held()) if len(told) <= MOST else []


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
    wordings = {worded(problem) for told in _every_case() if len(told) <= MOST for problem in told}
    FILE.write_text("".join(f"{wording}\n" for wording in sorted(wordings)), encoding="utf-8")
