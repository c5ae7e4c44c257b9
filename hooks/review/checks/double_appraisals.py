"""Checks of appraisals that two people made independently before they agreed."""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.registration import check
from review.evidence.records import Evidence
from review.evidence.validation import Record
from review.problems import message_templates as messages
from review.problems.problem import Problem
from review.schema.codebook import InstrumentRecord
from review.schema.study import StudyRecord


@check("E324")
def a_consensus_has_two_appraisers(evidence: Evidence) -> Iterator[Problem]:
    """Named appraisers are two, each with complete answers, and each agreed answer is from one of them."""
    instruments = {instrument.id: instrument for instrument in evidence.codebook.value.instruments}
    for record in evidence.studies:
        appraisers = record.value.appraisal.appraisers
        if not appraisers:
            continue
        if len(appraisers) != 2:
            number = f"{len(appraisers)} appraiser{'s' if len(appraisers) > 1 else ''}"
            yield record.problem(*messages.appraisers_not_two(number), "appraisal", "appraisers")
        elif appraisers[0].name.casefold() == appraisers[1].name.casefold():
            message = messages.appraiser_twice(appraisers[1].name)
            yield record.problem(*message, "appraisal", "appraisers", 1, "name")
        if instrument := instruments.get(record.value.appraisal.instrument or ""):
            yield from _problems_of_appraisers(record, instrument)
            yield from _problems_of_consensus(record)


def _problems_of_appraisers(record: Record[StudyRecord], instrument: InstrumentRecord) -> Iterator[Problem]:
    criteria = {each.id: each for each in instrument.criteria if each.is_asked_of(record.value.designs)}
    for index, appraiser in enumerate(record.value.appraisal.appraisers):
        place = ("appraisal", "appraisers", index, "answers")
        for id in criteria.keys() - appraiser.answers.keys():
            yield record.problem(*messages.appraiser_unanswered(appraiser.name, id), *place)
        for id, answer in appraiser.answers.items():
            if id not in criteria:
                yield record.problem(*messages.appraiser_no_criterion(id, instrument.id), *place, id)
            elif answer not in criteria[id].answers:
                hint = f"allowed: {', '.join(criteria[id].answers)}"
                yield record.problem(*messages.appraiser_no_answer(answer, id), *place, id, hint=hint)


def _problems_of_consensus(record: Record[StudyRecord]) -> Iterator[Problem]:
    appraisal = record.value.appraisal
    for id, answer in (appraisal.answers or {}).items():
        given = [appraiser.answers[id] for appraiser in appraisal.appraisers if id in appraiser.answers]
        if given and answer not in given:
            yield record.problem(*messages.consensus_of_neither(id, answer), "appraisal", "answers", id)
