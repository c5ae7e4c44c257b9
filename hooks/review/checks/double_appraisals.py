"""Rules about appraisals that two people made apart before they agreed."""

from __future__ import annotations

from collections.abc import Iterator

from review.evidence.records import Evidence
from review.evidence.validation import Record
from review.problems.message_templates import message
from review.problems.problem import Problem
from review.schema.codebook import InstrumentRecord
from review.schema.study import StudyRecord


def a_consensus_rests_on_two(evidence: Evidence) -> Iterator[Problem]:
    """Where appraisers are named they are two, each with whole answers, and each agreed answer is one of theirs."""
    instruments = {instrument.id: instrument for instrument in evidence.codebook.value.instruments}
    for record in evidence.studies:
        appraisers = record.value.appraisal.appraisers
        if not appraisers:
            continue
        if len(appraisers) != 2:
            number = f"{len(appraisers)} appraiser{'s' if len(appraisers) > 1 else ''}"
            yield record.problem(*message("appraisers-not-two", number=number), "appraisal", "appraisers")
        elif appraisers[0].name.casefold() == appraisers[1].name.casefold():
            found = message("appraiser-twice", name=appraisers[1].name)
            yield record.problem(*found, "appraisal", "appraisers", 1, "name")
        if instrument := instruments.get(record.value.appraisal.instrument or ""):
            yield from _own_answers(record, instrument)
            yield from _agreed_answers(record)


def _own_answers(record: Record[StudyRecord], instrument: InstrumentRecord) -> Iterator[Problem]:
    criteria = {criterion.id: criterion for criterion in instrument.criteria}
    for index, appraiser in enumerate(record.value.appraisal.appraisers):
        place = ("appraisal", "appraisers", index, "answers")
        for id in criteria.keys() - appraiser.answers.keys():
            yield record.problem(*message("appraiser-unanswered", name=appraiser.name, criterion=id), *place)
        for id, answer in appraiser.answers.items():
            if id not in criteria:
                found = message("appraiser-no-criterion", criterion=id, instrument=instrument.id)
                yield record.problem(*found, *place, id)
            elif answer not in criteria[id].answers:
                hint = f"allowed: {', '.join(criteria[id].answers)}"
                yield record.problem(
                    *message("appraiser-no-answer", answer=answer, criterion=id), *place, id, hint=hint
                )


def _agreed_answers(record: Record[StudyRecord]) -> Iterator[Problem]:
    appraisal = record.value.appraisal
    for id, answer in (appraisal.answers or {}).items():
        own = [appraiser.answers[id] for appraiser in appraisal.appraisers if id in appraiser.answers]
        if own and answer not in own:
            found = message("consensus-of-neither", criterion=id, answer=answer)
            yield record.problem(*found, "appraisal", "answers", id)
