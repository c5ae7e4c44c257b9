"""Tables of reports on their way into the review: the flow diagram, and the dates of each screened report."""

from __future__ import annotations

from collections.abc import Iterator

from review.exports.tables.table import Column, Row, Table
from review.model.review import Review
from review.views.flow import flow as flow_of
from review.views.lag import STAGES, journeys


def flow(review: Review) -> Table:
    """A row for every box of the flow diagram, in reading order."""
    return Table(
        "flow",
        "Flow of reports into the review, one box a row",
        (
            Column("id", "string", "The box of the flow diagram."),
            Column("strand", "string", "The way into the review that it is part of."),
            Column("stage", "string", "The stage, as PRISMA 2020 names it."),
            Column("label", "string", "What is counted."),
            Column("number", "integer", "How many; empty where it is not known."),
            Column(
                "basis",
                "string",
                "Whether the number is counted from the records, is as a report states it, or is not known.",
                ("counted", "as stated", "not known"),
            ),
            Column("source", "string", "Where a stated number is stated."),
            Column("details", "array", "What the number is made of."),
        ),
        ("id",),
        _boxes,
    )


def _boxes(review: Review, site_url: str) -> Iterator[Row]:
    shown = flow_of(review)
    for strand in (*shown.strands, shown.meets):
        for step in strand.steps:
            for box in step.boxes:
                basis = "not known" if box.count is None else "as stated" if box.source else "counted"
                yield {
                    "id": box.id,
                    "strand": strand.title,
                    "stage": step.stage,
                    "label": box.label,
                    "number": box.count,
                    "basis": basis,
                    "source": box.source or None,
                    "details": list(box.details),
                }


def lag(review: Review) -> Table:
    """A row for each report of which there is a decision."""
    return Table(
        "lag",
        "Dates of each screened report on its way into the review",
        (
            Column("report", "string", "The report's ID."),
            Column("decision", "string", "The decision on it.", tuple(review.codebook.vocabularies["decisions"])),
            Column("published", "string", "When it was published, as precisely as is recorded."),
            Column("identified", "string", "When it was identified; empty where that is not recorded."),
            Column("decided", "string", "When it was decided."),
            Column("integrated", "string", "When its study was linked to findings."),
            Column("released", "string", "The date of the version that first had it."),
            *(
                Column(f"days_to_{stage}", "integer", "Days since the date before, at least; empty if not known.")
                for stage in STAGES[1:]
            ),
        ),
        ("report",),
        _journeys,
        {"report": "screening"},
    )


def _journeys(review: Review, site_url: str) -> Iterator[Row]:
    for journey in journeys(review):
        dates = {stage: written or None for stage, written in zip(STAGES, journey.dates, strict=True)}
        days = {f"days_to_{stage}": journey.days(place) for place, stage in enumerate(STAGES) if place}
        yield {"report": journey.report.id, "decision": journey.decision, **dates, **days}
