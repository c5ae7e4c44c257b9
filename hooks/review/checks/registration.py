"""How a check is declared: one function, with the codes of the problems that it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from review.evidence.records import Evidence
from review.model.review import Review
from review.problems.catalogue import KINDS
from review.problems.kind import Kind
from review.problems.problem import Problem

EvidenceRule = Callable[[Evidence], Iterator[Problem]]
ReviewRule = Callable[[Evidence, Review], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class EvidenceCheck:
    """A check of the records as written."""

    kinds: tuple[Kind, ...]
    find: EvidenceRule


@dataclass(frozen=True, slots=True)
class ReviewCheck:
    """A check that computes from the linked review, so it runs when nothing else stops the build."""

    kinds: tuple[Kind, ...]
    find: ReviewRule


def check(*codes: str) -> Callable[[EvidenceRule], EvidenceCheck]:
    """Register a function that yields problems with these codes of the catalogue."""
    return lambda rule: EvidenceCheck(tuple(KINDS[code] for code in codes), rule)


def review_check(*codes: str) -> Callable[[ReviewRule], ReviewCheck]:
    """Register a function that needs the review and yields problems with these codes of the catalogue."""
    return lambda rule: ReviewCheck(tuple(KINDS[code] for code in codes), rule)
