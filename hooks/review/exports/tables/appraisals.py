"""Tables of appraisals: every answer, and the numbers of answers that are known in total only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from review.exports.tables.table import TO_STUDIES, URL, Column, Row, Table
from review.model import urls
from review.model.review import Review
from review.schema.term import Standing
from review.views.appraisal_sheets import reported_totals


def appraisals(review: Review) -> Table:
    """A row for each answer; one row for a study whose appraisal is that of another."""
    return Table(
        "appraisals",
        "Appraisal answers, one a row",
        (
            Column("study", "string", "The study's id."),
            Column("instrument", "string", "The appraisal instrument."),
            Column("criterion", "integer", "The criterion's place in it; empty where the appraisal is shared."),
            Column("label", "string", "The criterion's short label."),
            Column("answer", "string", "The answer.", tuple(review.codebook.vocabularies["answers"])),
            Column("support", "string", "The reason for the answer, where given."),
            Column("shared_with", "string", "The study whose appraisal also applies to this one."),
            Column("criterion_id", "string", "The criterion's ID, unique within its instrument."),
            Column("item", "string", "The criterion's number as the instrument has it, such as 1.1."),
            Column("standing", "string", "What the answer says of the criterion.", get_args(Standing)),
            URL,
        ),
        (),
        _answers,
        TO_STUDIES,
    )


def _answers(review: Review, site_url: str) -> Iterator[Row]:
    for study in review.studies.values():
        address = f"{site_url}{urls.study(study.id)}#appraisal"
        if study.appraisal.shared_with:
            yield {"study": study.id, "shared_with": study.appraisal.shared_with, "url": address}
        for judgement in study.judgements:
            yield {
                "study": study.id,
                "instrument": study.appraisal.instrument,
                "criterion": judgement.criterion.number,
                "label": judgement.criterion.label,
                "answer": judgement.answer.id,
                "support": judgement.support or None,
                "shared_with": None,
                "criterion_id": judgement.criterion.id,
                "item": judgement.criterion.shown_number,
                "standing": judgement.answer.standing,
                "url": address,
            }


def appraisal_totals(review: Review) -> Table:
    """A row for each answer to a criterion of which only the number of studies is known."""
    return Table(
        "appraisal_totals",
        "Appraisal answers that are known in total only",
        (
            Column("instrument", "string", "The appraisal instrument."),
            Column("criterion_id", "string", "The criterion's ID, unique within its instrument."),
            Column("item", "string", "The criterion's number as the instrument has it, such as 1.1."),
            Column("label", "string", "The criterion's short label."),
            Column("answer", "string", "The answer.", tuple(review.codebook.vocabularies["answers"])),
            Column("standing", "string", "What the answer says of the criterion.", get_args(Standing)),
            Column("studies", "integer", "How many studies have this answer."),
            Column("of", "integer", "How many studies were appraised on the criterion."),
            Column("locator", "string", "Where that is reported."),
        ),
        ("instrument", "criterion_id", "answer"),
        _totals,
    )


def _totals(review: Review, site_url: str) -> Iterator[Row]:
    for totals in reported_totals(review):
        for count in totals.criteria:
            for answer, studies in count.answers:
                yield {
                    "instrument": totals.instrument.id,
                    "criterion_id": count.criterion.id,
                    "item": count.criterion.shown_number,
                    "label": count.criterion.label,
                    "answer": answer.id,
                    "standing": answer.standing,
                    "studies": studies,
                    "of": count.of,
                    "locator": count.locator,
                }
