"""Snapshots of what the made-up review exports: `snapshots/` has these files as they are, or what they contain.

A change in an export appears there as a changed file. When it is intended, `python tests/exports/export_snapshots.py`
writes the files again. What is in `tables/` is not repeated.
"""

from __future__ import annotations

import io
import re
import sqlite3
import sys
import tempfile
from pathlib import Path

from pyarrow import parquet

sys.path.insert(0, str(Path(__file__).parents[1]))

from made_up import review_of
from places import SITE_URL
from review.exports import exports
from review.versions.publication import Publication

FOLDER = Path(__file__).with_name("snapshots")
WHOLE = re.compile(
    r"badge\.svg|feeds/.*|data/codebook\.qdc|data/(?:references|included)\..*|data/[a-z]+\.csv"
    r"|data/(?:checklists|datapackage|review|zenodo)\.json|data/schemas/(?:study|ids)\.schema\.json"
    r"|id/(?:adams-2011|adams-2012|gray-2009|riding-f02|waiting|osterlund-2015-q01)/.*"
)
SIZE = re.compile(r'(?<="contentSize": ")\d+')


def snapshots(files: dict[str, str | bytes]) -> dict[str, str]:
    """Return the snapshot of each exported file, by the name of the file that it is kept in."""
    kept = {address: content for address, content in files.items() if WHOLE.fullmatch(address)}
    kept["data/ro-crate-metadata.json"] = SIZE.sub("…", str(files["data/ro-crate-metadata.json"]))
    kept["data/review.sqlite.txt"] = _of_sqlite(bytes(files["data/review.sqlite"]))
    kept["data/parquet.txt"] = "\n".join(
        f"{address}\n{_of_parquet(content)}"
        for address, content in sorted(files.items())
        if address.endswith(".parquet")
    )
    return {address.replace("/", "__"): str(text) for address, text in kept.items()}


def _of_sqlite(database: bytes) -> str:
    """Return the tables of a database, and the rows of the two tables that are not in the contract."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(database)
        defined = [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")]
        rows = [*connection.execute("SELECT * FROM about"), *connection.execute("SELECT * FROM columns")]
        numbers = [connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in _names(connection)]  # noqa: S608
    finally:
        connection.close()
    return "\n".join([*defined, *map(repr, rows), repr(numbers)]) + "\n"


def _names(connection: sqlite3.Connection) -> list[str]:
    return [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]


def _of_parquet(content: str | bytes) -> str:
    """Return the columns of a Parquet file with their metadata, and its rows."""
    table = parquet.read_table(io.BytesIO(bytes(content)))  # type: ignore[arg-type]
    message = [f"{field.name}: {field.type} {field.metadata}" for field in table.schema]
    return "\n".join([repr(table.schema.metadata[b"title"]), *message, *map(repr, table.to_pylist())]) + "\n"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        made = snapshots(exports(Publication(review_of(Path(folder)), SITE_URL)))
    FOLDER.mkdir(exist_ok=True)
    for file in FOLDER.iterdir():
        file.unlink()
    for name, text in made.items():
        (FOLDER / name).write_bytes(text.encode())
