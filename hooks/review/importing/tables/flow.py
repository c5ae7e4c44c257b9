"""A table with the numbers of a flow diagram: a row for each step, or one row with a column for each step."""

from __future__ import annotations

import re
from typing import Any

from review.evidence.records import Evidence
from review.importing.tables.fields import FLOW_COUNTS
from review.importing.tables.mapping import MappedTable
from review.importing.tables.outcome import Added, Filled, TableOutcome
from review.importing.tables.rows import RowValues, problems_of
from review.importing.tables.values import Resolver
from review.problems.problem import Problem, visible
from review.schema.flow import FlowRecord
from review.schema.registers import SearchesRecord

PATH = "evidence/searches.yml"
PARTS = ("flow", "flow_since")  # up to the first version, and since then
NUMBER = re.compile(r"\(?\s*(?:n\s*=\s*)?(\d[\d ,.\u202f\u00a0]*)\s*\)?", re.IGNORECASE)


def plan_flow(mapped: MappedTable, evidence: Evidence) -> TableOutcome:
    """Return the flow numbers that a table adds to the searches, if these have none yet."""
    outcome = TableOutcome()
    resolver = Resolver(evidence, mapped.mapping.values)
    record: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for row in mapped.table.rows:
        values = RowValues(mapped, row, resolver)
        _read(values, record, lines)
        if values.left_out:
            text = f"the row is left out by the mapping ({values.left_out})"
            outcome.left_out.append(Problem(mapped.table.path, row.line, "H509", text))
        else:
            outcome.refused += values.problems
    part = record.pop("part", PARTS[0])
    first = min(lines.values(), default=1)
    if part not in PARTS:
        text = f'part: "{visible(part)[:60]}" is not one of {" or ".join(PARTS)}'
        outcome.refused.append(Problem(mapped.table.path, first, "E507", text))
    if not outcome.refused:
        outcome.refused += problems_of(record, FlowRecord, mapped.table.path, first)
    if not outcome.refused:
        _compare(outcome, mapped.table.path, evidence.searches.value, part, record, first)
    return outcome


def _read(values: RowValues, record: dict[str, Any], lines: dict[str, int]) -> None:
    """Add what a row says to the record of the flow."""
    for name in ("locator", "note", "part"):
        if values.mapped.is_mapped(name) and (text := values.text(name)):
            record[name] = text
    for name in FLOW_COUNTS:
        if values.mapped.is_mapped(name):
            _put(values, record, lines, name, values.text(name))
    if not values.mapped.is_mapped("count"):
        return
    step = values.text("step") if values.mapped.is_mapped("step") else ""
    reason = values.text("reason") if values.mapped.is_mapped("reason") else ""
    if reason and not values.left_out:
        number = _number(values, values.text("count"))
        record.setdefault("reasons", []).append({"reason": reason, "count": number})
        lines.setdefault(f"reason {reason}", values.row.line)
    elif step and not values.left_out:
        _put(values, record, lines, step, values.text("count"))
    elif not values.problems and not values.left_out:
        values.problem("E507", "the row names neither a step nor a reason")


def _put(values: RowValues, record: dict[str, Any], lines: dict[str, int], name: str, text: str) -> None:
    if not text:
        return
    if name in lines:
        values.problem("E507", f'the step "{name}" is on line {lines[name]} too', "keep one of the two rows")
        return
    record[name] = _number(values, text)
    lines[name] = values.row.line


def _number(values: RowValues, text: str) -> str:
    """The digits of a number, also where it is written as in "(n = 1,234)"."""
    found = NUMBER.fullmatch(text.strip())
    if not found:
        values.problem(
            "E507", f'"{visible(text)[:60]}" is not a whole number', "leave the cell empty if it is not known"
        )
        return ""
    return re.sub(r"\D", "", found[1])


def _compare(
    outcome: TableOutcome, path: str, searches: SearchesRecord, part: str, record: dict[str, Any], line: int
) -> None:
    """Add the numbers where the searches have none, or name what differs from those that they have."""
    known: FlowRecord | None = getattr(searches, part)
    new = FlowRecord.model_validate(record)
    if known is None:
        outcome.filled.append(Filled(PATH, (), {part: record}, line))
        outcome.added.append(Added(line, part, "the numbers of the flow diagram"))
        return
    differing = sorted(name for name in record if getattr(known, name) != getattr(new, name))
    if differing:
        text = f"the flow is recorded with other values of {', '.join(differing)}; it stays as it is"
        hint = "correct evidence/searches.yml by hand if the table is right"
        outcome.left_out.append(Problem(path, line, "H509", text, hint))
    else:
        outcome.known.append(Added(line, part, "the numbers of the flow diagram"))
