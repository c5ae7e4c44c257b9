"""Checks of appraisals, and of reports that share a dataset."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from review.checks.registration import check
from review.evidence.records import Evidence
from review.evidence.validation import Record
from review.problems import message_templates as messages
from review.problems.problem import Problem, nearest
from review.schema.codebook import InstrumentRecord
from review.schema.study import StudyRecord


@check("E308")
def appraisals_are_complete(evidence: Evidence) -> Iterator[Problem]:
    """An appraisal has an allowed answer to each criterion that its instrument asks of the study's designs.

    Or it shares the appraisal of another study, or says why there is none.
    """
    instruments = {instrument.id: instrument for instrument in evidence.codebook.value.instruments}
    levels = {level.id for instrument in instruments.values() for level in instrument.overall}
    for record in evidence.studies:
        appraisal = record.value.appraisal
        has_own = bool(appraisal.answers or appraisal.instrument or appraisal.overall)
        if appraisal.shared_with:
            if has_own or appraisal.not_appraised:
                yield record.problem(*messages.shared_and_own(), "appraisal")
        elif appraisal.not_appraised:
            if has_own:
                yield record.problem(*messages.not_appraised_and_own(), "appraisal")
        elif appraisal.instrument in instruments:
            yield from _problems_of_answers(record, instruments[appraisal.instrument])
            yield from _problems_of_level(record, instruments[appraisal.instrument], levels)
        elif not (appraisal.instrument or appraisal.is_empty):
            yield record.problem(*messages.no_instrument(), "appraisal")


def _problems_of_answers(record: Record[StudyRecord], instrument: InstrumentRecord) -> Iterator[Problem]:
    criteria = {criterion.id: criterion for criterion in instrument.criteria}
    asked = {id: criterion for id, criterion in criteria.items() if criterion.is_asked_of(record.value.designs)}
    appraisal = record.value.appraisal
    answers = appraisal.answers or {}
    place = ("appraisal", "answers")
    for id in asked.keys() - answers.keys():
        yield record.problem(*messages.unanswered(id), *place)
    for id, answer in answers.items():
        if id not in criteria:
            hint = nearest(id, criteria) or f"known: {', '.join(criteria)}"
            yield record.problem(*messages.no_criterion(id, instrument.id), *place, id, hint=hint)
        elif id not in asked:
            hint = f"it is asked of: {', '.join(criteria[id].designs)}"
            yield record.problem(*messages.not_asked(id), *place, id, hint=hint)
        elif answer not in criteria[id].answers:
            allowed = criteria[id].answers
            hint = nearest(answer, allowed) or f"allowed: {', '.join(allowed)}"
            yield record.problem(*messages.no_answer(answer, id), *place, id, hint=hint)
    for id in (appraisal.support or {}).keys() - criteria.keys():
        yield record.problem(*messages.no_criterion(id, instrument.id), "appraisal", "support", id)


def _problems_of_level(
    record: Record[StudyRecord], instrument: InstrumentRecord, known: Collection[str]
) -> Iterator[Problem]:
    """An overall judgement that another instrument has; one that none has is an unknown name (E205)."""
    level, levels = record.value.appraisal.overall or "", [each.id for each in instrument.overall]
    if level in known and level not in levels:
        hint = f"known: {', '.join(levels)}" if levels else "the instrument has none; delete the line"
        yield record.problem(*messages.no_level(level, instrument.id), "appraisal", "overall", hint=hint)


@check("H410")
def studies_are_appraised(evidence: Evidence) -> Iterator[Problem]:
    """In a review that appraises its studies one by one, a study has an appraisal, or a reason why it has none."""
    if evidence.codebook.value.instruments and not evidence.appraisals.value.totals:
        for record in evidence.studies:
            if record.value.appraisal.is_empty:
                yield record.problem(*messages.no_appraisal())


@check("H411")
def designs_are_named_for_instruments_that_ask_by_design(evidence: Evidence) -> Iterator[Problem]:
    """A study that is appraised with an instrument with criteria by design names one of these designs."""
    instruments = {instrument.id: instrument for instrument in evidence.codebook.value.instruments}
    for record in evidence.studies:
        instrument = instruments.get(record.value.appraisal.instrument or "")
        if instrument is None or not instrument.asks_by_design:
            continue
        designs = dict.fromkeys(design for criterion in instrument.criteria for design in criterion.designs)
        if not designs.keys() & set(record.value.designs):
            hint = f"known: {', '.join(designs)}"
            yield record.problem(*messages.no_design(instrument.id), "designs", hint=hint)


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
