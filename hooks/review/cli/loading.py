"""How most commands begin: the review is loaded, or its problems are printed and the command ends."""

from __future__ import annotations

import sys
from pathlib import Path

from review.evidence.records import Evidence, read_evidence
from review.loading import load
from review.model.review import Review
from review.problems.problem import report


def loaded(root: Path) -> Review | None:
    """Return the review below `root`; None, with every problem printed, where a problem prevents that."""
    review, problems = load(root)
    if review is None:
        print(report(problems), file=sys.stderr)
    return review


def read(root: Path) -> Evidence | None:
    """Return the records below `root`, not yet checked against each other; None, with every problem printed."""
    evidence, problems = read_evidence(root)
    if evidence is None:
        print(report(problems), file=sys.stderr)
    return evidence


def text_of(file: Path) -> str:
    """Return the text of a file with the line ends it has."""
    return file.read_bytes().decode("utf-8")


def text_if_any(file: Path) -> str:
    """Return the same, or an empty text where there is no such file."""
    return text_of(file) if file.exists() else ""
