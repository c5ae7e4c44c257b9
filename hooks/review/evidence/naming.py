"""IDs for new records: <family name>-<year> in plain letters, with a letter after the year if that is taken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from slugify import slugify

MAX_LENGTH = 64  # characters, as for every ID
LETTERS = "abcdefghijklmnopqrstuvwxyz"
# Latin with its extensions, Greek and Cyrillic; and the punctuation that names are written with.
ALPHABETS = (*range(0x80, 0x530), *range(0x1E00, 0x2070))


def study_id(family: str, year: int, taken: Iterable[str]) -> str:
    """Return a free ID for a report by its first author and year, or an empty text if every letter is taken.

    An ID without a letter counts as the first of its year: after smith-2020 comes smith-2020b.
    """
    stem = slugify(re.sub(r"['’ʼ`]", "", family), max_length=MAX_LENGTH - 6) or "anonymous"
    base = f"{stem}-{year}"
    known = set(taken)
    if base not in known and not any(f"{base}{letter}" in known for letter in LETTERS):
        return base
    last = max((index for index, letter in enumerate(LETTERS) if f"{base}{letter}" in known), default=0)
    return f"{base}{LETTERS[last + 1]}" if last + 1 < len(LETTERS) else ""


def transliterations() -> dict[str, str]:
    """Return the characters that IDs replace, by their plain letters: {"l": "ł…", "ss": "ß…"}.

    Excluded are composed characters, capitals that follow their small letter, accents that disappear, and separators
    of words. A letter without a plain equivalent is listed with the hyphen.
    """
    found: dict[str, str] = {}
    for character in map(chr, ALPHABETS):
        plain, category = _written(character), unicodedata.category(character)
        if plain == ("" if category.startswith("M") else "-") and not character.isalpha():
            continue
        composed = unicodedata.normalize("NFKD", character) != character
        follows = character != character.lower() and plain == _written(character.lower())
        if not (composed or follows or category.startswith("C")):
            found[plain] = found.get(plain, "") + character
    return found


def _written(character: str) -> str:
    return slugify(f"a{character}a")[1:-1]
