"""Studies as the review knows them: their records, linked to their references, excerpts and judgements."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from pydantic import InstanceOf

from review.model.codebook import Criterion, Instrument
from review.model.notices import Standing
from review.references.reference import Reference
from review.schema.base import StudyId
from review.schema.codebook import TermRecord
from review.schema.study import ExcerptRecord, RelationRecord, StudyRecord
from review.schema.surveillance import NoticeRecord
from review.schema.term import Term, Vocabulary


@dataclass(frozen=True, slots=True)
class Judgement:
    """An answer to one criterion for one study, and what in the report supports it where that was noted."""

    criterion: Criterion
    answer: Term
    support: str = ""


class Excerpt(ExcerptRecord):
    """A quotation with the id of the study it is from.

    `relation` is how it relates to each of its findings, in their order, and `compared` what a comparison with the
    study's report showed: by default that it supports them, and that nobody has compared it.
    """

    study: StudyId
    relation: tuple[Annotated[Term, Vocabulary("relations")], ...]
    compared: Annotated[Term, Vocabulary("comparison_results")]

    def relation_to(self, finding: str) -> Term:
        """How it relates to one of its findings."""
        return self.relation[self.findings.index(finding)]

    def reading_for(self, finding: str) -> RelationRecord | None:
        """The reading on which its relation to a finding is based; None where nobody has read the two again."""
        return next((each for each in self.relations if each.finding == finding), None)


class Study(StudyRecord):
    """A report included in the review.

    `judgements` are its own: a study that shares the appraisal of another has none (`Review.judgements_of` gives those
    that apply). `path` is the file of its record.
    """

    reference: InstanceOf[Reference]
    excerpts: tuple[Excerpt, ...]
    instrument: Instrument | None
    judgements: tuple[InstanceOf[Judgement], ...]
    path: str
    standing: InstanceOf[Standing] = Standing("")

    @property
    def overall(self) -> TermRecord | None:
        """The overall judgement of its own appraisal, if there is one."""
        levels = self.instrument.overall if self.instrument else ()
        return next((level for level in levels if level.id == self.appraisal.overall), None)

    @property
    def notices(self) -> tuple[NoticeRecord, ...]:
        """The notices about its report, the gravest first."""
        return self.standing.notices

    @property
    def notices_asked_on(self) -> str:
        """When notices about its report were last looked up; empty where nobody has."""
        return self.standing.asked_on

    @cached_property
    def name(self) -> str:
        """What a reader calls it: "French 2019"; a letter follows the year where two would be alike."""
        suffix = self.id.rsplit("-", 1)[-1]
        year = suffix if suffix[:-1].isdecimal() else self.reference.get("year")
        return f"{self.reference.first_author} {year}".strip()

    @property
    def n_participants(self) -> int | None:
        """The number of people, summed over the groups; None if the report gives no number."""
        return self.participants.count

    @property
    def professions(self) -> tuple[Term, ...]:
        """Professions over all groups of participants."""
        return self.participants.professions


@dataclass(frozen=True, slots=True)
class Dataset:
    """The data that one or more reports draw on, with those reports."""

    id: str
    studies: tuple[Study, ...]

    @property
    def n_participants(self) -> int | None:
        """People counted once: the count of the report that counts most."""
        return max((study.n_participants for study in self.studies if study.n_participants is not None), default=None)
