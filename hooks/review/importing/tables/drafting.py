"""The draft of a mapping: what the header row tells, and what people have to add, as commented YAML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from review.evidence.notation import scalar
from review.importing.formats.csv import heading
from review.importing.tables.fields import TableField
from review.importing.tables.mapping import LEAVE_OUT, MappingRecord, missing_fields
from review.importing.tables.table import Table
from review.importing.tables.values import Resolver, UnresolvedError
from review.problems.problem import visible

MAX_VALUES = 500  # of one field that the draft lists
MAX_VALUE_LENGTH = 200  # characters: a longer text names no term, and YAML takes no key of more than 1024


def guessed_columns(table: Table, fields: Mapping[str, TableField]) -> dict[str, str]:
    """Return the heading of each field that a heading names, each heading and each field once."""
    found: dict[str, str] = {}
    known = {heading(each): each for each in reversed(table.headings)}
    for field in fields.values():
        names = (known[name] for name in (field.name, *field.headings) if name in known)
        chosen = next((each for each in names if each not in found.values()), "")
        if chosen:
            found[field.name] = chosen
    return found


def draft(
    table: Table, kind: str, fields: Mapping[str, TableField], presets: Mapping[str, str], known: Resolver
) -> str:
    """Return a mapping to complete: `presets` are constants that hold for most tables of the review."""
    columns = guessed_columns(table, fields)
    constants = {name: value for name, value in presets.items() if name in fields and name not in columns}
    mapping = MappingRecord(kind=kind, columns=columns, constants=constants)
    lines = [
        f"# The mapping of {visible(table.path)}. Complete it, then run the same command again: it shows what it would",
        "# add. Nothing is written without --write. Lines that start with # are help.",
        f"kind: {kind}",
    ]
    lines += [f"sheet: {scalar(table.sheet)}"] if table.sheet else []
    lines += ["# What is between the entries of a list in a cell.", 'separator: ";"', ""]
    lines += ["# The heading of the column of each field.", "columns:"]
    lines += [f"  {name}: {scalar(found)}" for name, found in columns.items()]
    lines += ["", *_constants(mapping, fields), "", *_values(table, columns, fields, known), ""]
    return "\n".join([*lines, *_unused(table, columns)]) + "\n"


def _constants(mapping: MappingRecord, fields: Mapping[str, TableField]) -> Iterator[str]:
    yield "# Fields that have the same value in every row. A list is written as [one, two], an empty list as []."
    yield "constants:"
    yield from (f"  {name}: {scalar(value)}" for name, values in mapping.constants.items() for value in values)
    missing = [text.partition('"')[2].rstrip('"') for text, _ in missing_fields(mapping, fields)]
    if missing:
        yield "  # Every record needs these. No heading was recognised as theirs: add a column above or a value here."
        yield from (f"  # {name}:    {fields[name].description}" for name in missing)


def _values(
    table: Table, columns: Mapping[str, str], fields: Mapping[str, TableField], known: Resolver
) -> Iterator[str]:
    """The values of columns that name terms or records, and that the review does not know by their label."""
    unknown: dict[str, list[str]] = {}
    for name, column in columns.items():
        if fields[name].vocabulary or fields[name].names:
            found = [
                value for value in _entries(table, column, fields[name]) if not _is_known(known, fields[name], value)
            ]
            unknown |= {name: found[:MAX_VALUES]} if found else {}
    yield f'# What a value of the table means: the ID of a term or record, or "{LEAVE_OUT}" for rows to leave out.'
    yield "values:"
    for name, values in unknown.items():
        yield f"  {name}:"
        yield from (f"    {scalar(value)}:" for value in values)


def _entries(table: Table, column: str, field: TableField) -> Iterator[str]:
    seen: set[str] = set()
    for value in table.values(column):
        for entry in value.split(";") if field.is_list else [value]:
            if 0 < len(entry.strip()) <= MAX_VALUE_LENGTH and entry.strip() not in seen:
                seen.add(entry.strip())
                yield entry.strip()


def _is_known(known: Resolver, field: TableField, value: str) -> bool:
    try:
        known.resolve(field, value)
    except UnresolvedError:
        return False
    return True


def _unused(table: Table, columns: Mapping[str, str]) -> Iterator[str]:
    unused = [each for each in table.headings if each not in columns.values()]
    yield "# Columns that were not recognised. Move those to import up to columns; the others are left out."
    yield "unused:"
    yield from (f"  - {scalar(each)}" for each in unused)
