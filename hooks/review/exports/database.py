"""review.sqlite: every table of the review in one file, with the columns that the data contract names.

Lists are JSON texts, which SQLite reads with json_each(). The table `columns` describes every column.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from review.exports.registration import exports_file
from review.exports.summary import summary
from review.exports.table_files import json_of
from review.exports.tables import rows_of, tables
from review.exports.tables.table import Column, Table
from review.model.review import Review
from review.versions.publication import Publication

TYPES = {"integer": "INTEGER", "boolean": "INTEGER"}
_list = json.JSONEncoder(ensure_ascii=False).encode
VERSION_OF_LIBRARY = slice(96, 100)  # the bytes of the header that name the library which wrote the file last


@exports_file("data/review.sqlite", "application/vnd.sqlite3")
def files(publication: Publication) -> bytes:
    """Return the database of a publication."""
    review, site_url, about = publication.review, publication.site_url, summary(publication)
    tables_of_review = tables(review)
    described = [(table.name, table.columns, table.key, table.refers_to) for table in tables_of_review]
    rows = (json_of(table, review, site_url) for table in tables_of_review)
    made_from = "\n".join(["database", json.dumps(about), repr(described), *rows])
    return publication.kept.kept(made_from, lambda: database(review, site_url, about))


def database(review: Review, site_url: str, about: Mapping[str, Any]) -> bytes:
    """The database as bytes; equal reviews give equal bytes, whichever library writes them.

    `about` is the review in brief.
    """
    connection = sqlite3.connect(":memory:")
    try:
        with connection:
            _write(connection, review, site_url, about)
        made = bytearray(connection.serialize())
    finally:
        connection.close()
    made[VERSION_OF_LIBRARY] = bytes(4)
    return bytes(made)


def _write(connection: sqlite3.Connection, review: Review, site_url: str, about: Mapping[str, Any]) -> None:
    connection.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT)")
    connection.executemany("INSERT INTO about VALUES (?, ?)", [(name, _value(value)) for name, value in about.items()])
    described = '("table" TEXT, "column" TEXT, type TEXT, description TEXT, PRIMARY KEY ("table", "column"))'
    connection.execute(f"CREATE TABLE columns {described}")
    for table in tables(review):
        connection.execute(f"CREATE TABLE {_name(table.name)} ({', '.join(_definitions(table))})")
        rows = [[_value(value) for value in row.values()] for row in rows_of(table, review, site_url)]
        places = ", ".join("?" for _ in table.columns)
        connection.executemany(f"INSERT INTO {_name(table.name)} VALUES ({places})", rows)  # noqa: S608 - our own names
        connection.executemany(
            "INSERT INTO columns VALUES (?, ?, ?, ?)",
            [(table.name, column.name, column.type, column.description) for column in table.columns],
        )


def _definitions(table: Table) -> Iterator[str]:
    yield from (_definition(column) for column in table.columns)
    if table.key:
        yield f"PRIMARY KEY ({', '.join(_name(name) for name in table.key)})"
    yield from (f"FOREIGN KEY ({name}) REFERENCES {other} (id)" for name, other in table.refers_to.items())


def _definition(column: Column) -> str:
    return f"{_name(column.name)} {TYPES.get(column.type, 'TEXT')}"


def _name(name: str) -> str:
    """A name of ours as an identifier of SQL: `where` is a word of the language, too."""
    return f'"{name}"'


def _value(value: Any) -> str | int | None:
    return value if value is None or isinstance(value, (str, int)) else _list(value)
