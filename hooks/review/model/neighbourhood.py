"""What a page about one study, finding, excerpt or code can show, as a digest: its record, those linked, and the rest.

Pages that are kept from build to build are made again when this digest changes. It may cover more than a page shows,
and must not cover less: `tests/test_kept_pages.py` compares kept and fresh pages after random changes of records.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from pydantic import BaseModel

from review.model.once import once_per_review
from review.model.review import Review
from review.model.study import Study
from review.model.theme import Finding
from review.model.urls import current_urls
from review.schema.term import Term

# Studies, themes and codes are looked at one by one; all else concerns every page.
ONE_BY_ONE = {"studies", "themes", "codes", "codebook"}


def neighbourhood(review: Review, id: str) -> str:
    """Return the digest of all that a page about the record with this ID can show. KeyError for other IDs."""
    if id in review.excerpts:
        id = review.excerpts[id].study
    if id in review.codes:
        return _digest([_all_pages(review), review.codes[id]])
    linked = _linked_to_finding(review, id) if id in review.findings else _linked_to_study(review, id)
    return _digest([_all_pages(review), *sorted({_record(review, each) for each in (id, *linked)})])


def _linked_to_finding(review: Review, id: str) -> Iterator[str]:
    yield from review.findings[id].supporting_studies


def _linked_to_study(review: Review, id: str) -> Iterator[str]:
    """Yield the studies of the same data or appraisal, and the findings that the study supports."""
    study = review.studies[id]
    if study.appraisal.shared_with:
        yield study.appraisal.shared_with
    yield from (other.id for other in review.datasets[study.dataset].studies)
    yield from _supported(review).get(id, ())


@once_per_review
def _supported(review: Review) -> dict[str, list[str]]:
    """The IDs of the findings that each study supports, by the study."""
    found: dict[str, list[str]] = {}
    for finding in review.findings.values():
        for study in finding.supporting_studies:
            found.setdefault(study, []).append(finding.id)
    return found


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
        [instrument, [_entry(answer) for criterion in instrument.criteria for answer in criterion.answers]]
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


def _digest(content: Any) -> str:
    text = json.dumps(content, ensure_ascii=False, default=_parts)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _parts(value: object) -> object:
    """Return a value in a form that JSON has; a term is its ID, as the codebook is covered as a whole."""
    if isinstance(value, BaseModel):
        return {name: getattr(value, name) for name in type(value).model_fields}
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, set | frozenset):
        return sorted(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no digest for a {type(value).__name__}")
