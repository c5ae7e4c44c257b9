"""The values of a row by field: from its cells or the constants of the mapping, as IDs and texts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from review.evidence.documents import Document
from review.evidence.validation import validate
from review.importing.tables.fields import TableField
from review.importing.tables.mapping import MappedTable, base_name
from review.importing.tables.table import TableRow
from review.importing.tables.values import LeftOutError, Resolver, UnresolvedError, is_missing
from review.problems.problem import Problem
from review.schema.base import Schema

GIVE_IT = "give it in the row or, if it is the same in every row, under constants in the mapping"


class RowValues:
    """The values of one row. `problems` collects what is wrong, and `left_out` says what the mapping leaves out."""

    def __init__(self, mapped: MappedTable, row: TableRow, resolver: Resolver) -> None:
        self.mapped = mapped
        self.row = row
        self.resolver = resolver
        self.problems: list[Problem] = []
        self.left_out = ""

    def problem(self, code: str, message: str, hint: str = "") -> None:
        """Add a problem at the line of the row."""
        self.problems.append(Problem(self.mapped.table.path, self.row.line, code, message, hint))

    def text(self, name: str) -> str:
        """Return the text of a field; empty where the row has none. The ID where the field names a term or record."""
        return self.term(name)

    def term(self, name: str, among: Collection[str] | None = None) -> str:
        """Return the same; `among` are the IDs that are possible."""
        written = self._written(name)
        text = written if isinstance(written, str) else "; ".join(written)
        found = self._resolved(self._field(name), [text], among)
        return found[0] if found else ""

    def entries(self, name: str) -> list[str]:
        """Return the entries of a list, as IDs where the field names terms or records."""
        found = self._resolved(self._field(name), self.written_entries(name), None)
        return list(filter(None, dict.fromkeys(found)))

    def written_entries(self, name: str) -> list[str]:
        """Return the entries of a list as the table has them."""
        written = self._written(name)
        if isinstance(written, str):
            separator = "\n" if self._field(name).is_prose else self.mapped.mapping.separator
            written = tuple(written.split(separator))
        return [text for each in written if (text := each.strip()) or self._means_something(name, text)]

    def _means_something(self, name: str, text: str) -> bool:
        return self.resolver.is_mapped(self._field(name), text)

    def resolved_entry(self, field: TableField, text: str, preferred: Collection[str]) -> str:
        """Return the ID that an entry stands for; where it is the name of several, that of the `preferred` ones.

        Empty where the mapping leaves the entry out. Raise UnresolvedError.
        """
        try:
            return self.resolver.resolve(field, text)
        except LeftOutError:
            return ""
        except UnresolvedError:
            if preferred:
                return self.resolver.resolve(field, text, preferred)
            raise

    def resolved(self, field: TableField, text: str, among: Collection[str] | None = None) -> str:
        """Return the ID that a text stands for, empty where the mapping leaves it out. Raise UnresolvedError."""
        try:
            return self.resolver.resolve(field, text, among)
        except LeftOutError as error:
            self.left_out = self.left_out or f'"{error}" of {field.name}'
            return ""

    def value(self, name: str) -> str | list[str]:
        """Return the value of a field as its record has it."""
        return self.entries(name) if self._field(name).is_list else self.text(name)

    def _field(self, name: str) -> TableField:
        return self.mapped.fields[base_name(name)]

    def _written(self, name: str) -> str | tuple[str, ...]:
        mapping = self.mapped.mapping
        if name in mapping.constants:
            return mapping.constants[name]
        return self.row.cells.get(mapping.columns[name], "") if name in mapping.columns else ""

    def _resolved(self, field: TableField, texts: Iterable[str], among: Collection[str] | None) -> list[str]:
        found = []
        is_named = bool(field.vocabulary or field.names)
        for text in texts:
            try:
                if is_named and (text or self.resolver.is_mapped(field, text)):
                    found.append(self.resolved(field, text, among))
                elif not is_missing(text):
                    found.append(text)
            except UnresolvedError as error:
                if not is_missing(text):
                    self.problem("E507", f"{field.name}: {error}", error.hint)
        return found


def at_path(values: dict[str, Any], path: str, value: Any) -> None:
    """Put a value into nested mappings, and the entries of numbered lists, at a path such as a.b or a.2.b."""
    *steps, last = path.split(".")
    for step in steps:
        values = values.setdefault(step, {})
    values[last] = value


def problems_of(record: dict[str, Any], schema: type[Schema], path: str, line: int) -> list[Problem]:
    """Return every way in which the values of a row are no record of a schema, at the line of the row."""
    found = validate(Document(path, record, {(): line}), schema)[1]
    return [replace(each, hint=GIVE_IT) if each.code == "E201" else each for each in found]
