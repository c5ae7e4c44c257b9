"""Results of functions of a review, computed once although its pages and files ask for them many times."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from review.model.review import Review

P = ParamSpec("P")
T = TypeVar("T")


def once_per_review(function: Callable[Concatenate[Review, P], T]) -> Callable[Concatenate[Review, P], T]:
    """Return the function, with its result for each review and its other, hashable arguments kept beside the review.

    Like those of a `cached_property`, the results live as long as the review does and play no part in its equality.
    """
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def kept(review: Review, /, *arguments: P.args, **named: P.kwargs) -> T:
        results = vars(review).setdefault(name, {})
        key = (arguments, tuple(named.items())) if named else arguments
        if key not in results:
            results[key] = function(review, *arguments, **named)
        result: T = results[key]
        return result

    return kept
