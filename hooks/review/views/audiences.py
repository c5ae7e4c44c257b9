"""Which findings concern which readers, by the rule that the record of an audience states.

A finding is picked for a setting or profession of which the published review states it, for all settings where the
audience has a setting, or for a word that it uses. Nothing else is judged here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from review.model.review import Review
from review.model.theme import Finding
from review.schema.readers import AudienceRecord


@dataclass(frozen=True, slots=True)
class Picked:
    """A finding and why the rule of an audience picks it, such as the label of a setting."""

    finding: Finding
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AudienceView:
    """An audience with the findings that its rule picks, in the order of themes."""

    record: AudienceRecord
    picked: tuple[Picked, ...]


def audience_views(review: Review) -> tuple[AudienceView, ...]:
    """Return every audience with its findings."""
    return tuple(
        AudienceView(
            audience,
            tuple(
                Picked(finding, reasons)
                for finding in review.findings.values()
                if (reasons := tuple(_reasons(audience, finding)))
            ),
        )
        for audience in review.groups.audiences
    )


def _reasons(audience: AudienceRecord, finding: Finding) -> Iterable[str]:
    yield from (term.label for term in finding.settings if term in audience.settings)
    yield from (term.label for term in finding.professions if term in audience.professions)
    if finding.scope and audience.settings:
        yield finding.scope.label
    texts = [finding.headline or "", finding.statement, *(each.view for each in finding.views)]
    yield from (f"“{word}”" for word in found_words(audience.words, " ".join(texts)))


def found_words(beginnings: Iterable[str], text: str) -> tuple[str, ...]:
    """Return the words of a text that begin like one of these, in small letters, each once.

    A beginning of several words finds just these words.

    >>> found_words(["train"], "Training, and trains. A constraint.")
    ('training', 'trains')
    """
    patterns = (re.compile(rf"\b{re.escape(word)}[\w’'-]*", re.IGNORECASE) for word in beginnings)
    return tuple(dict.fromkeys(found.lower() for pattern in patterns for found in pattern.findall(text)))
