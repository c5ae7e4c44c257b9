"""The schema of a study's record: evidence/studies/<id>.yml.

Some uses lead to what a record is linked to when the review is assembled (`review.model.study`): the reference of a
study, the study of an excerpt. The first line of a class is its description in the JSON Schema.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from review.schema.base import (
    CONFIDENCE_HINT,
    Citekey,
    CodeId,
    Date,
    FindingId,
    Id,
    Identified,
    Label,
    Names,
    OwnWords,
    ProfessionTerm,
    Quote,
    RecordedLater,
    Schema,
    SettingTerm,
    StudyId,
    SubthemeId,
    Text,
    ThemeId,
    Url,
    described,
    optional,
)
from review.schema.term import Term, Vocabulary
from review.schema.tools import ToolUseRecord
from review.schema.uses import Axis, Column, Facet, Part, Row

NO_COUNTRY = "not-stated"  # the term for a report that names no country


class GroupRecord(Schema):
    """A group of participants that the report counts separately."""

    label: Label = described("Who they are, in the report's own terms.", Column("Who they are.", name="group"))
    count: Annotated[int, Field(ge=0, le=10_000_000)] | None = optional(
        "How many people, only if the report gives a number.", Column("How many people.")
    )
    professions: tuple[ProfessionTerm, ...] = described(
        "Their professions, as terms of the codebook.", Column("Their professions."), max_length=20
    )


class ParticipantsRecord(Schema):
    """Who took part."""

    note: Text | None = optional('What the report says beyond a plain count: "19 of 34", "unclear".')
    groups: tuple[GroupRecord, ...] = described(
        "One entry for each group that the report counts separately.", max_length=20
    )

    @property
    def count(self) -> int | None:
        """The number of people, summed over the groups; None if the report gives no number."""
        counts = [group.count for group in self.groups if group.count is not None]
        return sum(counts) if counts else None

    @property
    def professions(self) -> tuple[ProfessionTerm, ...]:
        """The professions of all groups, each once, in order of first mention."""
        return tuple(dict.fromkeys(term for group in self.groups for term in group.professions))


class DataCollectionRecord(Schema):
    """How the data were collected."""

    methods: tuple[Annotated[Term, Vocabulary("methods")], ...] = described("Kinds of data collection.", max_length=5)
    description: Text = described("How the data were collected, in a few words.")


class SettingRecord(Schema):
    """Where the participants worked."""

    description: Text = described("The service or setting, in a few words.")
    types: tuple[SettingTerm, ...] = described("Kinds of setting.", min_length=1, max_length=8)
    place: Label | None = optional("A place within the country, if the report names one.")
    nation: Label | None = optional("A nation within the country, if the report names one.")
    country: Annotated[Term, Vocabulary("countries")] = described("The country.")

    @property
    def country_name(self) -> str | None:
        """The country's name; None if the report names none."""
        return None if self.country is None or self.country == NO_COUNTRY else self.country.label

    @property
    def location(self) -> str:
        """The known parts of the place, the narrowest first, as in "West of England, England, United Kingdom"."""
        return ", ".join(part for part in (self.place, self.nation, self.country_name) if part)

    @property
    def summary(self) -> str:
        """The setting and its place within the country, in one text."""
        return "; ".join(part for part in (self.description, self.place, self.nation) if part)


class InterventionsRecord(Schema):
    """The intervention that the study was about."""

    terms: tuple[Annotated[Term, Vocabulary("interventions")], ...] = described("Kinds of intervention.", min_length=1)
    description: Text | None = optional("The intervention in the report's own terms.")

    @property
    def summary(self) -> str:
        """The intervention in the report's own terms, or otherwise the kinds of intervention."""
        return self.description or "; ".join(term.label for term in self.terms)


class AppraiserRecord(Schema):
    """One appraiser's answers, given before the two compared theirs."""

    name: Label = described("Who appraised.")
    answers: dict[str, str] = described("One answer for each criterion of the checklist.")


class AppraisalRecord(Schema):
    """The appraisal of how the study was conducted and reported."""

    instrument: Annotated[str, Names("instrument")] | None = optional("The checklist used.")
    answers: dict[str, str] | None = optional("One answer for each criterion of the checklist.")
    appraisers: tuple[AppraiserRecord, ...] = optional(
        "The separate answers of two independent appraisers, if they were kept; `answers` is what they agreed on.",
        default=(),
    )
    support: dict[str, Text] | None = optional("Why, for any criterion: what in the report the answer is based on.")
    overall: Annotated[str, Names("overall judgement")] | None = optional(
        "The overall judgement, if the checklist has one and the appraisers made it."
    )
    overall_reason: Text | None = optional("Why they judged so.")
    shared_with: StudyId | None = optional("The study whose appraisal also applies to this report.")
    not_appraised: Text | None = optional("Why the study was not appraised, if it was not.")
    note: Text | None = optional("What readers should know about this appraisal.")

    @property
    def is_empty(self) -> bool:
        """Whether nothing is recorded, as for a study that nobody has appraised."""
        return self == type(self)()


class RelationRecord(Schema):
    """How an excerpt relates to a finding, as somebody judged who read the two again."""

    finding: FindingId = described("The finding, to which the excerpt is linked.")
    relation: Annotated[Term, Vocabulary("relations")] = described("How the passage relates to it.")
    read_by: Label = described("Who read the two together.")
    read_on: Date = described("When, YYYY-MM-DD.")
    note: Text | None = optional("Why; needed where the passage does not simply support the finding.")

    @property
    def summary(self) -> str:
        """The relation and its date, as in "riding-f01: contradicts, read again on 2026-12-01"."""
        return f"{self.finding}: {self.relation.label.lower()}, read again on {self.read_on}"


class QuotationComparisonRecord(Schema):
    """A comparison of a quotation with the report it is from, made by a person."""

    result: Annotated[Term, Vocabulary("comparison_results")] = described("What the comparison showed.")
    compared_by: Label = described("Who compared the two.")
    compared_on: Date = described("When, YYYY-MM-DD.")
    primary_locator: Label | None = optional("Where the words are in the report: page, section, paragraph.")
    difference: Text | None = optional("What differs, and how.")
    url: Url | None = optional("Where anyone can read the report, where it is open.", label="Web address")

    @property
    def summary(self) -> str:
        """The result and its date, as in "The same, compared on 2026-12-01 (p. 4)"."""
        place = f" ({self.primary_locator})" if self.primary_locator else ""
        return f"{self.result.label}, compared on {self.compared_on}{place}"


class SilenceRecord(Schema):
    """A finding on which a study says nothing, as somebody found who read its report for it."""

    finding: FindingId = described("The finding.")
    kind: Annotated[Term, Vocabulary("silences")] = described("Why it says nothing on it.")
    read_by: Label = described("Who read the report for it.")
    read_on: Date = described("When, YYYY-MM-DD.")
    note: Text | None = optional("What a reader should know about it.")

    @property
    def summary(self) -> str:
        """The finding and why the study says nothing on it, as in "riding-f01: did not ask"."""
        return f"{self.finding}: {self.kind.label.lower()}"


class ExcerptRecord(Identified):
    """A quotation from a study, and the findings to which it is linked."""

    id: Id = described(
        "<study>-q<nn>; IDs are never reused.",
        Column("The excerpt's permanent ID."),
        Column("The study it is from.", name="study", at="study"),
    )
    theme: ThemeId = described(
        "The theme whose quote table contains it.", Column("The theme whose quote table contains it.")
    )
    subtheme: SubthemeId | None = optional(
        "The subtheme, if the theme has any.", Column("The subtheme, if the theme has any.")
    )
    codes: tuple[CodeId, ...] = described(
        "Its codes, of this theme or of others.",
        Column("Its codes, if the review publishes any.", order=2),
        Part("Codes", order=2),
        default=(),
        max_length=50,
    )
    findings: tuple[FindingId, ...] = described(
        "The findings that it supports in whole or in part; [] if it belongs only to its theme.",
        Column("The findings to which it is linked."),
        Part("Linked to", order=1),
        max_length=20,
    )
    link_note: Text | None = optional("Why it is or is not linked to a finding, if that was not obvious.")
    relations: Annotated[tuple[RelationRecord, ...], RecordedLater()] = optional(
        "How it relates to a finding, once somebody has read the two again. Until then a link counts as support.",
        Column(
            "How it relates to each finding in findings, in the same order; supports until somebody reads it again.",
            name="relation",
            at="relation",
            type="array",
            order=1,
        ),
        Part("Relation to a finding", at="relations.summary", order=1),
        default=(),
    )
    quote: Quote = described(
        "Word for word, {max_quote_words} words at most; an ellipsis (…) shows a cut.",
        Column("The words, verbatim; an ellipsis shows a cut."),
        Part("Quotation"),
    )
    gloss: OwnWords = described(
        "What the whole passage says, in our own words.",
        Column("What the whole passage says, in the review's own words."),
        Part("Summary of the passage"),
    )
    voice: Annotated[Term, Vocabulary("voices")] = described(
        "Whose words they are.", Column("Whose words they are."), Part("Whose words")
    )
    speaker: Label = described(
        "Who speaks, by role.", Column("Who speaks, by role."), Part("Speaker"), Part("Study", at="study")
    )
    locator: Label = described(
        "Where to find the words: page, table, line.",
        Column("Where the words are in the published review, or in the report for a study added later."),
        Part("Source"),
    )
    note: Text | None = optional("What is uncertain about it.", Column("What is uncertain about it."), Part("Note"))
    comparison: Annotated[QuotationComparisonRecord | None, RecordedLater()] = optional(
        "A comparison of the quotation with the study's report, once somebody has made one.",
        Column(
            "Whether the words were compared with the study's report, and what that showed.",
            name="compared",
            at="compared",
            order=1,
        ),
        Column("Who compared them.", name="compared_by", at="comparison.compared_by", order=1),
        Column("When they were compared.", name="compared_on", at="comparison.compared_on", order=1),
        Column(
            "Where the words are in the study's report.",
            name="primary_locator",
            at="comparison.primary_locator",
            order=1,
        ),
        Part("Compared with the report", at="comparison.summary", order=1),
    )
    tool_uses: Annotated[tuple[ToolUseRecord, ...], RecordedLater()] = optional(
        "Programs that suggested or drafted a part of it, each with who confirmed it.", default=()
    )


class StudyRecord(Identified):
    """evidence/studies/<id>.yml: a report included in the review."""

    MISPLACED_FIELD_HINTS = CONFIDENCE_HINT

    id: Id = described(
        "<family name>-<year>, in plain lower-case letters; the file's name.",
        Column("The study's permanent ID."),
        label="ID",
    )
    citekey: Citekey = described(
        "The key of its entry in references.bib.",
        Column("The key of its entry in references.bib."),
        Column("Its number in the reference list.", name="ref_number", at="reference.number", type="integer"),
        Column("The first author's family name.", name="first_author", at="reference.first_author"),
        Column("The year of publication.", name="year", at="reference.year", type="integer"),
        Column("The report's title.", name="title", at="reference.title"),
        Column("Its DOI, if one was found with its title.", name="doi", at="reference.doi"),
        Column(
            "Notices about the report: retraction, concern, correction, version or other, with DOI and date.",
            name="notices",
            at="notices",
            type="array",
            order=2,
        ),
        Column(
            "When notices were last looked up; empty where nobody has asked.",
            name="notices_asked_on",
            at="notices_asked_on",
            type="string",
            order=2,
        ),
        Part("Reference", at="reference.headline", order=-1),
        Part("DOI", at="reference.doi", order=-1),
        label="Key of the reference",
    )
    dataset: Id = described(
        "The data it is based on; reports of the same data name the same dataset.",
        Column("The data it is based on; reports of the same data share it."),
        Part("Dataset"),
        Row("Dataset", order=1),
    )
    status: Annotated[Term, Vocabulary("statuses")] = described(
        "The present status of the report.",
        Column("The present status of the report.", order=1),
        Part("Status", order=-1),
        Row("Status", order=1),
    )
    designs: tuple[Annotated[Term, Vocabulary("designs")], ...] = described(
        "The design of the study; for a mixed-methods study, also those of its components.",
        Column("The designs of the study, as terms of the codebook.", order=2),
        Facet("design", "Design"),
        Part("Design", order=1),
        Row("Design"),
        default=(),
        max_length=5,
    )
    participants: ParticipantsRecord = described(
        "Who took part.",
        Column("Groups of participants: group, count where given, professions.", at="participants.groups"),
        Column(
            "The number of people, summed over the groups; empty if none is given.",
            name="n_participants",
            at="participants.count",
        ),
        Column("What the report says beyond a plain count.", name="n_participants_note", at="participants.note"),
        Column(
            "Professions of the participants, as terms of the codebook.",
            name="professions",
            at="participants.professions",
        ),
        Facet("profession", "Profession", at="participants.professions"),
        Axis("Profession", facet="profession", at="participants.professions"),
        Part("Participants", at="participants.groups"),
        Part("Note on participants", at="participants.note"),
        Row("Participants"),
        Row("Professions", at="participants.professions", empty="Not stated"),
    )
    data_collection: DataCollectionRecord = described(
        "How the data were collected.",
        Column("How the data were collected.", at="data_collection.description"),
        Part("Data collection", at="data_collection.description", terms="data_collection.methods"),
        Row("Data collection", at="data_collection.description", terms="data_collection.methods"),
    )
    setting: SettingRecord = described(
        "Where the participants worked.",
        Column("The service or setting, and its place.", at="setting.summary"),
        Column("Kinds of setting, as terms of the codebook.", name="setting_type", at="setting.types"),
        Column("The country; empty if none is named.", name="country", at="setting.country_name"),
        Facet("country", "Country", at="setting.country", order=-1),
        Facet("nation", "Part of a country", at="setting.nation", order=-1),
        Facet("setting", "Setting", at="setting.types", order=-1),
        Axis("Setting", facet="setting", at="setting.types", order=-1),
        Axis("Country", facet="country", at="setting.country"),
        Part("Setting", at="setting.description", terms="setting.types"),
        Part("Place", at="setting.location"),
        Row("Setting", at="setting.description", terms="setting.types"),
        Row("Place", at="setting.location", empty="Not stated"),
    )
    population: Text = described(
        "The people whom the services are for, as the report names them.",
        Column("The people whom the services are for."),
        Part("Population"),
        Row("Population"),
    )
    interventions: InterventionsRecord = described(
        "The intervention that the study was about.",
        Column("The intervention that the study was about.", name="intervention", at="interventions.summary"),
        Facet("intervention", "Intervention", at="interventions.terms"),
        Axis("Intervention", facet="intervention", at="interventions.terms"),
        Part("Intervention", at="interventions.description", terms="interventions.terms"),
        Row("Intervention", at="interventions.summary"),
    )
    notes: tuple[Text, ...] = optional("What readers should know about how this record was made.", default=())
    appraisal: AppraisalRecord = described(
        "How the study was appraised; left out if it was not.",
        Column(
            "The instrument of its own appraisal; empty if it was not appraised or shares an appraisal.",
            name="instrument",
            at="appraisal.instrument",
            order=2,
        ),
        Column("The overall judgement of the appraisal.", name="overall", at="appraisal.overall", order=2),
        Column("Why the study was not appraised.", name="not_appraised", at="appraisal.not_appraised", order=2),
        Part("Appraisal"),
        default_factory=AppraisalRecord,
    )
    excerpts: tuple[ExcerptRecord, ...] = optional(
        "Quotations from the report.", Part("Quotations", at="excerpts.id"), default=()
    )
    silences: Annotated[tuple[SilenceRecord, ...], RecordedLater()] = optional(
        "Findings on which the report says nothing, once somebody has read it for them.",
        Part("Says nothing on", at="silences.summary", order=1),
        default=(),
    )
    tool_uses: Annotated[tuple[ToolUseRecord, ...], RecordedLater()] = optional(
        "Programs that suggested or drafted a part of it, each with who confirmed it.", default=()
    )
