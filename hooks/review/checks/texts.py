"""Checks of texts as they were pasted: invisible spaces, quotation marks that the site adds, missing quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath

from review.checks.registration import check
from review.evidence.documents import Location
from review.evidence.records import Evidence
from review.evidence.validation import Record, count_words
from review.files.kept_beside import kept_beside
from review.problems import message_templates as messages
from review.problems.problem import Problem
from review.schema.base import Quotation, Schema

FIXED_SPACE = re.compile("[\u00a0\u2007\u202f]")
QUOTED = re.compile(r"“[^“”]*”|‘[^‘’]*(?:’\w[^‘’]*)*’|\"[^\"]*\"|«[^«»]*»", re.DOTALL)
MAX_SHOWN = 40  # characters of a text that a message repeats


@check("H404")
def spaces_are_ordinary(evidence: Evidence) -> Iterator[Problem]:
    """No text has a space that does not break: it looks like any other, and is not found by a search."""
    for record in evidence.records():
        if not _may_have_fixed_space(record.document.written):
            continue
        for location, text in _texts(record.document.data, ()):
            if found := FIXED_SPACE.search(text):
                around = text[max(found.start() - MAX_SHOWN // 2, 0) : found.start() + MAX_SHOWN // 2]
                shown = FIXED_SPACE.sub("·", around)
                code = f"U+{ord(found[0]):04X}"
                message = f'"{location[-1]}" has a non-breaking space ({code}), shown here as ·: "{shown}"'
                yield record.problem("H404", message, *location)


def _may_have_fixed_space(written: str) -> bool:
    """Whether a text of a record can have such a space: as itself, or as an escape, which can stand for any."""
    return "\\" in written or not (written.isascii() or FIXED_SPACE.search(written) is None)


def _texts(value: object, location: Location) -> Iterator[tuple[Location, str]]:
    """Yield every text of a record, with its place."""
    if isinstance(value, str):
        yield location, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _texts(each, (*location, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _texts(each, (*location, index))


@check("E210")
def quotations_are_short(evidence: Evidence) -> Iterator[Problem]:
    """No quotation has more words than the settings of the review allow."""
    limit = evidence.review.value.settings.max_quote_words
    for record in evidence.records():
        for location, words in kept_beside(record, "words", (), partial(_words_of_quotations, record)):
            if words > limit:
                yield record.problem(*messages.words(words, limit), *location)


def _words_of_quotations(record: Record[Schema]) -> tuple[tuple[Location, int], ...]:
    """The number of words of each quotation of a record, with its place."""
    quotations = (marked for marked in record.marks if isinstance(marked.marker, Quotation))
    return tuple((marked.location, count_words(marked.value)) for marked in quotations)


@check("H405")
def quotations_have_no_marks_of_their_own(evidence: Evidence) -> Iterator[Problem]:
    """No quotation is wholly in quotation marks: the site adds them."""
    for study in evidence.studies:
        for index, excerpt in enumerate(study.value.excerpts):
            if excerpt.quote and QUOTED.fullmatch(excerpt.quote.strip()):
                message = f'"{excerpt.id}" has quotation marks round its words'
                yield study.problem("H405", message, "excerpts", index, "quote")


@check("H406")
def added_studies_have_excerpts(evidence: Evidence) -> Iterator[Problem]:
    """A study that was added to the published review has an excerpt, or nothing links it to a finding."""
    screened = {each.value.id for each in evidence.screened()}
    for study in evidence.studies:
        is_broken = PurePosixPath(study.path).stem in evidence.broken
        if study.value.id in screened and not study.value.excerpts and not is_broken:
            yield study.problem("H406", f'"{study.value.id}" has no excerpts', "id")
