"""Themes, codes and findings as the review knows them: their records, linked to studies, datasets and excerpts."""

from __future__ import annotations

from functools import cached_property

from review.model.digest import digest
from review.schema.base import StudyId, SubthemeId, ThemeId
from review.schema.theme import CodeRecord, FindingRecord, ThemeRecord
from review.schema.uses import Assessed, uses, value_at


class Finding(FindingRecord):
    """One statement about the evidence.

    `excerpts` are the ids of those linked to it, `supporting_studies` the studies named for it or linked to it through
    an excerpt that does not contradict it, and `datasets` those that these studies draw on. `qualifying` and
    `contradicting` are the excerpts that qualify or contradict it.
    """

    theme: ThemeId
    excerpts: tuple[str, ...]
    qualifying: tuple[str, ...]
    contradicting: tuple[str, ...]
    supporting_studies: tuple[StudyId, ...]
    datasets: tuple[str, ...]

    @property
    def n_studies(self) -> int:
        """How many studies are named for it or linked to it."""
        return len(self.supporting_studies)

    @cached_property
    def linked_studies(self) -> tuple[StudyId, ...]:
        """The studies that are linked to it through an excerpt, and that the published review does not name for it."""
        named = self.named_studies
        return tuple(study for study in self.supporting_studies if study not in named)

    @property
    def n_named_studies(self) -> int:
        """How many studies the published review names for it."""
        return len(self.named_studies)

    @property
    def n_linked_studies(self) -> int:
        """How many further studies are linked to it."""
        return len(self.linked_studies)

    @property
    def n_datasets(self) -> int:
        """How many datasets those studies draw on."""
        return len(self.datasets)

    @cached_property
    def hash(self) -> str:
        """The digest of what an assessment of confidence judges: the statement, the views and the studies behind it.

        A record keeps it as `confidence.finding_hash`. It covers less than `snapshot(...).hash`, because a reader who
        cites a finding relies on more than those who assess confidence in it: its kind, notes and scope, and the
        assessment itself. Both are digests of parts that the schema of a finding declares (`Assessed` and `Part`);
        this one also covers the excerpts that qualify or contradict the finding, where there are any.
        """
        judged = [value_at(self, use.at) for use in uses(FindingRecord, Assessed)]
        against = [each for each in (self.qualifying, self.contradicting) if each]
        return digest([*judged, *against])

    @property
    def assessment_is_stale(self) -> bool:
        """Whether confidence was assessed before the finding changed."""
        return self.confidence is not None and self.confidence.finding_hash != self.hash


class Code(CodeRecord):
    """A code with its place; `excerpts` are the IDs of those that have it, and `studies` those that they are from."""

    theme: ThemeId
    subtheme: SubthemeId | None
    excerpts: tuple[str, ...]
    studies: tuple[StudyId, ...]

    @property
    def n_excerpts(self) -> int:
        """How many excerpts have it."""
        return len(self.excerpts)

    @property
    def n_studies(self) -> int:
        """How many studies those excerpts are from."""
        return len(self.studies)


class Theme(ThemeRecord):
    """A theme with its findings. `path` is the file of its record."""

    findings: tuple[Finding, ...]
    path: str

    def findings_of(self, subtheme: str | None) -> tuple[Finding, ...]:
        """The findings of a subtheme; without one, those that belong to the theme as a whole."""
        return tuple(finding for finding in self.findings if finding.subtheme == (subtheme or None))
