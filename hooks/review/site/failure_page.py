"""The page that `review serve` shows in place of one that cannot be rendered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from review.templating.rendering import Context, render


@dataclass(frozen=True)
class FailurePage(Context):
    """What the program said about it, in order."""

    template: ClassVar[str] = "documents/failure.html"
    messages: tuple[str, ...]


def failure_page(messages: Iterable[str]) -> str:
    """Return a page with the messages of the program, each of them once."""
    return str(render(FailurePage(tuple(dict.fromkeys(message.strip() for message in messages if message.strip())))))
