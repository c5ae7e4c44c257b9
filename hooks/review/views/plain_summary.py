"""The plain-language summary with its counts filled in, and what each part of it is based on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from review.model.review import Review
from review.model.stated_figures import counts
from review.model.theme import Finding
from review.schema.readers import SummaryParagraph, SummarySection


@dataclass(frozen=True, slots=True)
class Basis:
    """Sentences of the summary with the findings they are based on, or with their place in the published review."""

    text: str
    findings: tuple[Finding, ...]
    locator: str


@dataclass(frozen=True, slots=True)
class PlainSection:
    """A section of the summary: its heading, its paragraphs as text, and the basis of its sentences."""

    anchor: str
    heading: str
    paragraphs: tuple[str, ...]
    bases: tuple[Basis, ...]


def plain_summary(review: Review) -> tuple[PlainSection, ...]:
    """Return the sections of the plain-language summary, none where the review has no summary."""
    numbers = counts(review)
    return tuple(
        _section(review, number, section, numbers) for number, section in enumerate(review.summary.sections, 1)
    )


def _section(review: Review, number: int, section: SummarySection, numbers: Mapping[str, int]) -> PlainSection:
    bases = tuple(
        Basis(
            with_counts(sentence.text, numbers),
            tuple(review.findings[id] for id in sentence.findings),
            sentence.locator or "",
        )
        for paragraph in section.paragraphs
        for sentence in paragraph.sentences
        if sentence.findings or sentence.locator
    )
    paragraphs = tuple(_text(paragraph, numbers) for paragraph in section.paragraphs)
    return PlainSection(f"part-{number}", section.heading, paragraphs, bases)


def _text(paragraph: SummaryParagraph, numbers: Mapping[str, int]) -> str:
    return " ".join(with_counts(sentence.text, numbers) for sentence in paragraph.sentences)


def with_counts(text: str, numbers: Mapping[str, int]) -> str:
    """Return a text with every count that it names in braces. KeyError for an unknown name, which the schema rules out.

    >>> with_counts("We read {studies} studies.", {"studies": 4})
    'We read 4 studies.'
    """
    return re.sub(r"\{(\w+)\}", lambda name: f"{numbers[name[1]]:,}", text)
