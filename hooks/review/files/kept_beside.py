"""Results that are kept beside the frozen object that they are made from, from one reading of the evidence to the next.

A file that is unchanged gives the same record as before (`evidence/records.py`), so that a server that reads the
evidence again after a change makes anew only what depends on what has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import is_
from typing import TypeVar

T = TypeVar("T")


def kept_beside(owner: object, name: str, depends_on: Sequence[object], make: Callable[[], T]) -> T:
    """Return what `make` returns, kept beside `owner` as long as all that it depends on are the same objects.

    All of them must be frozen. That they are equal is not enough: equal terms can have different labels. Like the value
    of a `cached_property`, the result plays no part in equality.
    """
    known: tuple[Sequence[object], T] | None = vars(owner).get(name)
    if known and len(known[0]) == len(depends_on) and all(map(is_, known[0], depends_on)):
        return known[1]
    result = make()
    vars(owner)[name] = (depends_on, result)
    return result
