"""What a thing with a permanent id says, part by part, and a short hash that changes when it says something else.

A citation relies on these parts. The hash goes into the link that "cite this" gives, so that whoever follows it later
can be told whether the thing still says what was cited.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from review.model.review import Excerpt, Finding, Review, Study, Term, Theme

HASH_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Part:
    """One part of what a thing says: what it is called, and its text."""

    name: str
    text: str


@dataclass(frozen=True)
class Snapshot:
    """What a thing says: its parts in the order in which a page shows them; parts without a text are left out."""

    id: str
    parts: tuple[Part, ...]

    @cached_property
    def hash(self) -> str:
        """Twelve hexadecimal digits made from the texts. What the parts are called plays no role."""
        texts = [part.text for part in self.parts]
        return sha256(json.dumps(texts, ensure_ascii=False).encode()).hexdigest()[:HASH_DIGITS]

    def text(self, name: str) -> str:
        """The text of the part of this name, or an empty text."""
        return next((part.text for part in self.parts if part.name == name), "")

    def differing(self, other: Snapshot) -> tuple[str, ...]:
        """The names of the parts that say something else in the other wording, or stand in one of the two alone."""
        names = dict.fromkeys(part.name for part in (*self.parts, *other.parts))
        return tuple(name for name in names if self.text(name) != other.text(name))


def snapshot(review: Review, id: str) -> Snapshot:
    """What the study, finding, excerpt or theme of this id says in a review. KeyError where it has no such thing."""
    if id in review.findings:
        parts = _of_finding(review, review.findings[id])
    elif id in review.excerpts:
        parts = _of_excerpt(review, review.excerpts[id])
    elif id in review.themes:
        parts = _of_theme(review.themes[id])
    else:
        parts = _of_study(review, review.studies[id])
    return Snapshot(id, tuple(Part(name, " ".join(text.split())) for name, text in parts if text))


def _of_finding(review: Review, finding: Finding) -> Iterator[tuple[str, str]]:
    yield "Statement", finding.statement
    yield "Kind", finding.kind.label
    for number, view in enumerate(finding.views, 1):
        yield f"View {number}", f"{view.text} ({_names(review, view.studies)})" if view.studies else view.text
    yield "Studies behind it", _names(review, finding.studies)
    yield "Note on its studies", finding.studies_note
    yield "Where it holds", _labels((*finding.settings, *finding.professions))
    yield "Confidence", _confidence(review, finding)


def _confidence(review: Review, finding: Finding) -> str:
    assessed = finding.confidence
    if assessed is None:
        return "Not yet assessed"
    return f"{review.codebook.term('confidence_levels', assessed.level).label}, assessed on {assessed.assessed_on}"


def _of_excerpt(review: Review, excerpt: Excerpt) -> Iterator[tuple[str, str]]:
    yield "Quotation", excerpt.quote
    yield "In our words", excerpt.gloss
    yield "Voice", excerpt.voice.label
    yield "Speaker", excerpt.speaker
    yield "Study", _names(review, (excerpt.study,))
    yield "Stands in", excerpt.locator
    yield "Note", excerpt.note
    yield "Supports", "; ".join(excerpt.findings)


def _of_theme(theme: Theme) -> Iterator[tuple[str, str]]:
    yield "Title", theme.title
    yield "Summary", " ".join(sentence.text for sentence in theme.summary)
    yield "Parts", "; ".join(subtheme.title for subtheme in theme.subthemes)
    yield "Findings", "; ".join(finding.id for finding in theme.findings)


def _of_study(review: Review, study: Study) -> Iterator[tuple[str, str]]:
    reference = study.reference
    yield "Reference", f"{reference.short}: {reference.title}"
    yield "DOI", reference.doi
    yield "Status", study.status.label
    yield "Dataset", study.dataset
    for number, group in enumerate(study.groups, 1):
        count = "number not given" if group.count is None else str(group.count)
        yield f"Participants {number}", f"{group.label} ({count}): {_labels(group.professions)}"
    yield "Note on participants", study.participants_note
    yield "Data collection", f"{study.data_collection} ({_labels(study.methods)})"
    yield "Setting", f"{study.setting.description} ({_labels(study.setting.types)})"
    yield "Place", study.setting.location
    yield "Population", study.population
    yield "Intervention", f"{study.intervention} ({_labels(study.interventions)})".strip()
    for judgement in review.judgements_of(study):
        support = f". {judgement.support}" if judgement.support else ""
        yield f"Appraisal: {judgement.criterion.label}", f"{judgement.answer.label}{support}"
    yield "Quotations", "; ".join(excerpt.id for excerpt in study.excerpts)


def _names(review: Review, studies: Iterable[str]) -> str:
    return "; ".join(review.studies[id].name for id in studies)


def _labels(terms: Iterable[Term]) -> str:
    return ", ".join(term.label for term in terms)
