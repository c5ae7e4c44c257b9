"""Ids for new records: <family name>-<year> in plain letters, with a letter after the year where two are alike."""

from __future__ import annotations

import re
from collections.abc import Iterable

from slugify import slugify

LONGEST = 64  # characters, as every id
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def study_id(family: str, year: int, taken: Iterable[str]) -> str:
    """The id of a report by its first author and year, free among `taken`; empty where there is no letter for it.

    An id without a letter counts as the first of its year: after smith-2020 comes smith-2020b.
    """
    stem = slugify(re.sub(r"['’ʼ`]", "", family), max_length=LONGEST - 6) or "anonymous"
    base = f"{stem}-{year}"
    known = set(taken)
    if base not in known and not any(f"{base}{letter}" in known for letter in LETTERS):
        return base
    last = max((index for index, letter in enumerate(LETTERS) if f"{base}{letter}" in known), default=0)
    return f"{base}{LETTERS[last + 1]}" if last + 1 < len(LETTERS) else ""
