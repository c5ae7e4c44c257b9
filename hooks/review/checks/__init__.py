"""Checks across records: every function that a module of this package declares with `check` or `review_check`."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from review.checks.registration import EvidenceCheck, ReviewCheck
from review.evidence.records import Evidence
from review.model.review import Review
from review.problems.problem import Problem

CHECKS: tuple[EvidenceCheck | ReviewCheck, ...] = tuple(
    value
    for module in iter_modules(__path__)
    for value in vars(import_module(f"{__name__}.{module.name}")).values()
    if isinstance(value, EvidenceCheck | ReviewCheck)
)


def check_evidence(evidence: Evidence) -> list[Problem]:
    """Return every problem across the records, in the order of files and lines."""
    found = {problem for each in CHECKS if isinstance(each, EvidenceCheck) for problem in each.find(evidence)}
    return sorted(found)


def check_review(evidence: Evidence, review: Review) -> list[Problem]:
    """Return every problem that only the linked review shows, in the order of files and lines."""
    found = {problem for each in CHECKS if isinstance(each, ReviewCheck) for problem in each.find(evidence, review)}
    return sorted(found)
