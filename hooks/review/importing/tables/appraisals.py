"""Rows of a table of appraisals: the answers of one study each, for studies that have no answers yet."""

from __future__ import annotations

from typing import Any

from review.evidence.records import Evidence
from review.importing.tables.fields import ANSWER, SUPPORT
from review.importing.tables.mapping import MappedTable
from review.importing.tables.outcome import Added, Filled, TableOutcome
from review.importing.tables.rows import RowValues
from review.importing.tables.values import Resolver
from review.problems.problem import Problem
from review.schema.study import AppraisalRecord

WITHOUT_INSTRUMENT = ("shared_with", "not_appraised")  # what says that a study has no answers of its own


def plan_appraisals(mapped: MappedTable, evidence: Evidence) -> TableOutcome:
    """Return the appraisals that a table adds to studies."""
    outcome = TableOutcome()
    resolver = Resolver(evidence, mapped.mapping.values)
    studies = {record.value.id: record for record in evidence.studies}
    instruments = {each.id: each for each in evidence.codebook.value.instruments}
    seen: dict[str, int] = {}
    for row in mapped.table.rows:
        values = RowValues(mapped, row, resolver)
        study, instrument = values.text("study"), values.text("instrument")
        if values.left_out:
            text = f"the row is left out by the mapping ({values.left_out})"
            outcome.left_out.append(Problem(mapped.table.path, row.line, "H509", text))
            continue
        for name, id in (("study", study), ("instrument", instrument)):
            if not id and not values.problems:
                values.problem("E507", f"{name}: the row names none")
        if study in seen:
            values.problem(
                "E507", f'the appraisal of "{study}" is on line {seen[study]} too', "keep one of the two rows"
            )
        seen.setdefault(study, row.line)
        criteria = [each.id for each in instruments[instrument].criteria] if instrument else []
        given = _appraisal(values, criteria)
        if values.problems:
            outcome.refused += values.problems
            continue
        record = studies[study]
        old = record.value.appraisal.model_dump(exclude_none=True)
        differing = sorted(name for name, value in given.items() if old.get(name) != value)
        if not any(value for name, value in old.items() if name != "instrument"):
            is_there = bool(record.document.data.get("appraisal"))
            location, filled = (("appraisal",), given) if is_there else ((), {"appraisal": given})
            outcome.filled.append(Filled(record.path, location, filled, row.line))
            outcome.added.append(Added(row.line, study, f"{len(given.get('answers', {}))} answers"))
        elif differing:
            text = (
                f'the appraisal of "{study}" is recorded with other values of {", ".join(differing)}; it stays as it is'
            )
            hint = "correct the record by hand if the table is right"
            outcome.left_out.append(Problem(mapped.table.path, row.line, "H509", text, hint))
        else:
            outcome.known.append(Added(row.line, study, "its appraisal"))
    return outcome


def _appraisal(values: RowValues, criteria: list[str]) -> dict[str, Any]:
    """The appraisal of a row: answers and reasons for the criteria of its instrument, and what else it says.

    A study that shares an appraisal, or has none, has no instrument of its own.
    """
    answers, support = {}, {}
    for criterion in criteria:
        if values.mapped.is_mapped(f"{ANSWER}{criterion}") and (answer := values.text(f"{ANSWER}{criterion}")):
            answers[criterion] = answer
        if values.mapped.is_mapped(f"{SUPPORT}{criterion}") and (reason := values.text(f"{SUPPORT}{criterion}")):
            support[criterion] = reason
    more = {name: values.text(name) for name in AppraisalRecord.model_fields if values.mapped.is_mapped(name)}
    if not answers and any(more.get(name) for name in WITHOUT_INSTRUMENT):
        more["instrument"] = ""
    given = {"answers": answers, "support": support, **more}
    return {name: given[name] for name in AppraisalRecord.model_fields if given.get(name)}
