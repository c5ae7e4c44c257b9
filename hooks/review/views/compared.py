"""Points of the discussion on which this review and its companion can be put side by side."""

from __future__ import annotations

from dataclasses import dataclass

from review.model.review import Review
from review.schema.registers import PointRecord
from review.schema.term import Term


@dataclass(frozen=True, slots=True)
class ComparedGroup:
    """Points of one kind: those with both sides, in rows, and those that only state the comparison as a whole."""

    kind: Term
    rows: tuple[PointRecord, ...]
    overall: tuple[PointRecord, ...]


def compared(review: Review) -> tuple[ComparedGroup, ...]:
    """Return the points by kind, for each kind with a point that has the companion's side."""
    groups = (
        ComparedGroup(
            kind,
            tuple(point for point in review.points if point.kind == kind and point.other_side),
            tuple(point for point in review.points if point.kind == kind and not point.other_side),
        )
        for kind in review.codebook.terms("discussion_kinds")
    )
    return tuple(group for group in groups if group.rows)
