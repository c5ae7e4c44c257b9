"""Load a folder as a checked review, in one call."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from review.checks import check_evidence, check_review
from review.evidence.records import Evidence, read_evidence
from review.language.current import in_language
from review.model.assembly import assemble
from review.model.review import Review
from review.problems.problem import EvidenceError, Problem

COLLECTED_SELDOM = (100_000, 20, 20)


@dataclass(frozen=True)
class State:
    """The evidence at one time: the records as written, and the review they make."""

    evidence: Evidence
    review: Review


def load_state(root: Path) -> tuple[State | None, list[Problem]]:
    """Return the records below `root` with their review, and every problem; None if a problem stops the build."""
    with _garbage_collected_seldom():
        return _checked_state(root)


def _checked_state(root: Path) -> tuple[State | None, list[Problem]]:
    evidence, problems = read_evidence(root)
    if evidence:
        problems += check_evidence(evidence)
    if evidence is None or any(problem.stops_the_build for problem in problems):
        return None, sorted(problems)
    with in_language(evidence.review.value.language):
        review = assemble(evidence)
        problems += check_review(evidence, review)
    stopped = any(problem.stops_the_build for problem in problems)
    return (None if stopped else State(evidence, review)), sorted(problems)


def load_as_released(root: Path) -> tuple[State | None, list[Problem]]:
    """Return the same for released evidence, validated against the schemas only.

    It passed the checks of its time, and a check that was added later must not make a version unavailable.
    """
    with _garbage_collected_seldom():
        evidence, problems = read_evidence(root)
        if evidence is None or any(problem.stops_the_build for problem in problems):
            return None, sorted(problems)
        with in_language(evidence.review.value.language):
            return State(evidence, assemble(evidence)), sorted(problems)


def load(root: Path) -> tuple[Review | None, list[Problem]]:
    """Return the review below `root` and every problem; None instead of the review if a problem stops the build."""
    state, problems = load_state(root)
    return (state.review if state else None), problems


def load_review(root: Path) -> Review:
    """Return the review below `root`. Raises EvidenceError with every problem if one stops the build."""
    review, problems = load(root)
    if review is None:
        raise EvidenceError(problems)
    return review


@contextmanager
def _garbage_collected_seldom() -> Iterator[None]:
    """Do not look for unreachable cycles while records are read, and rarely after: it took a third of the time.

    Records have no cycles and live until the process ends. Those of the first review are therefore not looked at again.
    """
    first = gc.get_threshold() != COLLECTED_SELDOM
    gc.set_threshold(*COLLECTED_SELDOM)
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        if first:
            gc.freeze()
