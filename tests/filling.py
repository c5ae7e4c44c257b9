"""Fills in the record that `review new` writes, as a contributor does.

A field that may stay out stands there as a comment; where it gets a value, the mark of the comment goes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

EMPTY = re.compile(r"^( *(?:- )?)(?:# )?([\w-]+):$", re.MULTILINE)


def fill(file: Path, values: Mapping[str, str], more: str = "") -> None:
    """Writes each value behind its empty field, wherever that stands, and `more` at the end of the file."""

    def filled(field: re.Match[str]) -> str:
        indent, name = field.groups()
        return f"{indent}{name}: {values[name]}" if name in values else field[0]

    file.write_text(EMPTY.sub(filled, file.read_text(encoding="utf-8")) + more, encoding="utf-8")
