"""The schema of a theme's record with its findings: evidence/themes/<id>.yml."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from review.schema.base import (
    OF_A_FINDING,
    Date,
    FindingId,
    Id,
    Identified,
    Label,
    ProfessionTerm,
    Schema,
    SettingTerm,
    StudyId,
    SubthemeId,
    Term,
    Text,
    described,
    optional,
)


class SummarySentence(Schema):
    """A sentence of a theme's summary, and the findings that carry it."""

    sentence: Text = described("One sentence in plain words.")
    findings: tuple[FindingId, ...] = described("The findings that carry it.", min_length=1)


NO_SCORE = "confidence is a level that people judge, with a reason for each component; it is no score and no sum"


class SubthemeRecord(Identified):
    """A part of a theme."""

    MISPLACED_FIELD_HINTS = OF_A_FINDING

    id: Id = described("The subtheme's id.")
    title: Label = described("Its title.")
    description: Text | None = optional("What it is about, in a sentence.")


class ViewRecord(Schema):
    """One of the views where views differ."""

    view: Text = described("The view, in our own words.")
    studies: tuple[StudyId, ...] = optional("The studies that the source names for it.", ())


class ConcernRecord(Schema):
    """A judgement on one component of GRADE-CERQual."""

    concern: Annotated[str, Term("concerns")] = described("How serious the concern is.")
    explanation: Text = described("Why.")


FindingHash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]


class ConfidenceRecord(Schema):
    """A GRADE-CERQual assessment of one finding."""

    MISPLACED_FIELD_HINTS = dict.fromkeys(("points", "rating", "score", "sum", "total"), NO_SCORE)

    level: Annotated[str, Term("confidence_levels")] = described("How much confidence to place in the finding.")
    explanation: Text = described("Why, over the four components.")
    methodological_limitations: ConcernRecord = described("Concerns about how the studies were done.")
    coherence: ConcernRecord = described("Concerns about how well the finding fits the data.")
    adequacy: ConcernRecord = described("Concerns about how much data there is, and how rich.")
    relevance: ConcernRecord = described("Concerns about how well the studies fit the review's question.")
    assessed_by: tuple[Label, ...] = described("Who made the assessment.", min_length=1)
    assessed_on: Date = described("When, YYYY-MM-DD.")
    finding_hash: FindingHash | None = optional("What was assessed, as `review confidence <finding>` prints it.")

    @property
    def concerns(self) -> tuple[tuple[str, ConcernRecord], ...]:
        """What each component is called, and the judgement on it."""
        return tuple((label, getattr(self, name)) for name, label in COMPONENTS.items())


# The components that an assessment judges: the name of the field, and what it is called.
COMPONENTS = {
    name: name.replace("_", " ").capitalize()
    for name, field in ConfidenceRecord.model_fields.items()
    if field.annotation is ConcernRecord
}


class FindingRecord(Identified):
    """One statement about the evidence."""

    id: Id = described("<theme>-f<nn>, never given to another finding.")
    subtheme: SubthemeId | None = optional("The subtheme, where the theme has them.")
    statement: Text = described("One statement in plain words that can be true or false of the evidence.")
    kind: Annotated[str, Term("kinds")] = described("How the studies stand to it.")
    views: tuple[ViewRecord, ...] = optional("The views, where they differ.", ())
    studies: tuple[StudyId, ...] = optional("Studies named for it by citation; those it quotes are added.", ())
    studies_note: Text | None = optional("How the source puts it where it names no study.")
    settings: tuple[SettingTerm, ...] = optional("Where it holds, if the source says.", ())
    professions: tuple[ProfessionTerm, ...] = optional("For whom it holds, if the source says.", ())
    locator: Label = described("Where the source says so.")
    confidence: ConfidenceRecord | None = optional("A GRADE-CERQual assessment, once made.")


class ThemeRecord(Identified):
    """evidence/themes/<id>.yml: a theme with its findings."""

    MISPLACED_FIELD_HINTS = OF_A_FINDING

    id: Id = described("The theme's id; the file's name.")
    number: int = described("Its place in the order of themes, from 1.")
    title: Label = described("Its title.")
    short_title: Label = described("A title short enough for a menu.")
    summary: tuple[SummarySentence, ...] = described("The theme in a few sentences.", min_length=1)
    subthemes: tuple[SubthemeRecord, ...] = optional("Its parts, where it has them.", ())
    findings: tuple[FindingRecord, ...] = described("Its findings.", min_length=1)
