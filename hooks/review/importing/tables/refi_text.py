"""The text of a source of a REFI-QDA project, and the passages at positions in it.

Programs count line ends of Windows as two characters, as they are in the file, or as one (ATLAS.ti). Most name a
selection by its first words, which tells which of the two a project means.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

ELLIPSIS = re.compile(r"(?:\.{3}|…)\s*$")
MIN_NAME_LENGTH = 6  # characters: a shorter name may be that of anything


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text in which positions count code points."""

    text: str

    def span(self, selection: Any) -> tuple[int, int] | None:
        """Return the start and the end of a selection; None where they are no positions, or hold no words."""
        try:
            start, end = int(selection.get("startPosition", "")), int(selection.get("endPosition", ""))
        except ValueError:
            return None
        is_inside = 0 <= start < end <= len(self.text)
        return (start, end) if is_inside and self.text[start:end].strip() else None

    def words(self, start: int, end: int) -> str:
        """Return the words between two positions, on one line."""
        return " ".join(self.text[start:end].split())

    def doubt(self, start: int, end: int) -> str:
        """Return why the positions may be counted in another way; empty where nothing speaks for that."""
        if start and self.text[start - 1].isalnum() and self.text[start].isalnum():
            return "begins within a word; compare it with its source"
        if end < len(self.text) and self.text[end - 1].isalnum() and self.text[end].isalnum():
            return "ends within a word; compare it with its source"
        return ""


def variant_of(written: str, origin: str, selections: Sequence[Any]) -> SourceText:
    """Return the text with the line ends that its program counts.

    That is the way in which most selections begin as their names say or, where names tell nothing, that of the program
    `origin`.
    """
    as_written, as_one = SourceText(written), SourceText(written.replace("\r\n", "\n"))
    if "\r\n" not in written:
        return as_written
    first, second = (as_one, as_written) if "atlas" in origin.lower() else (as_written, as_one)
    return second if _named(second, selections) > _named(first, selections) else first


def _named(text: SourceText, selections: Sequence[Any]) -> int:
    """How many selections begin with the words of their names."""
    return sum(_begins_as_named(text, each) for each in selections)


def _begins_as_named(text: SourceText, selection: Any) -> bool:
    name = " ".join(ELLIPSIS.sub("", selection.get("name") or "").split())
    span = text.span(selection)
    if span is None or len(name) < MIN_NAME_LENGTH or text.text[span[0]].isspace():
        return False
    return text.words(*span).startswith(name)
