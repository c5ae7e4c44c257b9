"""What marks one review: its names, labels, titles and sentences, to be looked for in the pages of another.

Nothing is listed by hand. Everything comes from the records, so that a sentence added to them tomorrow counts too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import yaml

from review.references.bibtex import read_bibliography

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
SEQUENCE = 8  # words in a row that two texts hardly share by chance
MIN_NAME = 4  # letters
TABLE = re.compile(r"\b(?:Table|Figure|Appendix|Box) [A-Z]?[0-9A-Z]\b")


def texts_of(value: Any) -> Iterator[str]:
    """Yield every text of a record, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts_of(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts_of(each)


def records(root: Path) -> Iterator[tuple[str, Any]]:
    """Yield each file of the evidence by its name, as plain data in which every value is a text."""
    for file in sorted((root / "evidence").rglob("*.yml")):
        yield file.relative_to(root / "evidence").as_posix(), yaml.load(file.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - all values as texts


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters."""
    return [word.casefold().replace("’", "'") for word in WORD.findall(text)]


# Vocabularies whose terms are words of the field, of the standards or of everyday language, and mark no review.
COMMON = frozenset({"cautions", "confidence_levels", "concerns", "countries", "decisions", "kinds", "scopes"})


def names(root: Path) -> set[str]:
    """Return the names of a review: of people, studies, works, institutions, registrations and controlled terms."""
    data = dict(records(root))
    review, codebook = data["review.yml"], data["codebook.yml"]
    vocabularies = [terms for name, terms in codebook.items() if name not in COMMON]
    references, _ = read_bibliography({"references.bib": root / "references.bib"})
    works = [
        (
            each.citekey,
            each.title,
            each.doi,
            each.get("journal"),
            each.get("booktitle"),
            f"{each.first_author} {each.year}",
        )
        for each in references
    ]
    titles = " ".join([review["title"], review["short_title"], review["question"]])
    entries = [record for name, record in data.items() if name.startswith(("studies/", "themes/"))]
    return {
        name
        for name in [
            *(text for key in ("source", "companion", "registrations") for text in texts_of(review.get(key, {}))),
            *(each["name"].partition(",")[0] for each in review.get("people", [])),
            *(each["name"] for each in review.get("affiliations", [])),
            *(each[key] for each in data["searches.yml"]["searches"] for key in ("id", "source")),
            *(term[key] for terms in vocabularies for term in terms for key in ("id", "label")),
            *(criterion["label"] for each in codebook["instruments"] for criterion in each["criteria"]),
            *(record.get(key, "") for record in entries for key in ("id", "title", "short_title")),
            *(each["id"] for record in entries for key in ("findings", "excerpts") for each in record.get(key, [])),
            *(value for work in works for value in work),
            *(word for word in words_of(titles) if len(word) > MIN_NAME),
            *(place for _, record in data.items() for text in texts_of(record) for place in TABLE.findall(text)),
        ]
        if len(name) >= MIN_NAME
    }


@dataclass(frozen=True)
class Marks:
    """What marks a review and is not in another: its names, each as its words, and every few words of its records."""

    names: frozenset[tuple[str, ...]]
    sequences: frozenset[tuple[str, ...]]

    def found_in(self, text: str) -> set[str]:
        """Return the names and sequences that a text has."""
        words = words_of(text)
        found = {
            name
            for place, word in enumerate(words)
            for name in self._by_first_word.get(word, ())
            if tuple(words[place : place + len(name)]) == name
        }
        return {" ".join(each) for each in found | self.sequences.intersection(_runs(words, SEQUENCE))}

    @cached_property
    def _by_first_word(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        grouped = groupby(sorted(self.names), key=itemgetter(0))
        return {word: tuple(names) for word, names in grouped}


def marks_of(root: Path, other: Path) -> Marks:
    """Return what marks the review below `root` and is in no record and on no prose page of another review."""
    files = [*(other / "evidence").rglob("*.yml"), *(other / "docs").rglob("*.md"), other / "references.bib"]
    own = [words_of(file.read_text("utf-8")) for file in files]
    found = frozenset(tuple(words_of(name)) for name in names(root)) - {()}
    lengths = {len(name) for name in found}
    known = {run for words in own for length in lengths for run in _runs(words, length)}
    texts = (words_of(text) for _, record in records(root) for text in texts_of(record))
    written = {run for words in texts for run in _runs(words, SEQUENCE)}
    return Marks(found - known, frozenset(written - {run for words in own for run in _runs(words, SEQUENCE)}))


def _runs(words: list[str], length: int) -> Iterator[tuple[str, ...]]:
    """Yield every run of so many words."""
    return zip(*(words[start:] for start in range(length)), strict=False)
