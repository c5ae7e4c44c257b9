"""The schema of the codebook: evidence/codebook.yml, the one vocabulary of the review."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated

from pydantic import StringConstraints

from review.language.current import marked
from review.schema.base import Citekey, Id, Label, Names, Schema, Text, Url, described, optional
from review.schema.countries import COUNTRIES
from review.schema.term import Standing, Term, Vocabulary


class TermRecord(Schema):
    """A controlled term."""

    id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$", max_length=64)] = described(
        "What a record writes."
    )
    label: Label = described("The label that readers see.")
    definition: Text = described("When to choose it.")
    synonyms: tuple[Label, ...] = optional("Other names for it, which the site's search also finds.", default=())


class AnswerRecord(TermRecord):
    """An answer that an appraiser can give."""

    standing: Standing = described(
        "What the answer says of the criterion: that it is met, partly met, not met or not applicable, or unclear."
    )


class ReachTermRecord(TermRecord):
    """A way in which a published review words the reach of a statement."""

    kinds: tuple[Annotated[Term, Vocabulary("kinds")], ...] = described(
        "The kinds of finding that agree with it.", min_length=1
    )


class CautionRecord(TermRecord):
    """A word that often claims more than a source does. The label is the word, the definition the reason."""

    inflected: bool = optional("Whether to look for its forms with -s, -es, -d, -ed and -ing too.", default=False)


class CriterionRecord(Schema):
    """A question of an appraisal instrument."""

    id: Id = described("The ID that appraisals use.")
    number: int = described("Its place in the instrument, counted from 1.")
    item: Label | None = optional('What the instrument calls it, unless that is its place: "1.1", "S1".')
    label: Label = described("A short label in our own words.")
    definition: Text = described("What the question asks.")
    answers: tuple[Annotated[str, Names("answer")], ...] = described("The answers it allows.", min_length=2)
    designs: tuple[Annotated[Term, Vocabulary("designs")], ...] = optional(
        "The designs of the studies that it is asked of; left out where it is asked of all.", default=()
    )

    @property
    def shown_number(self) -> str:
        """The number under which the instrument has it."""
        return self.item or str(self.number)

    def is_asked_of(self, designs: Collection[str]) -> bool:
        """Whether it is asked of a study of these designs."""
        return not self.designs or bool(set(self.designs) & set(designs))


class InstrumentRecord(Schema):
    """An appraisal instrument and its criteria."""

    id: Id = described("The ID that appraisals use.")
    label: Label = described("Its name.")
    definition: Text = described("What it is.")
    citekey: Citekey | None = optional("Its entry in references.bib.")
    url: Url | None = optional("Where it is published.")
    note: Text | None = optional("What readers should know about it, such as how to cite it.")
    overall: tuple[TermRecord, ...] = optional(
        "The levels of its overall judgement, if it has one. Appraisers enter the level; nothing derives it.",
        default=(),
    )
    criteria: tuple[CriterionRecord, ...] = described("Its questions, in order.", min_length=1)

    @property
    def asks_by_design(self) -> bool:
        """Whether any criterion is asked only of studies of some designs."""
        return any(criterion.designs for criterion in self.criteria)


def _terms(*terms: tuple[str, str, str]) -> tuple[TermRecord, ...]:
    return tuple(TermRecord(id=id, label=label, definition=definition) for id, label, definition in terms)


# Terms on which the program depends, for codebooks that do not word them anew.
SUPPORTS, QUALIFIES, CONTRADICTS = "supports", "qualifies", "contradicts"
NOT_COMPARED, DIFFERS = "not-compared", "differs"
RELATIONS = _terms(
    (SUPPORTS, marked("Supports"), marked("The passage states the finding or a part of it.")),
    (
        QUALIFIES,
        marked("Qualifies"),
        marked("The passage limits the finding, for example to some people, places or conditions."),
    ),
    (CONTRADICTS, marked("Contradicts"), marked("The passage says the opposite of the finding or of a part of it.")),
)
SILENCES = _terms(
    (
        "silent",
        marked("Silent"),
        marked("The study asked about the matter, and its report says nothing of the finding."),
    ),
    (
        "not-asked",
        marked("Did not ask"),
        marked("The study did not ask about the matter, so that its silence means nothing."),
    ),
)
COMPARISON_RESULTS = _terms(
    (NOT_COMPARED, marked("Not compared"), marked("Nobody has compared the quotation with the report it is from.")),
    ("same", marked("The same"), marked("The report has the same words, cuts aside.")),
    (DIFFERS, marked("Differs"), marked("The report has other words, or does not have the passage.")),
    ("not-reachable", marked("Not reachable"), marked("Whoever tried could not get hold of the report.")),
)


class CodebookRecord(Schema):
    """evidence/codebook.yml: every controlled term with its definition."""

    instruments: tuple[InstrumentRecord, ...] = optional(
        "Appraisal instruments; left out in a review that does not appraise its studies.", default=()
    )
    answers: tuple[AnswerRecord, ...] = optional("Answers that an appraiser can give.", default=())
    designs: tuple[TermRecord, ...] = optional("Designs of studies, where the review distinguishes them.", default=())
    statuses: tuple[TermRecord, ...] = described("The status of a report.")
    voices: tuple[TermRecord, ...] = described("Whose words an excerpt quotes.")
    kinds: tuple[TermRecord, ...] = described("Kinds of finding.")
    reaches: tuple[ReachTermRecord, ...] = optional("How a published review words reach.", default=())
    scopes: tuple[TermRecord, ...] = optional("The scope of a statement that names no study.", default=())
    settings: tuple[TermRecord, ...] = described("Kinds of setting.")
    professions: tuple[TermRecord, ...] = described("Professions of participants.")
    methods: tuple[TermRecord, ...] = described("Kinds of data collection.")
    interventions: tuple[TermRecord, ...] = described("Kinds of intervention.")
    countries: tuple[TermRecord, ...] = described(
        "Countries with a label or definition other than that of ISO 3166-1; records can name every country in it."
    )
    search_kinds: tuple[TermRecord, ...] = described("Kinds of search.")
    decisions: tuple[TermRecord, ...] = described("Screening decisions.")
    exclusion_reasons: tuple[TermRecord, ...] = described("Reasons for exclusion of a report.")
    discussion_kinds: tuple[TermRecord, ...] = described("Kinds of discussion point.")
    confidence_levels: tuple[TermRecord, ...] = described("Levels of confidence (GRADE-CERQual).")
    concerns: tuple[TermRecord, ...] = described("Levels of concern (GRADE-CERQual).")
    figure_origins: tuple[TermRecord, ...] = described("Where a stated figure comes from.")
    glossary: tuple[TermRecord, ...] = described("Abbreviations and what they mean.")
    relations: tuple[TermRecord, ...] = optional("How a passage relates to a finding.", default=RELATIONS)
    silences: tuple[TermRecord, ...] = optional("Why a study says nothing on a finding.", default=SILENCES)
    comparison_results: tuple[TermRecord, ...] = optional(
        "What a comparison of a quotation with the study's report can show.", default=COMPARISON_RESULTS
    )
    subjects: tuple[TermRecord, ...] = optional(
        "Subjects that readers search for by several names. A search for one name also finds the others.", default=()
    )
    cautions: tuple[CautionRecord, ...] = optional(
        "Words that often claim more than a source does; `review check --wording` lists their uses.",
        default=(),
    )

    def terms(self, vocabulary: str) -> tuple[TermRecord | InstrumentRecord, ...]:
        """Return every term that a record can name: those of the codebook, and all countries of ISO 3166-1."""
        own: tuple[TermRecord | InstrumentRecord, ...] = getattr(self, vocabulary)
        return (*own, *self.further_countries) if vocabulary == "countries" else own

    @property
    def further_countries(self) -> tuple[TermRecord, ...]:
        """The countries of ISO 3166-1 that the codebook does not list."""
        own = {term.id for term in self.countries}
        return tuple(
            TermRecord(id=code, label=name, definition=f"ISO 3166-1 {code}.")
            for code, name in COUNTRIES.items()
            if code not in own
        )
