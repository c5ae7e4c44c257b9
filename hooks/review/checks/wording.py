"""Find words that often say more than a source does, in the texts that restate sources in our own words.

The words and the reasons are data of the review (`cautions` in evidence/codebook.yml). What is found is a hint for a
reader, on demand, and never a problem: the word is right if the source uses it of the same thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from review.evidence.records import Evidence
from review.problems.problem import visible
from review.schema.base import InOwnWords
from review.schema.codebook import CautionRecord

QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”")
ENDINGS = "(?:s|es|d|ed|ing)?"


@dataclass(frozen=True, slots=True, order=True)
class WordingHint:
    """A word to look at: where it is, as written, and why it often says too much."""

    path: str
    line: int
    word: str
    reason: str

    def __str__(self) -> str:
        """Return `path:line  "word": reason`, on one line."""
        return visible(f'{self.path}:{self.line}  "{self.word}": {self.reason}')


def wording_hints(evidence: Evidence) -> list[WordingHint]:
    """Return every word of the codebook's cautions in our own texts, in the order of files and lines.

    Text inside double quotation marks is not ours, and is not read.
    """
    cautions = [(caution, _pattern(caution)) for caution in evidence.codebook.value.cautions]
    hints = (
        WordingHint(path, line, word, caution.definition)
        for path, line, text in _own_texts(evidence)
        for caution, pattern in cautions
        for word in pattern.findall(text)
    )
    return sorted(hints)


def _own_texts(evidence: Evidence) -> Iterator[tuple[str, int, str]]:
    """Yield the path, line and text of each value that is declared to be in our own words."""
    for record in evidence.records():
        for marked in record.marks:
            if isinstance(marked.marker, InOwnWords):
                yield record.path, record.line(*marked.location), QUOTED.sub(" ", marked.value)


def _pattern(caution: CautionRecord) -> re.Pattern[str]:
    """Return what finds the word or phrase whole, in any case, and with common endings if it is inflected."""
    word = re.escape(caution.label)
    if caution.inflected:
        word = (word.removesuffix("e") + "(?:e|es|ed|ing)") if word.endswith("e") else word + ENDINGS
    return re.compile(rf"(?<![\w-]){word}(?![\w-])", re.IGNORECASE)
