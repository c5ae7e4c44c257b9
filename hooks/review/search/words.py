"""The words of a text as the search compares them. theme/assets/search/words.js does the same with what a reader types.

tests/rules/words.json holds cases that both run.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

import snowballstemmer

from review.language.catalogue import SOURCE
from review.language.current import is_source, language
from review.search import german

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
POSSESSIVE = re.compile(r"['’]s$")
MAX_WORDS = 100_000  # whose stems a server remembers from build to build
APOSTROPHE = re.compile(r"['’]")
# Letters without a decomposition into a plain letter and an accent.
LETTERS = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
# So common that they find nothing. Other words can be found although they are common, such as "can" and "all".
STOP_WORDS = frozenset(
    {
        "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "did", "do", "does", "for", "from",
        "had", "has", "have", "he", "her", "his", "how", "if", "in", "into", "is", "it", "its", "may", "me",
        "my", "no", "nor", "not", "of", "on", "or", "our", "own", "say", "she", "so", "such", "than", "that",
        "the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "too", "us", "was",
        "we", "were", "what", "when", "where", "which", "while", "who", "whom", "why", "will", "with", "would",
        "you", "your"
    }
)  # fmt: skip


def words(text: str) -> Iterator[str]:
    """Yield the words of a text in small letters, without accents and apostrophes."""
    for found in WORD.findall(unicodedata.normalize("NFC", text)):
        yield plain(found)


def plain(word: str) -> str:
    """Return a word in small letters, without accents, apostrophes and a possessive s."""
    lower = word.lower()
    if lower.isascii() and lower.isalnum():  # nearly every word of English
        return lower
    lower = APOSTROPHE.sub("", POSSESSIVE.sub("", lower))
    decomposed = unicodedata.normalize("NFKD", "".join(LETTERS.get(letter, letter) for letter in lower))
    return "".join(letter for letter in decomposed if not unicodedata.category(letter).startswith("M"))


def stop_words() -> frozenset[str]:
    """Return the words of the current language that are so common that they find nothing."""
    return STOP_WORDS if is_source() else german.STOP_WORDS


def is_found(word: str) -> bool:
    """Whether a plain word is in the index: common words and single letters are not."""
    return word not in stop_words() and (len(word) > 1 or word.isdecimal())


class _KnownStems(dict[str, str]):
    """The stem of each word as it is written; empty where it is not found."""

    def __missing__(self, written: str) -> str:
        word = plain(written)
        stem = _stem(word, language()) if len(word) > 2 else word
        self[written] = stem if is_found(word) else ""
        return self[written]


class Stems:
    """Stems of words in the current language; words of two letters stay as they are, and each is stemmed once.

    They are by the algorithm of Porter (1980) in English, and by CISTEM in German.
    """

    def __init__(self) -> None:
        self._of_word = _KnownStems().__getitem__

    def of(self, text: str) -> list[str]:
        """Return the stem of each word of a text that is found."""
        return list(filter(None, map(self._of_word, WORD.findall(unicodedata.normalize("NFC", text)))))


@lru_cache(maxsize=MAX_WORDS)
def _stem(word: str, code: str) -> str:
    if code != SOURCE:
        return german.stem(word)
    stem: str = _stemmer().stemWord(word)
    return stem


@cache
def _stemmer() -> Any:
    return snowballstemmer.stemmer("porter")
