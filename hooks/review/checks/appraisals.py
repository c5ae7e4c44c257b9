"""Checks of appraisals, and of reports that share a dataset."""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.registration import check
from review.evidence.records import Evidence
from review.evidence.validation import Record
from review.problems import message_templates as messages
from review.problems.problem import Problem, nearest
from review.schema.codebook import InstrumentRecord
from review.schema.study import StudyRecord


@check("E308")
def appraisals_are_complete(evidence: Evidence) -> Iterator[Problem]:
    """An appraisal has an allowed answer to each criterion of its instrument, or shares that of another study."""
    instruments = {instrument.id: instrument for instrument in evidence.codebook.value.instruments}
    for record in evidence.studies:
        appraisal = record.value.appraisal
        if appraisal.shared_with:
            if appraisal.answers or appraisal.instrument:
                yield record.problem(*messages.shared_and_own(), "appraisal")
        elif appraisal.instrument in instruments:
            yield from _problems_of_answers(record, instruments[appraisal.instrument])
        elif not appraisal.instrument:
            yield record.problem(*messages.no_instrument(), "appraisal")


def _problems_of_answers(record: Record[StudyRecord], instrument: InstrumentRecord) -> Iterator[Problem]:
    criteria = {criterion.id: criterion for criterion in instrument.criteria}
    answers = record.value.appraisal.answers or {}
    place = ("appraisal", "answers")
    for id in criteria.keys() - answers.keys():
        yield record.problem(*messages.unanswered(id), *place)
    for id, answer in answers.items():
        if id not in criteria:
            hint = nearest(id, criteria) or f"known: {', '.join(criteria)}"
            yield record.problem(*messages.no_criterion(id, instrument.id), *place, id, hint=hint)
        elif answer not in criteria[id].answers:
            allowed = criteria[id].answers
            hint = nearest(answer, allowed) or f"allowed: {', '.join(allowed)}"
            yield record.problem(*messages.no_answer(answer, id), *place, id, hint=hint)
    for id in (record.value.appraisal.support or {}).keys() - criteria.keys():
        yield record.problem(*messages.no_criterion(id, instrument.id), "appraisal", "support", id)


@check("E309")
def shared_appraisals_have_answers(evidence: Evidence) -> Iterator[Problem]:
    """A shared appraisal names a report of the same dataset that has answers."""
    studies = {record.value.id: record.value for record in evidence.studies}
    for record in evidence.studies:
        other = studies.get(record.value.appraisal.shared_with or "")
        if other and not (other.appraisal.answers and other.dataset == record.value.dataset):
            yield record.problem(*messages.shared_nowhere(other.id), "appraisal", "shared_with")


@check("E307")
def reports_of_a_dataset_agree(evidence: Evidence) -> Iterator[Problem]:
    """Reports of one dataset name the same country and nation."""
    first: dict[str, Record[StudyRecord]] = {}
    for record in evidence.studies:
        other = first.setdefault(record.value.dataset, record)
        for field in ("country", "nation"):
            here, there = getattr(record.value.setting, field), getattr(other.value.setting, field)
            if here != there:
                message = messages.other_place(field, here or "nothing", there or "nothing", other.path)
                yield record.problem(*message, "setting", field)
