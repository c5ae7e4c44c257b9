"""What a table is: its columns, each declared once, and the function that gives its rows from the records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from review.model.codebook import Codebook
from review.model.review import Review
from review.model.shown import shown_uses
from review.schema.base import Schema
from review.schema.term import Term
from review.schema.uses import Column as DeclaredColumn
from review.schema.uses import is_term_at, uses, value_at, vocabulary_at

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name, its Frictionless type, its description, and the values it allows, if any."""

    name: str
    type: str
    description: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, title and columns, the columns that identify a row, and the function that gives its rows.

    `refers_to` names the table that a column refers to by its id.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Callable[[Review, str], Iterator[Row]]
    refers_to: Mapping[str, str] = field(default_factory=dict)


URL = Column("url", "string", "Where it can be read on the site.")
TO_STUDIES = {"study": "studies"}


def record_table(
    name: str,
    title: str,
    schema: type[Schema],
    review: Review,
    records: Callable[[Review], Iterable[Schema]],
    address: Callable[[Review, str], str] | None = None,
    refers_to: Mapping[str, str] | None = None,
) -> Table:
    """A table with a row for each record and the columns that its schema declares.

    `address` gives the page of a record by its id, which is then the last column.
    """
    declared = shown_uses(review, schema, DeclaredColumn)

    def rows(review: Review, site_url: str) -> Iterator[Row]:
        for record in records(review):
            row = {column.name: plain(value_at(record, column.at)) for column in declared}
            yield row | ({"url": site_url + address(review, row["id"])} if address else {})

    columns = tuple(_column(schema, column, review.codebook) for column in declared)
    return Table(name, title, (*columns, URL) if address else columns, ("id",), rows, refers_to or {})


def _column(schema: type[Schema], column: DeclaredColumn, codebook: Codebook) -> Column:
    """A declared column; the column of a single term allows the terms of its vocabulary."""
    vocabulary = vocabulary_at(schema, column.at) if is_term_at(schema, column.at) else ""
    values = tuple(codebook.vocabularies[vocabulary]) if vocabulary else ()
    return Column(column.name, column.type, column.description, values)


def plain(value: object) -> Any:
    """A value as JSON has it: a term as its id, a record inside a record by its own columns, an empty text as None."""
    if isinstance(value, Schema):
        return {column.name: plain(value_at(value, column.at)) for column in uses(type(value), DeclaredColumn)}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value.id if isinstance(value, Term) else None if value == "" else value
