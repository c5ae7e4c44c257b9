"""The open data: one table for each kind of record, with the columns that the data contract names."""

from __future__ import annotations

from collections.abc import Callable

from review.exports.tables.appraisals import appraisal_totals, appraisals
from review.exports.tables.ids import ids
from review.exports.tables.reconciliation import reconciliation
from review.exports.tables.records import codes, excerpts, findings, screening, studies, themes
from review.exports.tables.relations import relations, replay
from review.exports.tables.reports import flow, lag
from review.exports.tables.table import Row, Table
from review.exports.tables.tools import tool_uses
from review.exports.tables.wording import worded
from review.language.current import language
from review.model.once import once_per_review
from review.model.review import Review
from review.schema.settings import Part

# Every table, in the order of the data contract.
TABLES: tuple[Callable[[Review], Table], ...] = (
    studies,
    appraisals,
    appraisal_totals,
    excerpts,
    relations,
    findings,
    themes,
    codes,
    screening,
    flow,
    replay,
    lag,
    tool_uses,
    reconciliation,
    ids,
)
# Tables that a review has only if it has a part.
TABLES_OF_PARTS: dict[str, Part] = {
    "appraisals": "appraisal",
    "screening": "screening",
    "lag": "screening",
    "reconciliation": "source",
}


def tables(review: Review) -> tuple[Table, ...]:
    """Return the tables of a review, without those of parts that it does not have."""
    return _tables(review, language())


@once_per_review
def _tables(review: Review, _language: str) -> tuple[Table, ...]:
    left_out = {name for name, part in TABLES_OF_PARTS.items() if not review.has(part)}
    if not review.appraisal_totals.totals:
        left_out.add("appraisal_totals")
    if not review.codes:
        left_out.add("codes")
    return tuple(worded(review, table) for table in (make(review) for make in TABLES) if table.name not in left_out)


def rows_of(table: Table, review: Review, site_url: str) -> list[Row]:
    """Return the table's rows, each with every column in order; what is not known is None."""
    return _rows(review, table.name, site_url, language())


@once_per_review
def _rows(review: Review, name: str, site_url: str, _language: str) -> list[Row]:
    table = next(table for table in tables(review) if table.name == name)
    names = [column.name for column in table.columns]
    return [{name: row.get(name) for name in names} for row in table.rows(review, site_url)]
