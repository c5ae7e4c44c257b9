"""The content of each record with a permanent id, part by part, and a short hash that changes with it.

A citation relies on these parts. The hash goes into the link that "cite this" gives, so that whoever follows it later
learns whether the record still says what was cited. The parts are those that the schemas declare (`Part`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from review.language.catalogue import SOURCE
from review.language.current import gettext, in_language, is_source, language
from review.model.digest import digest
from review.model.once import once_per_review
from review.model.review import Review
from review.model.shown import shown_uses
from review.model.study import Study
from review.schema.base import Names, Schema
from review.schema.study import AppraisalRecord, GroupRecord
from review.schema.term import Term
from review.schema.theme import ViewRecord
from review.schema.uses import Part as DeclaredPart
from review.schema.uses import markers_at, value_at


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the content of a record: its name and its text."""

    name: str
    text: str


@dataclass(frozen=True)
class Snapshot:
    """The content of a record: its parts in the order in which a page shows them; parts without a text are left out.

    `hashed` are the texts that the hash is made of, where they are not those of the parts: what the program adds to a
    record's own words enters the hash in English, so that no new translation changes a link to cite.
    """

    id: str
    parts: tuple[Part, ...]
    hashed: tuple[str, ...] = ()

    @cached_property
    def hash(self) -> str:
        """The digest of the texts. The names of the parts play no role."""
        return digest(list(self.hashed) or [part.text for part in self.parts])

    def text(self, name: str) -> str:
        """The text of the part of this name, or an empty text."""
        return next((part.text for part in self.parts if part.name == name), "")

    def differing(self, other: Snapshot) -> tuple[str, ...]:
        """The names of the parts whose text is not the same in both, or which only one of the two has."""
        names = dict.fromkeys(part.name for part in (*self.parts, *other.parts))
        return tuple(name for name in names if self.text(name) != other.text(name))


@once_per_review
def snapshot(review: Review, id: str) -> Snapshot:
    """The content of the study, finding, excerpt, theme or code of this id. KeyError where the review has none."""
    parts = _parts(review, id)
    if is_source():
        return Snapshot(id, parts)
    with in_language(SOURCE):
        return Snapshot(id, parts, tuple(part.text for part in _parts(review, id)))


def _parts(review: Review, id: str) -> tuple[Part, ...]:
    """The parts in the current language."""
    kinds = (review.findings, review.excerpts, review.themes, review.codes)
    record = next((records[id] for records in kinds if id in records), None) or review.studies[id]
    parts = _named_parts(review, type(record), language())
    texts = [named for part in parts for named in _texts(review, record, part)]
    return tuple([Part(name, " ".join(text.split())) for name, text in texts if text])


@dataclass(frozen=True, slots=True)
class _NamedPart:
    """A declared part with what is the same for every record: its texts in a language, and whether it names studies."""

    declared: DeclaredPart
    name: str
    empty: str
    names_studies: bool


@once_per_review
def _named_parts(review: Review, record: type[Schema], _language: str) -> tuple[_NamedPart, ...]:
    """The parts of records of a kind that the review shows, in the current language."""
    return tuple(
        _NamedPart(part, gettext(part.name), gettext(part.empty), Names("study") in markers_at(record, part.at))
        for part in shown_uses(review, record, DeclaredPart)
    )


def _texts(review: Review, record: Schema, part: _NamedPart) -> Iterable[tuple[str, str]]:
    """The name and text of a declared part; of a list whose entries are parts of their own, those of each entry."""
    value = value_at(record, part.declared.at)
    if isinstance(value, AppraisalRecord) and isinstance(record, Study):
        return _appraisal(review.appraised_as(record), part.name)
    if isinstance(value, tuple) and any(isinstance(item, (GroupRecord, ViewRecord)) for item in value):
        return [_entry(review, part.name, number, item) for number, item in enumerate(value, 1)]
    if part.names_studies:
        value = _names(review, (value,) if isinstance(value, str) else value)
    text, terms = _text(value) or part.empty, part.declared.terms
    return [(part.name, f"{text} ({_text(value_at(record, terms))})".strip() if terms else text)]


def _appraisal(study: Study, name: str) -> Iterator[tuple[str, str]]:
    for judgement in study.judgements:
        yield f"{name}: {judgement.criterion.label}", _with_reason(judgement.answer.label, judgement.support)
    if study.overall:
        yield (
            f"{name}: {gettext('overall judgement')}",
            _with_reason(study.overall.label, study.appraisal.overall_reason),
        )


def _with_reason(text: str, reason: str | None) -> str:
    return f"{text}. {reason}" if reason else text


def _entry(review: Review, name: str, number: int, entry: GroupRecord | ViewRecord) -> tuple[str, str]:
    if isinstance(entry, GroupRecord):
        count = gettext("number not given") if entry.count is None else str(entry.count)
        return f"{name} {number}", f"{entry.label} ({count}): {_text(entry.professions)}"
    reach = entry.reach.summary if entry.reach else ""
    details = "; ".join(text for text in (reach, _names(review, entry.studies)) if text)
    return f"{name} {number}", f"{entry.view} ({details})" if details else entry.view


def _names(review: Review, studies: Sequence[str]) -> str:
    return "; ".join(review.studies[id].name for id in studies)


def _text(value: object) -> str:
    """A value as a text: the labels of terms joined by commas, other entries of a list by semicolons."""
    if value is None or type(value) is str:
        return value or ""
    if isinstance(value, tuple):
        return (", " if any(isinstance(item, Term) for item in value) else "; ").join(map(_text, value))
    if isinstance(value, Term):
        return value.label
    return str(value)
