"""The whole review, linked: studies, datasets, themes, findings and excerpts by id.

Everything here is frozen and already checked; `assemble` makes it, views read it. What can be derived is derived.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from review.model.codebook import Codebook
from review.model.notices import Standings
from review.model.study import Dataset, Excerpt, Judgement, Study
from review.model.theme import Code, Finding, Theme
from review.references.reference import Reference
from review.schema.appraisals import AppraisalTotalsRecord
from review.schema.checklists import ChecklistRecord
from review.schema.ids import PublishedRecord
from review.schema.ranking import RanksRecord
from review.schema.readers import GroupsRecord, SummaryRecord
from review.schema.registers import (
    CandidateRecord,
    CommentaryRecord,
    ComparisonRecord,
    FigureRecord,
    PointRecord,
    SearchesRecord,
)
from review.schema.review import ReviewRecord, VersionRecord
from review.schema.settings import CHARACTERISTICS, Part
from review.schema.surveillance import NoticesRecord, RunsRecord, WatchRecord
from review.schema.tools import ToolsRecord


@dataclass(frozen=True)
class Review:
    """The whole review. Mappings are by id and keep the order in which pages show them."""

    record: ReviewRecord
    codebook: Codebook
    studies: Mapping[str, Study]
    themes: Mapping[str, Theme]
    codes: Mapping[str, Code]
    references: Mapping[str, Reference]
    searches: SearchesRecord
    candidates: tuple[CandidateRecord, ...]
    comparisons: tuple[ComparisonRecord, ...]
    screening_note: str
    screening_found: str
    figures: tuple[FigureRecord, ...]
    points: tuple[PointRecord, ...]
    commentaries: tuple[CommentaryRecord, ...]
    checklists: tuple[ChecklistRecord, ...]
    checklists_note: str
    summary: SummaryRecord
    groups: GroupsRecord
    published: tuple[PublishedRecord, ...]
    earlier_addresses: str
    watch: WatchRecord
    runs: RunsRecord
    notices: NoticesRecord
    tools: ToolsRecord
    ranks: RanksRecord
    appraisal_totals: AppraisalTotalsRecord

    @property
    def language(self) -> str:
        """The language in which the review is written, and in which its pages and files speak: `en`, `de`."""
        return self.record.language

    def has(self, part: Part) -> bool:
        """Whether the review has a part; what it does without, no page, heading, column or sentence mentions.

        A review appraises its studies if its codebook has an instrument.
        """
        return bool(self.codebook.instruments) if part == "appraisal" else self.record.has(part)

    def shows(self, characteristic: str) -> bool:
        """Whether a characteristic of studies is shown; what no setting names, such as their participants, is."""
        shown = self.record.settings.characteristics
        return characteristic in shown or characteristic not in CHARACTERISTICS

    @cached_property
    def standings(self) -> Standings:
        """What is known of the cited works: look-ups of retractions, corrections and the like."""
        return Standings(self.notices)

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
    def awaiting(self) -> tuple[CandidateRecord, ...]:
        """The reports that await assessment, in the order of the register."""
        return tuple(report for report in self.candidates if report.decision == "awaiting")

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of all records that have a permanent address."""
        return frozenset((*self.themes, *self.findings, *self.studies, *self.excerpts, *self.codes))

    @cached_property
    def registry(self) -> Mapping[str, PublishedRecord]:
        """The entry of every id that a version has published, by the id."""
        return {entry.id: entry for entry in self.published}

    @cached_property
    def version(self) -> VersionRecord:
        """The newest version."""
        return self.record.versions[0]

    def is_in_published_review(self, study: Study) -> bool:
        """Whether the published review included the study: it lists it or, where the records do not, may have."""
        source, reference = self.record.source, study.reference
        if source is None:
            return False
        if source.included:
            return reference.citekey in source.included
        return reference.number <= source.references and study.id not in self._screened_in

    @cached_property
    def _screened_in(self) -> frozenset[str]:
        return frozenset(report.id for report in self.candidates if report.decision == "included")

    @cached_property
    def added_studies(self) -> tuple[Study, ...]:
        """The studies added since the published review; none where there is no such review."""
        if self.record.source is None:
            return ()
        return tuple(study for study in self.studies.values() if not self.is_in_published_review(study))

    @cached_property
    def undecided_studies(self) -> tuple[Study, ...]:
        """The added studies of which no decision of screening is recorded."""
        return tuple(study for study in self.added_studies if study.id not in self._screened_in)

    def appraised_as(self, study: Study) -> Study:
        """Return the study whose appraisal applies to a study: itself, or the one whose appraisal it shares."""
        return self.studies.get(study.appraisal.shared_with or "", study)

    def judgements_of(self, study: Study) -> tuple[Judgement, ...]:
        """The judgements that apply to a study: its own, or those of the study whose appraisal it shares."""
        return self.appraised_as(study).judgements

    @cached_property
    def supported_findings(self) -> Mapping[str, tuple[str, ...]]:
        """The IDs of the findings that each study supports, by the study, in the order of findings."""
        return _grouped((study, each.id) for each in self.findings.values() for study in each.supporting_studies)

    @cached_property
    def silent_studies(self) -> Mapping[str, tuple[str, ...]]:
        """The IDs of the studies that are recorded as silent on each finding, by the finding, in order."""
        return _grouped((each.finding, study.id) for study in self.studies.values() for each in study.silences)

    def speaks_to(self, study: Study, finding: Finding) -> bool:
        """Whether a study is named for a finding or has an excerpt that is linked to it, be it for or against it."""
        return study.id in finding.named_studies or any(finding.id in excerpt.findings for excerpt in study.excerpts)

    def studies_of(self, finding: Finding) -> tuple[Study, ...]:
        """The studies that are named for a finding or quoted."""
        return tuple(self.studies[id] for id in finding.supporting_studies)

    def excerpts_of(self, finding: Finding) -> tuple[Excerpt, ...]:
        """The excerpts that are linked to a finding, those that contradict it included."""
        return tuple(self.excerpts[id] for id in finding.excerpts)

    def datasets_of(self, studies: tuple[Study, ...]) -> tuple[str, ...]:
        """The ids of the datasets behind some studies, each once."""
        return tuple(dict.fromkeys(study.dataset for study in studies))


def _grouped(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    """Return the second of some pairs by the first, each once."""
    found: dict[str, dict[str, None]] = {}
    for first, second in pairs:
        found.setdefault(first, {})[second] = None
    return {first: tuple(seconds) for first, seconds in found.items()}
