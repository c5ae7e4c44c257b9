"""A table of appraisals that are known in total only: for each criterion, how many studies have each answer."""

from __future__ import annotations

from typing import Any

from review.evidence.records import Evidence
from review.importing.tables.fields import TOTAL
from review.importing.tables.mapping import MappedTable
from review.importing.tables.outcome import Added, Appended, TableOutcome
from review.importing.tables.rows import RowValues, problems_of
from review.importing.tables.table import TableRow
from review.importing.tables.values import Resolver
from review.problems.problem import Problem
from review.schema.appraisals import CriterionTotalRecord

PATH = "evidence/appraisals.yml"


def plan_totals(mapped: MappedTable, evidence: Evidence) -> TableOutcome:
    """Return the totals that a table adds to the register of appraisals."""
    outcome = TableOutcome()
    resolver = Resolver(evidence, mapped.mapping.values)
    known = {(each.instrument, each.criterion): each for each in evidence.appraisals.value.totals}
    criteria = {each.id: {of.id for of in each.criteria} for each in evidence.codebook.value.instruments}
    for row in mapped.table.rows:
        values = RowValues(mapped, row, resolver)
        instrument = values.text("instrument")
        entry = {
            "instrument": instrument,
            "criterion": values.term("criterion", criteria.get(instrument)),
            "of": values.text("of"),
            "answers": _answers(values),
            **{name: values.text(name) for name in ("locator", "note") if values.mapped.is_mapped(name)},
        }
        entry = {name: value for name, value in entry.items() if value}
        if values.left_out:
            text = f"the row is left out by the mapping ({values.left_out})"
            outcome.left_out.append(Problem(mapped.table.path, row.line, "H509", text))
            continue
        found = values.problems or problems_of(entry, CriterionTotalRecord, mapped.table.path, row.line)
        if found:
            outcome.refused += found
        else:
            _add(outcome, mapped.table.path, row, entry, known)
    return outcome


def _answers(values: RowValues) -> dict[str, str]:
    """How many studies have each answer, for the answers of which the row has a number."""
    named = [name for name in values.mapped.fields if name.startswith(TOTAL) and values.mapped.is_mapped(name)]
    return {name.removeprefix(TOTAL): text for name in named if (text := values.text(name))}


def _add(
    outcome: TableOutcome,
    path: str,
    row: TableRow,
    entry: dict[str, Any],
    known: dict[tuple[str, str], CriterionTotalRecord],
) -> None:
    """Add the total of a row where the register has none for its criterion, or name what differs."""
    new = CriterionTotalRecord.model_validate(entry)
    label = f"{new.criterion} of {new.instrument}"
    old = known.get((new.instrument, new.criterion))
    if old is None:
        known[new.instrument, new.criterion] = new
        outcome.appended.append(Appended(PATH, ("totals",), entry, row.line))
        outcome.added.append(Added(row.line, new.criterion, f"total of {new.instrument}"))
    elif old.model_dump(include=set(entry)) != new.model_dump(include=set(entry)):
        text = f"the total of {label} is recorded with other values; it stays as it is"
        hint = f"correct {PATH} by hand if the table is right"
        outcome.left_out.append(Problem(path, row.line, "H509", text, hint))
    else:
        outcome.known.append(Added(row.line, new.criterion, f"total of {new.instrument}"))
