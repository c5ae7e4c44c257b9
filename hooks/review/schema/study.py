"""The schema of a study's record: evidence/studies/<id>.yml."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from review.schema.base import (
    MAX_QUOTE_WORDS,
    OF_A_FINDING,
    Citekey,
    FindingId,
    Id,
    Identified,
    Label,
    Names,
    ProfessionTerm,
    Quote,
    Schema,
    SettingTerm,
    StudyId,
    SubthemeId,
    Term,
    Text,
    ThemeId,
    described,
    optional,
)


class GroupRecord(Schema):
    """A group of participants that the report counts apart."""

    label: Label = described("Who they are, in the report's own terms.")
    count: Annotated[int, Field(ge=0, le=10_000_000)] | None = optional(
        "How many people, only where the report gives a number."
    )
    professions: tuple[ProfessionTerm, ...] = described("Their professions, as terms of the codebook.", max_length=20)


class ParticipantsRecord(Schema):
    """Who took part."""

    note: Text | None = optional('What the report says beyond a plain count: "19 of 34", "unclear".')
    groups: tuple[GroupRecord, ...] = described("One entry for each group that the report counts apart.", max_length=20)


class DataCollectionRecord(Schema):
    """How the data were collected."""

    methods: tuple[Annotated[str, Term("methods")], ...] = described("Kinds of data collection.", max_length=5)
    description: Text = described("How it was done, in a few words.")


class SettingRecord(Schema):
    """Where the participants worked."""

    description: Text = described("The service or setting, in a few words.")
    types: tuple[SettingTerm, ...] = described("Kinds of setting.", min_length=1, max_length=8)
    place: Label | None = optional("A place within the country, where the report names one.")
    nation: Label | None = optional("A nation within the country, where the report names one.")
    country: Annotated[str, Term("countries")] = described("The country.")


class InterventionsRecord(Schema):
    """What intervention the study concerned."""

    terms: tuple[Annotated[str, Term("interventions")], ...] = described("Kinds of intervention.", min_length=1)
    description: Text | None = optional("The intervention in the report's own terms.")


class AppraiserRecord(Schema):
    """One person's own answers, given before the two compared theirs."""

    name: Label = described("Who appraised.")
    answers: dict[str, str] = described("One answer for each criterion of the checklist.")


class AppraisalRecord(Schema):
    """How the conduct and report of the study were judged."""

    instrument: Annotated[str, Names("instrument")] | None = optional("The checklist used.")
    answers: dict[str, str] | None = optional("One answer for each criterion of the checklist.")
    appraisers: tuple[AppraiserRecord, ...] = optional(
        "The own answers of two people who appraised apart, where they were kept; answers is what they agreed on.", ()
    )
    support: dict[str, Text] | None = optional("Why, for any criterion: what in the report the answer rests on.")
    shared_with: StudyId | None = optional("The study whose appraisal holds for this report too.")
    note: Text | None = optional("What a reader should know about this appraisal.")


class ExcerptRecord(Identified):
    """A quotation from a study, and what it supports."""

    id: Id = described("<study>-q<nn>, never given to another excerpt.")
    theme: ThemeId = described("The theme whose quote table it stands in.")
    subtheme: SubthemeId | None = optional("The subtheme, where the theme has them.")
    findings: tuple[FindingId, ...] = described("The findings it supports.", min_length=1, max_length=20)
    quote: Quote = described(f"Word for word, {MAX_QUOTE_WORDS} words at most; an ellipsis (…) shows a cut.")
    gloss: Text = described("What the whole passage says, in our own words.")
    voice: Annotated[str, Term("voices")] = described("Whose words they are.")
    speaker: Label = described("Who speaks, by role.")
    locator: Label = described("Where the words stand: page, table, line.")
    note: Text | None = optional("What is not certain about it.")


class StudyRecord(Identified):
    """evidence/studies/<id>.yml: a report included in the review."""

    MISPLACED_FIELD_HINTS = OF_A_FINDING

    id: Id = described("<family name>-<year>, in plain lower-case letters; the file's name.")
    citekey: Citekey = described("The key of its entry in references.bib.")
    dataset: Id = described("The data it draws on; reports of the same data name the same dataset.")
    status: Annotated[str, Term("statuses")] = described("Where the report stands today.")
    participants: ParticipantsRecord = described("Who took part.")
    data_collection: DataCollectionRecord = described("How the data were collected.")
    setting: SettingRecord = described("Where the participants worked.")
    population: Text = described("The people whom the services are for, as the report names them.")
    interventions: InterventionsRecord = described("What intervention the study concerned.")
    notes: tuple[Text, ...] = optional("What a reader should know about how this record was made.", ())
    appraisal: AppraisalRecord = described("How the study was appraised.")
    excerpts: tuple[ExcerptRecord, ...] = optional("Quotations from the report.", ())
