"""Read the entries of BibTeX that is written plainly, one field a line, in a third of the time of the library.

Most files are written so, by people and by programs. The library reads any other, and finds what is wrong with it.
"""

from __future__ import annotations

import re

from bibtexparser.model import Block, Entry, Field

OPENING = re.compile(r"@([A-Za-z]+)\{([A-Za-z0-9:.+_-]+),")
FIELD = re.compile(r"[ \t]*([A-Za-z][A-Za-z0-9_-]*)[ \t]*=[ \t]*(\{(?:[^{}@\\]++|\{[^{}@\\]*+\})*+\})[ \t]*(,?)[ \t]*")
CLOSING = "}"
NOT_ENTRIES = frozenset({"string", "preamble", "comment"})


def plain_entries(text: str) -> list[Block] | None:
    """Return the blocks of a text that has only plain entries, as the library does; None for any other text."""
    lines = text.split("\n")
    blocks: list[Block] = []
    keys: set[str] = set()
    start = 0
    while start < len(lines):
        if not lines[start].strip():
            start += 1
            continue
        end = _end(lines, start)
        entry = _entry(lines, start, end)
        if entry is None or entry.key in keys:
            return None
        keys.add(entry.key)
        blocks.append(entry)
        start = end + 1
    return blocks


def _end(lines: list[str], start: int) -> int:
    """Return the line that closes an entry, or the last line."""
    try:
        return lines.index(CLOSING, start)
    except ValueError:
        return len(lines) - 1


def _entry(lines: list[str], start: int, end: int) -> Entry | None:
    """Return the entry on these lines, if it is plain."""
    opening = OPENING.fullmatch(lines[start])
    if opening is None or lines[end] != CLOSING or opening[1].lower() in NOT_ENTRIES:
        return None
    fields: dict[str, Field] = {}
    for number in range(start + 1, end):
        field = FIELD.fullmatch(lines[number])
        if field is None or field[1] in fields or not (field[3] or number == end - 1):
            return None
        fields[field[1]] = Field(field[1], field[2], number)
    return Entry(opening[1].lower(), opening[2], list(fields.values()), start, "\n".join(lines[start : end + 1]))
