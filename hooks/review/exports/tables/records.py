"""Tables with a row for each record and the columns that its schema declares."""

from __future__ import annotations

from review.exports.tables.table import TO_STUDIES, Table, record_table
from review.model import urls
from review.model.review import Review
from review.model.study import Excerpt, Study
from review.model.theme import Code, Finding, Theme
from review.schema.registers import CandidateRecord


def studies(review: Review) -> Table:
    """Every included study."""
    return record_table(
        "studies", "Included studies", Study, review, lambda review: review.studies.values(), _study_url
    )


def excerpts(review: Review) -> Table:
    """Every quotation."""
    return record_table(
        "excerpts",
        "Quotations from the studies",
        Excerpt,
        review,
        lambda review: review.excerpts.values(),
        urls.excerpt,
        TO_STUDIES,
    )


def findings(review: Review) -> Table:
    """Every finding."""
    return record_table("findings", "Findings", Finding, review, lambda review: review.findings.values(), urls.finding)


def themes(review: Review) -> Table:
    """Every theme."""
    return record_table("themes", "Themes", Theme, review, lambda review: review.themes.values(), _theme_url)


def codes(review: Review) -> Table:
    """Every code of the taxonomy."""
    return record_table(
        "codes", "Codes", Code, review, lambda review: review.codes.values(), urls.code, {"theme": "themes"}
    )


def screening(review: Review) -> Table:
    """Every report that was identified since the last search."""
    return record_table(
        "screening", "Reports found since the last search", CandidateRecord, review, lambda review: review.candidates
    )


def _study_url(review: Review, id: str) -> str:
    return urls.study(id)


def _theme_url(review: Review, id: str) -> str:
    return urls.theme(id)
