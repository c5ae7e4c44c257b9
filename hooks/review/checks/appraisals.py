"""Rules about appraisals, and about reports that share data."""

from __future__ import annotations

from collections.abc import Iterator

from review.evidence.records import Evidence
from review.evidence.validation import Record
from review.problems.message_templates import message
from review.problems.problem import Problem, nearest
from review.schema.codebook import InstrumentRecord
from review.schema.study import StudyRecord


def appraisals_are_complete(evidence: Evidence) -> Iterator[Problem]:
    """An appraisal answers each criterion of its instrument with an answer it allows, or shares another's."""
    instruments = {instrument.id: instrument for instrument in evidence.codebook.value.instruments}
    for record in evidence.studies:
        appraisal = record.value.appraisal
        if appraisal.shared_with:
            if appraisal.answers or appraisal.instrument:
                yield record.problem(*message("shared-and-own"), "appraisal")
        elif appraisal.instrument in instruments:
            yield from _answers(record, instruments[appraisal.instrument])
        elif not appraisal.instrument:
            yield record.problem(*message("no-instrument"), "appraisal")


def _answers(record: Record[StudyRecord], instrument: InstrumentRecord) -> Iterator[Problem]:
    criteria = {criterion.id: criterion for criterion in instrument.criteria}
    answers = record.value.appraisal.answers or {}
    for id in criteria.keys() - answers.keys():
        yield record.problem(*message("unanswered", criterion=id), "appraisal", "answers")
    for id, answer in answers.items():
        if id not in criteria:
            yield record.problem(
                *message("no-criterion", criterion=id, instrument=instrument.id),
                "appraisal",
                "answers",
                id,
                hint=nearest(id, criteria) or f"known: {', '.join(criteria)}",
            )
        elif answer not in criteria[id].answers:
            allowed = ", ".join(criteria[id].answers)
            yield record.problem(
                *message("no-answer", answer=answer, criterion=id),
                "appraisal",
                "answers",
                id,
                hint=nearest(answer, criteria[id].answers) or f"allowed: {allowed}",
            )
    for id in (record.value.appraisal.support or {}).keys() - criteria.keys():
        said = message("no-criterion", criterion=id, instrument=instrument.id)
        yield record.problem(*said, "appraisal", "support", id)


def shared_appraisals_lead_to_answers(evidence: Evidence) -> Iterator[Problem]:
    """A shared appraisal names a report of the same dataset that holds answers."""
    studies = {record.value.id: record.value for record in evidence.studies}
    for record in evidence.studies:
        other = studies.get(record.value.appraisal.shared_with or "")
        if other and not (other.appraisal.answers and other.dataset == record.value.dataset):
            yield record.problem(*message("shared-nowhere", id=other.id), "appraisal", "shared_with")


def reports_of_a_dataset_agree(evidence: Evidence) -> Iterator[Problem]:
    """Reports of one dataset name the same country and nation."""
    first: dict[str, Record[StudyRecord]] = {}
    for record in evidence.studies:
        other = first.setdefault(record.value.dataset, record)
        for field in ("country", "nation"):
            here, there = getattr(record.value.setting, field), getattr(other.value.setting, field)
            if here != there:
                said = message(
                    "other-place", name=field, here=here or "nothing", there=there or "nothing", path=other.path
                )
                yield record.problem(*said, "setting", field)
