"""What a page can show, as a digest: records of studies, findings, excerpts and codes, those linked, and the rest.

Pages that are kept from build to build are made again when this digest changes. It may cover more than a page shows,
and must not cover less: `tests/test_kept_pages.py` compares kept and fresh pages after random changes of records.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Any

from pydantic import BaseModel

from review.model.codebook import Criterion, Instrument
from review.model.once import once_per_review
from review.model.review import Review
from review.model.study import Study
from review.model.theme import Finding, Theme
from review.model.urls import current_urls
from review.schema.term import Term

# Studies, themes and codes are looked at one by one; all else concerns every page.
ONE_BY_ONE = {"studies", "themes", "codes", "codebook"}


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows besides what every page can show: records by their IDs, and values that are its own.

    Of a record it may show everything that its `neighbourhood` covers. A value may hold records, which are then covered
    without those linked to them.
    """

    ids: tuple[str, ...]
    values: tuple[object, ...] = ()


def digest_of_shown(review: Review, shown: Shown) -> str:
    """Return the digest of all that a page can show."""
    ids = [neighbourhood(review, id) for id in dict.fromkeys(shown.ids)]
    return _digest([_all_pages(review), ids, shown.values], _with_records(review))


@once_per_review
def neighbourhood(review: Review, id: str) -> str:
    """Return the digest of all that a page about the record with this ID can show. KeyError for other IDs."""
    if id in review.excerpts:
        return neighbourhood(review, review.excerpts[id].study)
    if id in review.codes:
        return _digest([_all_pages(review), review.codes[id]])
    linked = _linked_to_finding(review, id) if id in review.findings else _linked_to_study(review, id)
    return _digest([_all_pages(review), *sorted({_record(review, each) for each in (id, *linked)})])


def _linked_to_finding(review: Review, id: str) -> Iterator[str]:
    """Yield its studies, be they for or against it or silent on it, and the other findings of its excerpts."""
    finding = review.findings[id]
    excerpts = review.excerpts_of(finding)
    for study in (*finding.supporting_studies, *(each.study for each in excerpts), *review.silent_studies.get(id, ())):
        yield study
        yield review.appraised_as(review.studies[study]).id
    yield from (other for excerpt in excerpts for other in excerpt.findings)


def _linked_to_study(review: Review, id: str) -> Iterator[str]:
    """Yield the studies of the same data or appraisal, and the findings that the study is for, against or silent on."""
    study = review.studies[id]
    yield review.appraised_as(study).id
    yield from (other.id for other in review.datasets[study.dataset].studies)
    yield from review.supported_findings.get(id, ())
    yield from (finding for excerpt in study.excerpts for finding in excerpt.findings)
    yield from (silence.finding for silence in study.silences)


@once_per_review
def _record(review: Review, id: str) -> str:
    """The digest of a study with its reference, or of a finding, and of where it and its excerpts are."""
    record: Study | Finding | None = review.studies.get(id) or review.findings.get(id)
    excerpts = record.excerpts if isinstance(record, Study) else review.excerpts_of(review.findings[id])
    places = [current_urls(review)[each] for each in (id, *(excerpt.id for excerpt in excerpts))]
    return _digest([id, record, places])


@once_per_review
def _all_pages(review: Review) -> str:
    """The digest of what every page can show: codebook, registers, references, names of studies and themes, codes."""
    registers = {field.name: getattr(review, field.name) for field in fields(review) if field.name not in ONE_BY_ONE}
    terms = {name: [_entry(term) for term in terms.values()] for name, terms in review.codebook.vocabularies.items()}
    instruments = [
        [
            _fields(instrument),
            [[_fields(each), [_entry(answer) for answer in each.answers]] for each in instrument.criteria],
        ]
        for instrument in review.codebook.instruments
    ]
    studies = [
        [study.id, study.name, study.dataset, study.reference.year, review.is_in_published_review(study)]
        for study in review.studies.values()
    ]
    themes = [
        [
            *(theme.id, theme.number, theme.title, theme.short_title, theme.subthemes, theme.codes),
            [each.id for each in theme.findings],
        ]
        for theme in review.themes.values()
    ]
    return _digest([registers, terms, instruments, studies, themes])


def _entry(term: Term) -> list[object]:
    return [term.id, term.label, term.definition, term.standing, term.synonyms]


def _fields(record: BaseModel) -> dict[str, object]:
    values = vars(record)
    return {name: values[name] for name in _names(type(record))}


@cache
def _names(model: type[Any]) -> tuple[str, ...]:
    """Return the names of the fields of a record or of a dataclass."""
    return tuple(model.model_fields) if issubclass(model, BaseModel) else tuple(each.name for each in fields(model))


def _with_records(review: Review) -> Callable[[object], object]:
    """Return a function that gives a value in a form that JSON has, and the digest of a study or finding for it."""

    def parts(value: object) -> object:
        if isinstance(value, Study | Finding):
            return _record(review, value.id)
        if isinstance(value, Theme):  # its findings are records of their own
            return {name: getattr(value, name) for name in Theme.model_fields if name != "findings"}
        return _parts(value)

    return parts


def _digest(content: Any, default: Callable[[object], object] | None = None) -> str:
    text = json.dumps(content, ensure_ascii=False, default=default or _parts)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _parts(value: object) -> object:
    """Return a value in a form that JSON has; of the codebook, which is covered as a whole, only IDs."""
    if isinstance(value, Instrument | Criterion):
        return value.id
    if isinstance(value, BaseModel):
        return _fields(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {name: getattr(value, name) for name in _names(type(value))}
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no digest for a {type(value).__name__}")
