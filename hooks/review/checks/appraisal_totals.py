"""Checks of appraisals that are known in total only, and of the criteria that stated figures count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from review.checks.registration import check
from review.evidence.documents import Location
from review.evidence.records import Evidence
from review.problems.problem import Problem, nearest
from review.schema.appraisals import CriterionTotalRecord
from review.schema.codebook import InstrumentRecord
from review.schema.registers import MeasureRecord


@check("E341")
def totals_add_up(evidence: Evidence) -> Iterator[Problem]:
    """The totals of a criterion name its allowed answers, each criterion once, and no more studies than there are."""
    instruments = _instruments(evidence)
    seen: set[tuple[str, str]] = set()
    for index, total in enumerate(evidence.appraisals.value.totals):
        place = ("totals", index)
        key = (total.instrument, total.criterion)
        if key in seen:
            text = f'the totals of "{total.criterion}" are given twice'
            yield evidence.appraisals.problem("E341", text, *place, "criterion")
        seen.add(key)
        if instrument := instruments.get(total.instrument):
            yield from _problems_of_total(evidence, instrument, total, place)


def _problems_of_total(
    evidence: Evidence, instrument: InstrumentRecord, total: CriterionTotalRecord, place: Location
) -> Iterator[Problem]:
    register = evidence.appraisals
    criteria = {criterion.id: criterion for criterion in instrument.criteria}
    if total.criterion not in criteria:
        text = f'"{total.criterion}" is not a criterion of {instrument.id}'
        hint = nearest(total.criterion, criteria) or f"known: {', '.join(criteria)}"
        yield register.problem("E341", text, *place, "criterion", hint=hint)
        return
    allowed = criteria[total.criterion].answers
    for answer in total.answers:
        if answer not in allowed:
            text = f'"{answer}" is not an allowed answer to "{total.criterion}"'
            hint = nearest(answer, allowed) or f"allowed: {', '.join(allowed)}"
            yield register.problem("E341", text, *place, "answers", answer, hint=hint)
    counted = sum(total.answers.values())
    if counted > total.of:
        text = f'the answers to "{total.criterion}" are of {counted} studies, but only {total.of} were appraised'
        yield register.problem("E341", text, *place, "answers")


@check("E340")
def counted_criteria_are_known(evidence: Evidence) -> Iterator[Problem]:
    """A stated figure that counts answers names a criterion of one instrument alone."""
    instruments = _instruments(evidence)
    for index, figure in enumerate(evidence.figures.value.figures):
        measures: list[tuple[MeasureRecord, Location]] = [(figure.measure, ("figures", index, "measure"))]
        for number, reading in enumerate(figure.other_readings):
            measures.append((reading.measure, ("figures", index, "other_readings", number, "measure")))
        for measure, place in measures:
            if text := _problem_of_measure(measure, instruments):
                yield evidence.figures.problem("E340", text, *place)


def _problem_of_measure(measure: MeasureRecord, instruments: Mapping[str, InstrumentRecord]) -> str:
    if measure.name != "answers" or (measure.instrument and measure.instrument not in instruments):
        return ""
    named = [instruments[measure.instrument]] if measure.instrument else list(instruments.values())
    having = [each.id for each in named if any(criterion.id == measure.criterion for criterion in each.criteria)]
    if len(having) > 1:
        return f'"{measure.criterion}" is a criterion of several instruments: {", ".join(having)}'
    return "" if having else f'"{measure.criterion or ""}" is not a criterion of any instrument'


def _instruments(evidence: Evidence) -> dict[str, InstrumentRecord]:
    return {instrument.id: instrument for instrument in evidence.codebook.value.instruments}
