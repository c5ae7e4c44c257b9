"""IDs for new records: <family name>-<year> in plain letters, with letters after the year if that is taken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Literal

from slugify import slugify

MAX_LENGTH = 64  # characters, as for every ID
# The tables of plain letters. Left to itself, the library looks for others for every text, and uses them if installed.
BACKEND: Literal["text-unidecode"] = "text-unidecode"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
LETTERED = re.compile(r"(?P<base>.+-\d{4})(?P<letters>[a-z]{0,3})")
# Latin with its extensions, Greek and Cyrillic; and the punctuation that names are written with.
ALPHABETS = (*range(0x80, 0x530), *range(0x1E00, 0x2070))


class FreeIds:
    """IDs for new reports. One that was given is not given again; each takes constant time."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._last: dict[str, int] = {}
        for id in taken:
            self.take(id)

    def take(self, id: str) -> None:
        """Mark an ID as taken."""
        if found := LETTERED.fullmatch(id):
            last = max(_number_of(found["letters"]), 1)
            self._last[found["base"]] = max(self._last.get(found["base"], 0), last)

    def study_id(self, family: str, year: int) -> str:
        """Return a free ID for a report by its first author and year.

        An ID without a letter counts as the first of its year: after smith-2020 comes smith-2020b, and aa after z.
        """
        name = re.sub(r"['’ʼ`]", "", family)
        stem = slug(name, MAX_LENGTH - 6) or "anonymous"
        base = f"{stem}-{year}"
        return f"{base}{_letters_of(self._last[base] + 1)}" if base in self._last else base


def slug(text: str, max_length: int = 0, *, whole_words: bool = False) -> str:
    """Return a text as a part of an ID or of a file's name: plain small letters and digits, with hyphens between words.

    It has at most `max_length` characters, where that is given, and is then cut between words if they are to be whole.
    """
    return slugify(text, max_length=max_length, word_boundary=whole_words, backend=BACKEND)


def study_id(family: str, year: int, taken: Iterable[str]) -> str:
    """Return a free ID for one report by its first author and year."""
    return FreeIds(taken).study_id(family, year)


def _number_of(letters: str) -> int:
    """The place of letters in a, b … z, aa, ab …: 1 for a; 0 without letters."""
    number = 0
    for letter in letters:
        number = number * len(LETTERS) + LETTERS.index(letter) + 1
    return number


def _letters_of(number: int) -> str:
    """The letters at a place, the inverse of _number_of."""
    letters = ""
    while number:
        number, place = divmod(number - 1, len(LETTERS))
        letters = LETTERS[place] + letters
    return letters


@cache
def transliterations() -> dict[str, str]:
    """Return the characters that IDs replace, by their plain letters: {"l": "ł…", "ss": "ß…"}.

    Excluded are composed characters, capitals that follow their small letter, accents that disappear, and separators
    of words. A letter without a plain equivalent is listed with the hyphen.
    """
    found: dict[str, str] = {}
    for character in map(chr, ALPHABETS):
        category, composed = unicodedata.category(character), unicodedata.normalize("NFKD", character) != character
        if composed or category.startswith("C"):
            continue
        plain = _written(character)
        if plain == ("" if category.startswith("M") else "-") and not character.isalpha():
            continue
        if character == character.lower() or plain != _written(character.lower()):
            found[plain] = found.get(plain, "") + character
    return found


def _written(character: str) -> str:
    return slug(f"a{character}a")[1:-1]
