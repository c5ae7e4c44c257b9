"""Rows as a Parquet file, in which lists remain lists. It runs in a separate process (see worker.py)."""

from __future__ import annotations

import io
import json
import sys
from typing import Any

MAX_GROUP = 2_000  # rows that are read together: a reader over a network fetches only the groups that it needs
# The library loads these wherever they are installed, which takes three times as long as its own work here.
NOT_NEEDED = ("numpy", "pandas")


def request_for(title: str, columns: list[tuple[str, str, str]], rows: str) -> bytes:
    """Return the request for a table: its title, the name, type and description of each column, and its rows as JSON.

    The types are those of Frictionless.
    """
    return f"{json.dumps([title, columns])}\n{rows}".encode()


def answer(request: bytes) -> bytes:
    """Return the Parquet file for a request."""
    for name in NOT_NEEDED:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]  # so that importing it fails
    table, _, rows = request.partition(b"\n")
    title, columns = json.loads(table)
    return written(title, columns, json.loads(rows))


def written(title: str, columns: list[tuple[str, str, str]], rows: list[dict[str, Any]]) -> bytes:
    """Return the rows as the bytes of a Parquet file, whose schema describes the columns."""
    import pyarrow as pa  # noqa: PLC0415 - large, and needed only for files that are not kept
    from pyarrow import parquet  # noqa: PLC0415

    values = {name: [row[name] for row in rows] for name, _, _ in columns}
    schema = pa.schema([_field(pa, *column, values[column[0]]) for column in columns], metadata={"title": title})
    arrays = [pa.array(values[field.name], type=field.type) for field in schema]
    stream = io.BytesIO()
    parquet.write_table(
        pa.Table.from_arrays(arrays, schema=schema), stream, compression="snappy", row_group_size=MAX_GROUP
    )
    return stream.getvalue()


def _field(pa: Any, name: str, type: str, description: str, values: list[Any]) -> Any:
    kind = {"integer": pa.int64(), "boolean": pa.bool_()}.get(type, pa.string())
    if type == "array":
        known = [value for value in values if value]
        kind = pa.infer_type(known) if known else pa.list_(pa.string())
    return pa.field(name, kind, metadata={"description": description})
