"""The table of figures that the published review states, counted again from the records."""

from __future__ import annotations

from collections.abc import Iterator

from review.exports.tables.table import Column, Row, Table
from review.model.review import Review
from review.model.stated_figures import reconcile


def reconciliation(review: Review) -> Table:
    """A row for each figure."""
    return Table(
        "reconciliation",
        "Figures of the published review compared with our counts",
        (
            Column("id", "string", "The figure's id."),
            Column("figure", "string", "What it says."),
            Column("where", "string", "Where the published review states it."),
            Column("published", "string", "The figure as stated."),
            Column("computed", "integer", "The figure as the records give it."),
            Column("agrees", "boolean", "Whether the two agree."),
            Column(
                "note",
                "string",
                "Why they differ, as far as it is known, or why agreement is no independent check.",
            ),
        ),
        ("id",),
        _figures,
    )


def _figures(review: Review, site_url: str) -> Iterator[Row]:
    for each in reconcile(review):
        yield {
            "id": each.record.id,
            "figure": each.record.figure,
            "where": each.record.where,
            "published": each.record.published,
            "computed": each.computed,
            "agrees": each.agrees,
            "note": each.record.difference or each.record.caveat,
        }
