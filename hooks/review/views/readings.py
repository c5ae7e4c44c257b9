"""How much of the review people have read again: links between findings and passages, and quotations."""

from __future__ import annotations

from dataclasses import dataclass

from review.model.review import Review
from review.schema.codebook import NOT_COMPARED
from review.views.negative_cases import negative_cases


@dataclass(frozen=True, slots=True)
class Readings:
    """How many links and quotations there are, how many of them people have read again, and the negative cases."""

    links: int
    links_read_again: int
    negative_cases: int
    quotations: int
    quotations_compared: int


def readings(review: Review) -> Readings:
    """Return what has been read again."""
    negative = negative_cases(review)
    return Readings(
        links=negative.n_links,
        links_read_again=negative.n_read,
        negative_cases=negative.n_cases,
        quotations=len(review.excerpts),
        quotations_compared=sum(excerpt.compared != NOT_COMPARED for excerpt in review.excerpts.values()),
    )
