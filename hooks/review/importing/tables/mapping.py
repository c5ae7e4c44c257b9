"""The mapping of a table: which column or constant fills each field, and what the values of the table mean.

It is a file beside the table, which the program drafts from the header row and people complete.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from pydantic import BeforeValidator, StringConstraints

from review.evidence.documents import Document
from review.evidence.validation import FILL_IN, Record, validate
from review.importing.tables.fields import GROUPS, TableField
from review.importing.tables.table import Table
from review.problems import message_templates as messages
from review.problems.problem import Problem, nearest, visible
from review.schema.base import Schema, described, optional

LEAVE_OUT = "leave out"
Written = Annotated[str, StringConstraints(min_length=1, max_length=1500)]
Kind = Literal["studies", "appraisals", "quotes", "codes", "flow"]


def _as_entries(value: object) -> object:
    """One text counts as a list of one."""
    return (value,) if isinstance(value, str) else value


class MappingRecord(Schema):
    """A mapping: how the columns of a table become fields of records."""

    kind: Kind = described("What the rows of the table are.")
    sheet: str | None = optional("The sheet of the workbook.")
    separator: Annotated[str, StringConstraints(min_length=1, max_length=5)] = optional(
        "What is between the entries of a list in a cell.", default=";"
    )
    columns: dict[str, Written] = optional("For each field, the heading of its column.", default={})
    constants: dict[str, Annotated[tuple[Written, ...], BeforeValidator(_as_entries)]] = optional(
        "Fields that have the same value in every row.", default={}
    )
    values: dict[str, dict[str, Written]] = optional(
        f'For a field, what a value of the table means: the ID of a term or record, or "{LEAVE_OUT}".', default={}
    )
    unused: tuple[str, ...] = optional("Headings of columns that are not imported.", default=())


@dataclass(frozen=True)
class MappedTable:
    """A table with its mapping and the fields that it can fill."""

    table: Table
    mapping: MappingRecord
    fields: Mapping[str, TableField]

    def is_mapped(self, field: str) -> bool:
        """Whether a column or a constant fills the field."""
        return field in self.mapping.columns or field in self.mapping.constants

    @property
    def unused_headings(self) -> tuple[str, ...]:
        """The headings that no field uses, and that the mapping does not list as unused."""
        used = {*self.mapping.columns.values(), *self.mapping.unused}
        return tuple(heading for heading in self.table.headings if heading not in used)


def read_mapping(document: Document) -> tuple[Record[MappingRecord] | None, list[Problem]]:
    """Return the mapping in a document, or None, and all its problems."""
    written = document.data.get("constants") if isinstance(document.data, dict) else None
    constants = written if isinstance(written, dict) else {}
    empty = [name for name, value in constants.items() if value is None]
    if not empty:
        return validate(document, MappingRecord)
    problems = [
        Problem(document.path, document.line("constants", name), *messages.empty(name, "text"), FILL_IN)
        for name in empty
    ]
    filled = {name: value for name, value in constants.items() if name not in empty}
    _, others = validate(replace(document, data={**document.data, "constants": filled}), MappingRecord)
    return None, sorted([*problems, *others])


def mapping_problems(
    record: Record[MappingRecord], kind: str, table: Table, fields: Mapping[str, TableField]
) -> Iterator[Problem]:
    """Yield every way in which a mapping does not fit its table, and each field that nothing fills."""
    mapping = record.value
    if mapping.kind != kind:
        text = f"the mapping is one of {mapping.kind}, not of {kind}"
        yield record.problem("E508", text, "kind", hint=f"run: review import {mapping.kind}")
        return
    for part in ("columns", "constants", "values"):
        for name in getattr(mapping, part):
            if base_name(name) not in fields:
                hint = nearest(name, fields) or f"known fields: {', '.join(fields)}"
                yield record.problem("E508", f'"{visible(name)[:60]}" is not a field of {kind}', part, name, hint=hint)
    for name, heading in mapping.columns.items():
        if heading not in table.headings:
            hint = nearest(heading, table.headings) or f"headings: {', '.join(table.headings)}"
            text = f'the table has no column "{visible(heading)[:60]}"'
            yield record.problem("E508", text, "columns", name, hint=hint)
        if name in mapping.constants:
            text = f'the field "{visible(name)[:60]}" has a column and a constant'
            yield record.problem("E508", text, "constants", name, hint="keep one of the two")
    yield from (record.problem("E508", text, hint=hint) for text, hint in missing_fields(mapping, fields))


def missing_fields(mapping: MappingRecord, fields: Mapping[str, TableField]) -> Iterator[tuple[str, str]]:
    """Yield a message, and what to do, for each field that every record needs and that nothing fills."""
    given = {base_name(name) for name in (*mapping.columns, *mapping.constants)}
    for field in fields.values():
        is_in_groups = field.name.startswith(f"{GROUPS}.") and GROUPS in given and field.name != f"{GROUPS}.professions"
        is_of_known_reference = field.name.startswith("reference.") and "citekey" in given
        is_told_by_codes = field.name == "theme" and "codes" in given
        is_of_totals = field.name == "study" and "criterion" in given
        is_derived = is_in_groups or is_of_known_reference or is_told_by_codes or is_of_totals
        if field.is_required and field.name not in given and not is_derived:
            hint = f"give its column under columns, or its value under constants ({field.description})"
            yield f'nothing fills the field "{field.name}"', hint


def base_name(name: str) -> str:
    """Return the name of a field without the number of an entry: participants.groups.2.label is that of a group."""
    return ".".join(step for step in name.split(".") if not step.isdecimal()) if name.startswith(GROUPS) else name
