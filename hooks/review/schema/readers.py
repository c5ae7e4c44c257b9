"""The schemas of records for readers: the plain-language summary, and groups of findings and reports."""

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
    locator: Label | None = optional("Where the published review says so, if no finding does.")


class SummaryParagraph(Schema):
    """A paragraph of the plain-language summary."""

    sentences: tuple[SummaryStatement, ...] = described("Its sentences, in order.", min_length=1)


class SummarySection(Schema):
    """A section of the plain-language summary."""

    heading: Label = described("Its heading: a question that a reader has.")
    paragraphs: tuple[SummaryParagraph, ...] = described("Its paragraphs.", min_length=1)


class SummaryRecord(Schema):
    """evidence/summary.yml: the plain-language summary of the review."""

    note: Text | None = optional("What kind of summary this is, and how readers can contribute another.")
    sections: tuple[SummarySection, ...] = described("Its sections.", default=(), max_length=20)


class AudienceRecord(Identified):
    """Readers with a task in common, and the rule by which their page selects findings."""

    id: Id = described("The audience's id.")
    label: Label = described("Who they are, for example: Librarians.")
    settings: tuple[SettingTerm, ...] = optional(
        "Findings that the published review states for one of these settings, or for all settings.", default=()
    )
    professions: tuple[ProfessionTerm, ...] = optional(
        "Findings that it states for one of these professions.", default=()
    )
    words: tuple[Word, ...] = optional("Findings with a word that begins with one of these.", default=())


class SubjectRecord(Identified):
    """A subject of reports that await assessment, and the words that identify them."""

    id: Id = described("The subject's id.")
    label: Label = described("Its name.")
    words: tuple[Word, ...] = described(
        "A report has the subject if a word of its title or recorded intervention begins with one of these.",
        min_length=1,
    )


class GroupsRecord(Schema):
    """evidence/groups.yml: the rules that group findings for readers, and reports by subject."""

    note: Text | None = optional("Who chose these groups, and on what basis.")
    audiences: tuple[AudienceRecord, ...] = described("Audiences.", default=(), max_length=30)
    subjects: tuple[SubjectRecord, ...] = described("Subjects.", default=(), max_length=100)
