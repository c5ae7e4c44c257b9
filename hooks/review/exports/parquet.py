"""Each table as a Parquet file, in which lists remain lists.

The library for it is a dependency of the site; where only the checker is installed, these files are left out.
"""

from __future__ import annotations

from importlib.metadata import version
from importlib.util import find_spec

from review.exports.registration import exports_files
from review.exports.table_files import json_of
from review.exports.tables import tables
from review.exports.tables.table import Table
from review.files import parquet
from review.files.worker import Worker
from review.versions.publication import Publication


@exports_files({"data/*.parquet": "application/vnd.apache.parquet"})
def files(publication: Publication) -> dict[str, bytes]:
    """Return data/<table>.parquet for each table; nothing where pyarrow is not installed."""
    review, site_url = publication.review, publication.site_url
    if find_spec("pyarrow") is None:
        return {}

    def made(table: Table) -> bytes:
        rows = json_of(table, review, site_url)
        columns = [(column.name, column.type, column.description) for column in table.columns]
        made_from = "\n".join([version("pyarrow"), repr((table.title, table.columns)), rows])
        return publication.kept.kept(made_from, lambda: worker.ask(parquet.request_for(table.title, columns, rows)))

    with Worker(parquet.__name__) as worker:
        return {f"data/{table.name}.parquet": made(table) for table in tables(review)}
