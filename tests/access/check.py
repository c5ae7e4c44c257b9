"""A check: what it looks for, which criterion of WCAG 2.2 asks for it, and whom it affects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Check(Generic[T]):
    """`look` takes a page, as HTML or in a browser, and yields where something is wrong with it."""

    name: str
    criterion: str
    why: str
    look: Callable[[T], Iterable[str]]

    def faults(self, page: T) -> Iterator[Fault]:
        """Everything that is wrong with the page."""
        return (Fault(self.name, self.criterion, where, self.why) for where in self.look(page))


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a page: the check that found it, its criterion, the place, and why it matters."""

    check: str
    criterion: str
    where: str
    why: str

    def __str__(self) -> str:
        return f"{self.check} (WCAG {self.criterion}): {self.where}. {self.why}"


def check(criterion: str, why: str) -> Callable[[Callable[[T], Iterable[str]]], Check[T]]:
    """Makes a function a check of its own name."""
    return lambda look: Check(look.__name__, criterion, why, look)
