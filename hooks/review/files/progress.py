"""How far a long task has come, in one line on a terminal that is written again and again, and removed at the end.

Nothing is written where the output is a file or another program.
"""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self, TextIO

STEPS = 200  # how often the line is written again until the end, at most
CLEARED = "\r\x1b[K"  # the start of the line, without what it held


class ProgressLine:
    """A line that counts `things`, of which there are `total`, or an unknown number: 120 of 350 pages."""

    def __init__(self, things: str, total: int = 0, stream: TextIO | None = None) -> None:
        self.things, self.total, self.done = things, total, 0
        stream = stream or sys.stderr
        self.stream = stream if stream.isatty() else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.clear()

    def advance(self, to: int | None = None) -> None:
        """Count one more, or as many as are done."""
        self.done = self.done + 1 if to is None else to
        if self.stream and self.done % max(1, self.total // STEPS) == 0:
            whole = f" of {self.total:,}" if self.total else ""
            self.stream.write(f"{CLEARED}{self.done:,}{whole} {self.things}")
            self.stream.flush()

    def clear(self) -> None:
        """Remove the line."""
        if self.stream and self.done:
            self.stream.write(CLEARED)
            self.stream.flush()
