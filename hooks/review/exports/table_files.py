"""Each table as JSON and as CSV.

JSON keeps lists and numbers as such. CSV joins lists by "; " and leaves empty what is not known.
"""

from __future__ import annotations

import csv as csv_format
import io
import json

from review.exports.registration import JSON, exports_files
from review.exports.tables import rows_of, tables
from review.exports.tables.table import Row, Table
from review.files.spreadsheet import protected
from review.language.current import language
from review.model.once import once_per_review
from review.model.review import Review
from review.versions.publication import Publication


@exports_files({"data/*.json": JSON, "data/*.csv": "text/csv"})
def files(publication: Publication) -> dict[str, str]:
    """Return data/<table>.json and data/<table>.csv for each table."""
    review, site_url = publication.review, publication.site_url
    written: dict[str, str] = {}
    for table in tables(review):
        written[f"data/{table.name}.json"] = json_of(table, review, site_url)
        written[f"data/{table.name}.csv"] = csv(table, rows_of(table, review, site_url))
    return written


def json_of(table: Table, review: Review, site_url: str) -> str:
    """Return the table's rows as JSON."""
    return _json(review, table.name, site_url, language())


@once_per_review
def _json(review: Review, name: str, site_url: str, _language: str) -> str:
    table = next(table for table in tables(review) if table.name == name)
    return json.dumps(rows_of(table, review, site_url), ensure_ascii=False, indent=1) + "\n"


def csv(table: Table, rows: list[Row]) -> str:
    """The rows as CSV text with a header."""
    names = [column.name for column in table.columns]
    text = io.StringIO()
    writer = csv_format.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([cell(value) for value in row.values()] for row in rows)
    return text.getvalue()


def cell(value: object) -> str:
    """A value as the text of a cell: lists joined by "; ", nothing for what is not known, no formulas."""
    if isinstance(value, str):
        return protected(value)
    if value is None:
        return ""
    if isinstance(value, list):
        return protected("; ".join(map(_item, value)))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _item(item: object) -> str:
    if isinstance(item, str):
        return item
    if isinstance(item, dict) and "group" in item:
        return f"{item['group']}: {item['count']}" if item["count"] is not None else str(item["group"])
    if isinstance(item, dict):
        return ", ".join(str(value) for value in item.values() if value is not None)
    return str(item)
