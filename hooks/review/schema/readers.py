"""The schemas of what is written for readers: the plain-language summary, and groups of findings and reports."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from review.schema.base import (
    FindingId,
    Id,
    Identified,
    InOwnWords,
    Label,
    ProfessionTerm,
    Schema,
    SettingTerm,
    Text,
    described,
    optional,
)

# Counts of review.json that a text can contain as {name}, so that it stays right when the records change.
COUNTS = ("awaiting", "countries", "datasets", "findings", "participants", "studies", "themes")
COUNTED_PATTERN = rf"^(?:[^{{}}]|\{{(?:{'|'.join(COUNTS)})\}})+$"

CountedWords = Annotated[str, StringConstraints(pattern=COUNTED_PATTERN, max_length=1500), InOwnWords()]
Word = Annotated[str, StringConstraints(pattern=r"^[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ '’-]+$", max_length=60)]


class SummaryStatement(Schema):
    """One or a few sentences of the plain-language summary, and what they are based on."""

    text: CountedWords = described(
        "The sentences, no stronger than what they are based on. A count is written as {studies}, for example."
    )
    findings: tuple[FindingId, ...] = optional("The findings they are based on.", default=())
    locator: Label | None = optional("The place in the published review, where no finding says it.")


class SummaryParagraph(Schema):
    """A paragraph of the plain-language summary."""

    sentences: tuple[SummaryStatement, ...] = described("Its sentences, in order.", min_length=1)


class SummarySection(Schema):
    """A section of the plain-language summary."""

    heading: Label = described("Its heading: a question that a reader has.")
    paragraphs: tuple[SummaryParagraph, ...] = described("Its paragraphs.", min_length=1)


class SummaryRecord(Schema):
    """evidence/summary.yml: the plain-language summary of the review."""

    note: Text = described("What kind of summary this is, and how readers can offer another.")
    sections: tuple[SummarySection, ...] = described("Its sections.", default=(), max_length=20)


class AudienceRecord(Identified):
    """Readers with a task in common, and the rule by which the page for them picks findings."""

    id: Id = described("The audience's id.")
    label: Label = described("Who they are, as in: A library.")
    settings: tuple[SettingTerm, ...] = optional(
        "Findings that the published review states for one of these settings, or for all settings.", default=()
    )
    professions: tuple[ProfessionTerm, ...] = optional(
        "Findings that it states of one of these professions.", default=()
    )
    words: tuple[Word, ...] = optional("Findings that have a word which begins like one of these.", default=())


class SubjectRecord(Identified):
    """A subject of reports that await assessment, and the words by which they are recognised."""

    id: Id = described("The subject's id.")
    label: Label = described("What it is called.")
    words: tuple[Word, ...] = described(
        "A report has the subject if a word of its title or of its recorded intervention begins like one of these.",
        min_length=1,
    )


class GroupsRecord(Schema):
    """evidence/groups.yml: the rules by which pages group findings for readers, and reports by subject."""

    note: Text = described("Who chose these groups, and on what basis.")
    audiences: tuple[AudienceRecord, ...] = described("Audiences.", default=(), max_length=30)
    subjects: tuple[SubjectRecord, ...] = described("Subjects.", default=(), max_length=100)
