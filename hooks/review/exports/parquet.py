"""Each table as a Parquet file, in which lists remain lists.

The library for it is a dependency of the site; where only the checker is installed, these files are left out.
"""

from __future__ import annotations

import io
import json
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any

from review.exports.registration import exports_files
from review.exports.table_files import json_of
from review.exports.tables import rows_of, tables
from review.exports.tables.table import Column, Row, Table
from review.versions.publication import Publication

MAX_GROUP = 2_000  # rows that are read together: a reader over a network fetches only the groups that it needs


@exports_files({"data/*.parquet": "application/vnd.apache.parquet"})
def files(publication: Publication) -> dict[str, bytes]:
    """Return data/<table>.parquet for each table; nothing where pyarrow is not installed."""
    review, site_url = publication.review, publication.site_url
    if find_spec("pyarrow") is None:
        return {}

    def made(table: Table) -> bytes:
        made_from = [
            version("pyarrow"),
            *map(repr, (table.title, table.columns)),
            json_of(table, review, site_url),
        ]
        return publication.kept.kept(json.dumps(made_from), lambda: written(table, rows_of(table, review, site_url)))

    return {f"data/{table.name}.parquet": made(table) for table in tables(review)}


def written(table: Table, rows: list[Row]) -> bytes:
    """The rows as the bytes of a Parquet file, whose schema describes the columns."""
    import pyarrow as pa  # noqa: PLC0415 - large, and not needed to check records
    from pyarrow import parquet  # noqa: PLC0415

    schema = pa.schema([_field(pa, column, rows) for column in table.columns], metadata={"title": table.title})
    stream = io.BytesIO()
    parquet.write_table(
        pa.Table.from_pylist(rows, schema=schema), stream, compression="snappy", row_group_size=MAX_GROUP
    )
    return stream.getvalue()


def _field(pa: Any, column: Column, rows: list[Row]) -> Any:
    kind = {"integer": pa.int64(), "boolean": pa.bool_()}.get(column.type, pa.string())
    if column.type == "array":
        values = [row[column.name] for row in rows if row[column.name]]
        kind = pa.infer_type(values) if values else pa.list_(pa.string())
    return pa.field(column.name, kind, metadata={"description": column.description})
