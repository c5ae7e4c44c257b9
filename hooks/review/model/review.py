"""The review in the field's words: studies, datasets, themes, findings, excerpts and judgements, linked to each other.

Everything here is frozen and already checked; `assemble` makes it, views read it. What can be derived is derived.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from review.references.reference import Reference
from review.schema.checklists import ChecklistRecord
from review.schema.codebook import Standing
from review.schema.ids import PublishedRecord
from review.schema.registers import (
    CandidateRecord,
    CommentaryRecord,
    FigureRecord,
    PointRecord,
    SearchesRecord,
)
from review.schema.review import ReviewRecord, VersionRecord
from review.schema.theme import ConfidenceRecord


@dataclass(frozen=True, slots=True)
class Term:
    """A controlled term of the codebook."""

    id: str
    label: str
    definition: str
    standing: Standing = "met"


@dataclass(frozen=True, slots=True)
class Criterion:
    """A question of an appraisal instrument; `answers` are those it allows, in order."""

    id: str
    number: int
    label: str
    definition: str
    answers: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Instrument:
    """An appraisal instrument with its criteria in order."""

    id: str
    label: str
    definition: str
    url: str
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True)
class Codebook:
    """Every vocabulary by name, each a mapping of id to term in the order of the codebook; and the instruments."""

    vocabularies: Mapping[str, Mapping[str, Term]]
    instruments: tuple[Instrument, ...]

    def terms(self, vocabulary: str) -> tuple[Term, ...]:
        """The terms of a vocabulary, in order."""
        return tuple(self.vocabularies[vocabulary].values())

    def term(self, vocabulary: str, id: str) -> Term:
        """One term. KeyError where there is none; the checks have ruled that out."""
        return self.vocabularies[vocabulary][id]


@dataclass(frozen=True, slots=True)
class Judgement:
    """An answer to one criterion for one study, and what in the report it rests on where that was noted."""

    criterion: Criterion
    answer: Term
    support: str = ""


@dataclass(frozen=True, slots=True)
class Appraiser:
    """One person's own answers by criterion, given before the two compared theirs."""

    name: str
    answers: Mapping[str, Term]


@dataclass(frozen=True, slots=True)
class Appraisal:
    """The appraisal of a study: judgements of its own, or the id of the study whose appraisal it shares.

    `appraisers` are two where their own answers were kept beside the judgements they agreed on, else none.
    """

    instrument: Instrument | None
    judgements: tuple[Judgement, ...]
    shared_with: str = ""
    note: str = ""
    appraisers: tuple[Appraiser, ...] = ()


@dataclass(frozen=True, slots=True)
class ParticipantGroup:
    """People whom a report counts together. `count` is None where the report gives no number."""

    label: str
    count: int | None
    professions: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """Where participants worked; place and nation are empty where the report names none."""

    description: str
    types: tuple[Term, ...]
    place: str
    nation: str
    country: Term

    @property
    def location(self) -> str:
        """What is known of the place, the narrowest first, as in "West of England, England, United Kingdom"."""
        country = "" if self.country.id == "not-stated" else self.country.label
        return ", ".join(part for part in (self.place, self.nation, country) if part)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A quotation from a study: whose words, what they support, and where they stand."""

    id: str
    study: str
    theme: str
    subtheme: str
    findings: tuple[str, ...]
    quote: str
    gloss: str
    voice: Term
    speaker: str
    locator: str
    note: str


@dataclass(frozen=True)
class Study:
    """A report included in the review."""

    id: str
    reference: Reference
    dataset: str
    status: Term
    groups: tuple[ParticipantGroup, ...]
    participants_note: str
    methods: tuple[Term, ...]
    data_collection: str
    setting: Setting
    population: str
    interventions: tuple[Term, ...]
    intervention: str
    notes: tuple[str, ...]
    appraisal: Appraisal
    excerpts: tuple[Excerpt, ...]
    path: str

    @cached_property
    def name(self) -> str:
        """What a reader calls it: "French 2019"; a letter stands after the year where two would be alike."""
        suffix = self.id.rsplit("-", 1)[-1]
        year = suffix if suffix[:-1].isdecimal() else self.reference.get("year")
        return f"{self.reference.first_author} {year}".strip()

    @cached_property
    def n_participants(self) -> int | None:
        """People counted, summed over the groups; None where the report counts none."""
        counts = [group.count for group in self.groups if group.count is not None]
        return sum(counts) if counts else None

    @cached_property
    def professions(self) -> tuple[Term, ...]:
        """Professions over all groups, each once, in the order they are first named."""
        return tuple(dict.fromkeys(term for group in self.groups for term in group.professions))


@dataclass(frozen=True, slots=True)
class Dataset:
    """The data that one or more reports draw on, with those reports."""

    id: str
    studies: tuple[Study, ...]

    @property
    def n_participants(self) -> int | None:
        """People counted once: the count of the report that counts most."""
        return max((study.n_participants for study in self.studies if study.n_participants is not None), default=None)


@dataclass(frozen=True, slots=True)
class View:
    """One of the views where views differ, with the studies named for it."""

    text: str
    studies: tuple[str, ...]


@dataclass(frozen=True)
class Finding:
    """One statement about the evidence.

    `named_studies` are those the source cites for it; `studies` adds those whose excerpts support it. Settings and
    professions say where it holds, if the source says.
    """

    id: str
    theme: str
    subtheme: str
    statement: str
    kind: Term
    views: tuple[View, ...]
    named_studies: tuple[str, ...]
    studies: tuple[str, ...]
    excerpts: tuple[str, ...]
    studies_note: str
    settings: tuple[Term, ...]
    professions: tuple[Term, ...]
    locator: str
    confidence: ConfidenceRecord | None

    @cached_property
    def hash(self) -> str:
        """Twelve digits that change when the statement, the views or the studies behind the finding change."""
        said = [self.statement, [view.text for view in self.views], sorted(self.studies)]
        return sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:12]

    @property
    def assessment_is_stale(self) -> bool:
        """Whether the finding has been assessed and is no longer what was assessed."""
        return self.confidence is not None and self.confidence.finding_hash != self.hash


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """A sentence of a theme's summary and the ids of the findings that carry it."""

    text: str
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subtheme:
    """A part of a theme."""

    id: str
    title: str
    description: str


@dataclass(frozen=True)
class Theme:
    """A theme: its summary, its parts and its findings."""

    id: str
    number: int
    title: str
    short_title: str
    summary: tuple[SummarySentence, ...]
    subthemes: tuple[Subtheme, ...]
    findings: tuple[Finding, ...]
    path: str

    def findings_of(self, subtheme: str) -> tuple[Finding, ...]:
        """The findings of a subtheme; of none, those that belong to the theme as a whole."""
        return tuple(finding for finding in self.findings if finding.subtheme == subtheme)

    def subtheme_title(self, id: str) -> str:
        """The title of a subtheme, or an empty text."""
        return next((subtheme.title for subtheme in self.subthemes if subtheme.id == id), "")


@dataclass(frozen=True)
class Review:
    """The whole review. Mappings are by id and keep the order in which things are shown."""

    record: ReviewRecord
    codebook: Codebook
    studies: Mapping[str, Study]
    themes: Mapping[str, Theme]
    references: Mapping[str, Reference]
    searches: SearchesRecord
    candidates: tuple[CandidateRecord, ...]
    screening_note: str
    figures: tuple[FigureRecord, ...]
    points: tuple[PointRecord, ...]
    commentaries: tuple[CommentaryRecord, ...]
    checklists: tuple[ChecklistRecord, ...]
    checklists_note: str
    published: tuple[PublishedRecord, ...]

    @cached_property
    def findings(self) -> Mapping[str, Finding]:
        """All findings by id, in the order of themes."""
        return {finding.id: finding for theme in self.themes.values() for finding in theme.findings}

    @cached_property
    def excerpts(self) -> Mapping[str, Excerpt]:
        """All excerpts by id, in the order of studies."""
        return {excerpt.id: excerpt for study in self.studies.values() for excerpt in study.excerpts}

    @cached_property
    def datasets(self) -> Mapping[str, Dataset]:
        """All datasets by id, with the studies that draw on each."""
        grouped: dict[str, list[Study]] = {}
        for study in self.studies.values():
            grouped.setdefault(study.dataset, []).append(study)
        return {id: Dataset(id, tuple(studies)) for id, studies in grouped.items()}

    @cached_property
    def ids(self) -> frozenset[str]:
        """The id of everything that has a permanent address."""
        return frozenset((*self.themes, *self.findings, *self.studies, *self.excerpts))

    @cached_property
    def registry(self) -> Mapping[str, PublishedRecord]:
        """What is noted of every id that a version has published, by the id."""
        return {entry.id: entry for entry in self.published}

    @cached_property
    def version(self) -> VersionRecord:
        """The newest version."""
        return self.record.versions[0]

    def is_of_the_source(self, study: Study) -> bool:
        """Whether the source included the study: its reference is in the source's own list."""
        return study.reference.number <= self.record.source.references

    def judgements_of(self, study: Study) -> tuple[Judgement, ...]:
        """The judgements that hold for a study: its own, or those it shares."""
        shared = self.studies.get(study.appraisal.shared_with)
        return shared.appraisal.judgements if shared else study.appraisal.judgements

    def studies_of(self, finding: Finding) -> tuple[Study, ...]:
        """The studies behind a finding."""
        return tuple(self.studies[id] for id in finding.studies)

    def excerpts_of(self, finding: Finding) -> tuple[Excerpt, ...]:
        """The excerpts that support a finding."""
        return tuple(self.excerpts[id] for id in finding.excerpts)

    def datasets_of(self, studies: tuple[Study, ...]) -> tuple[str, ...]:
        """The ids of the datasets behind some studies, each once."""
        return tuple(dict.fromkeys(study.dataset for study in studies))
