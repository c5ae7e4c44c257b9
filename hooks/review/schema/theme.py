"""The schema of a theme's record with its findings: evidence/themes/<id>.yml.

Some uses lead to what a finding is linked to when the review is assembled (`review.model.theme`): its theme, excerpts,
supporting studies (those named for it or quoted) and datasets.
"""

from __future__ import annotations

from functools import cached_property
from typing import Annotated

from pydantic import Field, StringConstraints

from review.language.current import gettext, marked
from review.schema.base import (
    CONFIDENCE_HINT,
    MAX_HEADLINE_WORDS,
    Date,
    FindingId,
    Id,
    Identified,
    InOwnWords,
    Label,
    OwnWords,
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
from review.schema.tools import ToolUseRecord
from review.schema.uses import Assessed, Column, Part


class SummarySentence(Schema):
    """A sentence of a theme's summary, and the findings that it is based on."""

    sentence: OwnWords = described("One sentence in plain words.")
    findings: tuple[FindingId, ...] = described("The findings that it is based on.", min_length=1)


NO_SCORE = "confidence is a level that people judge, with a reason for each component; it is not a score or a sum"


class CodeRecord(Identified):
    """A code: what passages of studies were marked with before they were gathered into themes."""

    MISPLACED_FIELD_HINTS = CONFIDENCE_HINT

    id: Id = described(
        "<theme>-c<nn>; IDs are never reused.",
        Column("The code's permanent ID."),
        Column("Its theme.", name="theme", at="theme"),
        Column("Its subtheme, if the theme has any.", name="subtheme", at="subtheme"),
    )
    label: Label = described("Its name.", Column("Its name."), Part("Code"))
    definition: Text | None = optional(
        "When a passage has this code, if the team wrote that down.",
        Column("When a passage has this code; empty where the team did not write that down."),
        Column("The excerpts that have it.", name="excerpts", at="excerpts"),
        Column("How many excerpts have it (computed).", name="n_excerpts", at="n_excerpts"),
        Column("How many studies those are from (computed).", name="n_studies", at="n_studies"),
        Part("Definition"),
    )


class SubthemeRecord(Identified):
    """A part of a theme."""

    MISPLACED_FIELD_HINTS = CONFIDENCE_HINT

    id: Id = described("The subtheme's ID.")
    title: Label = described("Its title.")
    description: Text | None = optional("What it is about, in a sentence.")
    codes: tuple[CodeRecord, ...] = described("Its codes, if the review publishes them.", default=(), max_length=500)


class ReachRecord(Schema):
    """How the published review words the reach of a statement: for how many studies or people it makes it."""

    wording: Annotated[Term, Vocabulary("reaches")] = described("How it words the reach, as a term of the codebook.")
    phrase: Label | None = optional("Its exact words, such as: in several studies.")
    line: Annotated[int, Field(ge=1, le=1_000_000)] | None = optional(
        "The printed line on which those words begin, in the text that we used."
    )

    @property
    def summary(self) -> str:
        """The wording, with the exact words if they are recorded."""
        return f'{self.wording.label}: "{self.phrase}"' if self.phrase else self.wording.label


class ViewRecord(Schema):
    """One of the views where views differ."""

    view: OwnWords = described("The view, in our own words.")
    reach: ReachRecord | None = optional("How the published review words the reach of this view.")
    studies: tuple[StudyId, ...] = optional("The studies that the published review names for it.", default=())


class ConcernRecord(Schema):
    """A judgement on one component of GRADE-CERQual."""

    concern: Annotated[Term, Vocabulary("concerns")] = described("How serious the concern is.")
    explanation: Text = described("Why.")


FindingHash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]


class ConfidenceRecord(Schema):
    """A GRADE-CERQual assessment of one finding."""

    MISPLACED_FIELD_HINTS = dict.fromkeys(("points", "rating", "score", "sum", "total"), NO_SCORE)

    level: Annotated[Term, Vocabulary("confidence_levels")] = described("How much confidence to place in the finding.")
    explanation: Text = described("Why, considering all four components.")
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
        return gettext("{level}, assessed on {day}", level=self.level.label, day=self.assessed_on)

    @property
    def concerns(self) -> tuple[tuple[str, ConcernRecord], ...]:
        """The name of each component, and the judgement on it."""
        return tuple((gettext(label), getattr(self, name)) for name, label in COMPONENTS.items())


# The components that an assessment judges: the name of each field, and its label.
COMPONENTS = {
    "methodological_limitations": marked("Methodological limitations"),
    "coherence": marked("Coherence"),
    "adequacy": marked("Adequacy"),
    "relevance": marked("Relevance"),
}


class FindingRecord(Identified):
    """One statement about the evidence."""

    id: Id = described(
        "<theme>-f<nn>; IDs are never reused.",
        Column("The finding's permanent ID."),
        Column("Its theme.", name="theme", at="theme"),
    )
    subtheme: SubthemeId | None = optional(
        "The subtheme, if the theme has any.", Column("Its subtheme, if the theme has any.")
    )
    headline: Annotated[Label, InOwnWords()] | None = optional(
        f"The finding in {MAX_HEADLINE_WORDS} words or fewer, no stronger or broader than the statement.",
        Column(f"The finding in {MAX_HEADLINE_WORDS} words or fewer.", order=1),
        Part("Headline"),
    )
    statement: OwnWords = described(
        "One statement in plain words that can be true or false of the evidence.",
        Column("The finding, in plain words."),
        Part("Statement"),
        Assessed(),
    )
    kind: Annotated[Term, Vocabulary("kinds")] = described(
        "Whether the published review reports it for more than one study, for one, or with differing views.",
        Column("Whether it is reported for more than one study, for one, with differing views, or this is not stated."),
        Part("Kind of finding"),
    )
    reach: ReachRecord | None = optional(
        "How the published review words its reach.",
        Column("How the published review words its reach.", name="wording", at="reach.wording", order=1),
        Part("Reach in the published review", at="reach.summary"),
    )
    views: tuple[ViewRecord, ...] = optional(
        "The views, where they differ.", Part("View"), Assessed(at="views.view"), default=()
    )
    studies: tuple[StudyId, ...] = optional(
        "The studies that the published review names for it, by citation or by quotation. A study whose excerpt we "
        "link to the finding is added as linked.",
        Column("The studies named for it or linked to it.", at="supporting_studies"),
        Column("The excerpts linked to it.", name="excerpts", at="excerpts"),
        Column("How many studies are named or linked (computed).", name="n_studies", at="n_studies"),
        Column("How many datasets those are based on (computed).", name="n_datasets", at="n_datasets"),
        Column("The studies named for it by the published review.", name="studies_named", at="named_studies", order=2),
        Column(
            "The other studies, linked to it through an excerpt by the contributors.",
            name="studies_linked",
            at="linked_studies",
            order=2,
        ),
        Column("How many studies are named (computed).", name="n_studies_named", at="n_named_studies", order=2),
        Column("How many are linked, not named (computed).", name="n_studies_linked", at="n_linked_studies", order=2),
        Part("Studies named or linked", at="supporting_studies"),
        Assessed(at="supporting_studies"),
        default=(),
    )
    studies_note: Text | None = optional(
        "What the published review says about its studies, such as a number without names.", Part("Note on the studies")
    )
    scope: Annotated[Term, Vocabulary("scopes")] | None = optional(
        "If the published review states it for all settings without naming a study.", Part("Scope")
    )
    settings: tuple[SettingTerm, ...] = optional(
        "The settings to which it applies, if the published review says.",
        Column("The settings to which it applies, if the published review says."),
        Part("Applies to", at="applies_to"),
        default=(),
    )
    professions: tuple[ProfessionTerm, ...] = optional(
        "The professions to which it applies, if the published review says.",
        Column("The professions to which it applies, if the published review says."),
        default=(),
    )
    note: Text | None = optional("How we read the published review, if it can be read in several ways.", Part("Note"))
    locator: Label | None = optional("Section, paragraph and line of the published review; needed if there is one.")
    confidence: ConfidenceRecord | None = optional(
        "A GRADE-CERQual assessment, once made.",
        Column("GRADE-CERQual; empty means not yet assessed.", at="confidence.level"),
        Part("Confidence", at="confidence.summary", empty="Not yet assessed"),
    )
    tool_uses: tuple[ToolUseRecord, ...] = optional(
        "Programs that suggested or drafted a part of it, each with who confirmed it.", default=()
    )

    @cached_property
    def named_studies(self) -> tuple[StudyId, ...]:
        """The studies that the published review names for it or for one of its views, each once."""
        return tuple(dict.fromkeys([*self.studies, *(study for view in self.views for study in view.studies)]))

    @property
    def applies_to(self) -> tuple[Term, ...]:
        """The settings and professions to which it applies, if the published review says."""
        return (*self.settings, *self.professions)


class ThemeRecord(Identified):
    """evidence/themes/<id>.yml: a theme with its findings."""

    MISPLACED_FIELD_HINTS = CONFIDENCE_HINT

    id: Id = described("The theme's ID; the file's name.", Column("The theme's permanent ID."))
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
        "Its parts, if it has any.",
        Column("Its parts.", at="subthemes.id"),
        Part("Parts", at="subthemes.title"),
        default=(),
    )
    codes: tuple[CodeRecord, ...] = described(
        "Its codes, if it has no subthemes and the review publishes them.",
        Part("Codes", at="all_codes.id", order=1),
        default=(),
        max_length=500,
    )
    findings: tuple[FindingRecord, ...] = described("Its findings.", Part("Findings", at="findings.id"), min_length=1)

    @property
    def summary_text(self) -> str:
        """The sentences of its summary as one text."""
        return " ".join(each.sentence for each in self.summary)

    @property
    def all_codes(self) -> tuple[CodeRecord, ...]:
        """Its own codes, and those of its subthemes."""
        return (*self.codes, *(code for subtheme in self.subthemes for code in subtheme.codes))

    def subtheme_title(self, id: str | None) -> str:
        """Return the title of a subtheme, or an empty text."""
        return next((subtheme.title for subtheme in self.subthemes if subtheme.id == id), "")
