"""The schema of a theme's record with its findings: evidence/themes/<id>.yml.

Some uses lead to what a finding is linked to when the review is assembled (`review.model.theme`): its theme, excerpts,
supporting studies (those named for it or quoted) and datasets.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from review.schema.base import (
    CONFIDENCE_HINT,
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
    Text,
    described,
    optional,
)
from review.schema.term import Term, Vocabulary
from review.schema.uses import Assessed, Column, Part


class SummarySentence(Schema):
    """A sentence of a theme's summary, and the findings that carry it."""

    sentence: Text = described("One sentence in plain words.")
    findings: tuple[FindingId, ...] = described("The findings that carry it.", min_length=1)


NO_SCORE = "confidence is a level that people judge, with a reason for each component; it is no score and no sum"


class SubthemeRecord(Identified):
    """A part of a theme."""

    MISPLACED_FIELD_HINTS = CONFIDENCE_HINT

    id: Id = described("The subtheme's id.")
    title: Label = described("Its title.")
    description: Text | None = optional("What it is about, in a sentence.")


class ViewRecord(Schema):
    """One of the views where views differ."""

    view: Text = described("The view, in our own words.")
    studies: tuple[StudyId, ...] = optional("The studies that the source names for it.", default=())


class ConcernRecord(Schema):
    """A judgement on one component of GRADE-CERQual."""

    concern: Annotated[Term, Vocabulary("concerns")] = described("How serious the concern is.")
    explanation: Text = described("Why.")


FindingHash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]


class ConfidenceRecord(Schema):
    """A GRADE-CERQual assessment of one finding."""

    MISPLACED_FIELD_HINTS = dict.fromkeys(("points", "rating", "score", "sum", "total"), NO_SCORE)

    level: Annotated[Term, Vocabulary("confidence_levels")] = described("How much confidence to place in the finding.")
    explanation: Text = described("Why, over the four components.")
    methodological_limitations: ConcernRecord = described("Concerns about how the studies were done.")
    coherence: ConcernRecord = described("Concerns about how well the finding fits the data.")
    adequacy: ConcernRecord = described("Concerns about how much data there is, and how rich.")
    relevance: ConcernRecord = described("Concerns about how well the studies fit the review's question.")
    assessed_by: tuple[Label, ...] = described("Who made the assessment.", min_length=1)
    assessed_on: Date = described("When, YYYY-MM-DD.")
    finding_hash: FindingHash | None = optional("What was assessed, as `review confidence <finding>` prints it.")

    @property
    def summary(self) -> str:
        """The level and the date of the assessment, as in "Low confidence, assessed on 2026-11-23"."""
        return f"{self.level.label}, assessed on {self.assessed_on}"

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

    id: Id = described(
        "<theme>-f<nn>, never given to another finding.",
        Column("The finding's permanent id."),
        Column("Its theme.", name="theme", at="theme"),
    )
    subtheme: SubthemeId | None = optional(
        "The subtheme, where the theme has them.", Column("Its subtheme, where the theme has them.")
    )
    statement: Text = described(
        "One statement in plain words that can be true or false of the evidence.",
        Column("The finding, in plain words."),
        Part("Statement"),
        Assessed(),
    )
    kind: Annotated[Term, Vocabulary("kinds")] = described(
        "How the studies stand to it.", Column("How the studies stand to it."), Part("Kind")
    )
    views: tuple[ViewRecord, ...] = optional(
        "The views, where they differ.", Part("View"), Assessed(at="views.view"), default=()
    )
    studies: tuple[StudyId, ...] = optional(
        "Studies named for it by citation; those it quotes are added.",
        Column("The studies that the source names or quotes for it.", at="supporting_studies"),
        Column("The excerpts that support it.", name="excerpts", at="excerpts"),
        Column("How many studies are named or quoted for it (computed).", name="n_studies", at="n_studies"),
        Column("How many datasets those draw on (computed).", name="n_datasets", at="n_datasets"),
        Part("Studies behind it", at="supporting_studies"),
        Assessed(at="supporting_studies"),
        default=(),
    )
    studies_note: Text | None = optional("How the source puts it where it names no study.", Part("Note on its studies"))
    settings: tuple[SettingTerm, ...] = optional(
        "Where it holds, if the source says.",
        Column("Where it holds, if the source says."),
        Part("Where it holds", at="scope"),
        default=(),
    )
    professions: tuple[ProfessionTerm, ...] = optional(
        "For whom it holds, if the source says.", Column("For whom it holds, if the source says."), default=()
    )
    locator: Label = described("Where the source says so.")
    confidence: ConfidenceRecord | None = optional(
        "A GRADE-CERQual assessment, once made.",
        Column("GRADE-CERQual; empty means not yet assessed.", at="confidence.level"),
        Part("Confidence", at="confidence.summary", empty="Not yet assessed"),
    )

    @property
    def named_studies(self) -> tuple[StudyId, ...]:
        """The studies that the source cites for it or for one of its views, each once."""
        return tuple(dict.fromkeys([*self.studies, *(study for view in self.views for study in view.studies)]))

    @property
    def scope(self) -> tuple[Term, ...]:
        """The settings and professions to which it applies, if the source says."""
        return (*self.settings, *self.professions)


class ThemeRecord(Identified):
    """evidence/themes/<id>.yml: a theme with its findings."""

    MISPLACED_FIELD_HINTS = CONFIDENCE_HINT

    id: Id = described("The theme's id; the file's name.", Column("The theme's permanent id."))
    number: int = described("Its place in the order of themes, from 1.", Column("Its number."))
    title: Label = described("Its title.", Column("Its title."), Part("Title"))
    short_title: Label = described("A title short enough for a menu.")
    summary: tuple[SummarySentence, ...] = described(
        "The theme in a few sentences.",
        Column("The theme in a few sentences.", at="summary_text"),
        Part("Summary", at="summary_text"),
        min_length=1,
    )
    subthemes: tuple[SubthemeRecord, ...] = optional(
        "Its parts, where it has them.",
        Column("Its parts.", at="subthemes.id"),
        Part("Parts", at="subthemes.title"),
        default=(),
    )
    findings: tuple[FindingRecord, ...] = described("Its findings.", Part("Findings", at="findings.id"), min_length=1)

    @property
    def summary_text(self) -> str:
        """The sentences of its summary as one text."""
        return " ".join(each.sentence for each in self.summary)

    def subtheme_title(self, id: str | None) -> str:
        """The title of a subtheme, or an empty text."""
        return next((subtheme.title for subtheme in self.subthemes if subtheme.id == id), "")
