"""Abbreviations explained in place: the first occurrence of each in a text becomes an `abbr` with its meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup, escape

from review.schema.term import Term

# Focusable, so that people who use the keyboard also see the meaning.
MARKUP = Markup('<abbr title="{}" tabindex="0">{}</abbr>')


def with_abbreviations(text: str, terms: Iterable[Term]) -> Markup:
    """Return the text, escaped, with the first occurrence of each abbreviation of the glossary marked up.

    An abbreviation is a term's id as a whole word, also in the plural (`GPs`).
    """
    labels = {term.id: term.label for term in terms}
    seen: set[str] = set()
    pieces = []
    for index, piece in enumerate(_words(tuple(labels)).split(text)):
        word = piece.removesuffix("s") if index % 2 else ""
        if word in labels and word not in seen:
            seen.add(word)
            pieces.append(MARKUP.format(labels[word], piece))
        else:
            pieces.append(escape(piece))
    return Markup("").join(pieces)


@lru_cache
def _words(abbreviations: tuple[str, ...]) -> re.Pattern[str]:
    if not abbreviations:
        return re.compile("(?!)")  # matches nothing
    longest_first = sorted(abbreviations, key=len, reverse=True)
    return re.compile(rf"\b((?:{'|'.join(map(re.escape, longest_first))})s?)\b")
