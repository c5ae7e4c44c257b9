"""The table of what programs suggested or drafted."""

from __future__ import annotations

from collections.abc import Iterator

from review.exports.tables.table import Column, Row, Table
from review.model.review import Review
from review.views.tools import tool_uses as uses_of_tools


def tool_uses(review: Review) -> Table:
    """A row for each use of a program."""
    return Table(
        "tool_uses",
        "What programs suggested or drafted, and who confirmed it",
        (
            Column("record_kind", "string", "What the record is.", ("study", "excerpt", "finding", "report")),
            Column("record", "string", "The record's ID."),
            Column("tool", "string", "The program, as the page Tools and AI declares it."),
            Column("version", "string", "Its version."),
            Column("what", "string", "What it suggested or drafted."),
            Column("used_on", "string", "When."),
            Column("confirmed_by", "string", "Who confirmed it."),
            Column("confirmed_on", "string", "When it was confirmed."),
        ),
        (),
        _uses,
    )


def _uses(review: Review, site_url: str) -> Iterator[Row]:
    for each in uses_of_tools(review):
        yield {"record_kind": each.kind, "record": each.record, **each.use.model_dump()}
