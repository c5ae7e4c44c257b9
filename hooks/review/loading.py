"""From a folder to a checked review, in one call."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from review.checks import check
from review.checks.registers import figures_are_reconciled
from review.evidence.records import Evidence, read_evidence
from review.model.assembly import assemble
from review.model.review import Review
from review.model.stated_figures import reconcile
from review.problems.problem import EvidenceError, Problem


@dataclass(frozen=True)
class State:
    """The evidence at one time: the records as written, and the review they make."""

    evidence: Evidence
    review: Review


def load_state(root: Path) -> tuple[State | None, list[Problem]]:
    """The records below `root` with the review they make, and every problem; None where a problem stops the build."""
    evidence, problems = read_evidence(root)
    if evidence:
        problems += check(evidence)
    if evidence is None or any(problem.stops_the_build for problem in problems):
        return None, sorted(problems)
    review = assemble(evidence)
    problems += figures_are_reconciled(evidence.figures, reconcile(review))
    stopped = any(problem.stops_the_build for problem in problems)
    return (None if stopped else State(evidence, review)), sorted(problems)


def load_as_released(root: Path) -> tuple[State | None, list[Problem]]:
    """The same for evidence that was released: only the schemas of its records are looked at.

    The rules across records it kept were those of its day; a rule that came later must not take a version away.
    """
    evidence, problems = read_evidence(root)
    if evidence is None or any(problem.stops_the_build for problem in problems):
        return None, sorted(problems)
    return State(evidence, assemble(evidence)), sorted(problems)


def load(root: Path) -> tuple[Review | None, list[Problem]]:
    """The review below `root` and every problem of it; None instead of the review where a problem stops the build."""
    state, problems = load_state(root)
    return (state.review if state else None), problems


def load_review(root: Path) -> Review:
    """The review below `root`. Raises EvidenceError with every problem where one stops the build."""
    review, problems = load(root)
    if review is None:
        raise EvidenceError(problems)
    return review
