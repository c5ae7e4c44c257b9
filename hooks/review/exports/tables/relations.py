"""Tables of what studies say of findings: every link, and what each study added when it was published."""

from __future__ import annotations

from collections.abc import Iterator

from review.exports.tables.table import Column, Row, Table
from review.model.review import Review
from review.views.replay import OUTCOMES
from review.views.replay import replay as replay_of


def relations(review: Review) -> Table:
    """A row for every link between an excerpt and a finding, then for every study that says nothing on a finding."""
    codebook = review.codebook
    return Table(
        "relations",
        "How passages and studies relate to findings",
        (
            Column("finding", "string", "The finding."),
            Column("study", "string", "The study."),
            Column("excerpt", "string", "The excerpt; empty where the study says nothing on the finding."),
            Column(
                "relation",
                "string",
                "How the passage relates to the finding, or why the study says nothing on it.",
                (*codebook.vocabularies["relations"], *codebook.vocabularies["silences"]),
            ),
            Column("read_by", "string", "Who read the two together again; empty where nobody has."),
            Column("read_on", "string", "When."),
            Column("note", "string", "Why."),
        ),
        (),
        _links,
        {"finding": "findings", "study": "studies", "excerpt": "excerpts"},
    )


def _links(review: Review, site_url: str) -> Iterator[Row]:
    for excerpt in review.excerpts.values():
        for finding, relation in zip(excerpt.findings, excerpt.relation, strict=True):
            reading = excerpt.reading_for(finding)
            yield {
                "finding": finding,
                "study": excerpt.study,
                "excerpt": excerpt.id,
                "relation": relation.id,
                "read_by": reading.read_by if reading else None,
                "read_on": reading.read_on if reading else None,
                "note": reading.note if reading else None,
            }
    for study in review.studies.values():
        for silence in study.silences:
            yield {
                "finding": silence.finding,
                "study": study.id,
                "relation": silence.kind.id,
                "read_by": silence.read_by,
                "read_on": silence.read_on,
                "note": silence.note,
            }


def replay(review: Review) -> Table:
    """A row for each finding that a study speaks for; one row for a study that speaks for none."""
    return Table(
        "replay",
        "The studies in order of publication, and what each did for the findings",
        (
            Column("step", "integer", "The place of the study in the order of publication."),
            Column("study", "string", "The study."),
            Column("year", "integer", "Its year of publication."),
            Column("finding", "string", "A finding that it is named for or linked to; empty where there is none."),
            Column("outcome", "string", "What it did for the finding.", tuple(OUTCOMES)),
            Column(
                "support",
                "string",
                "Whether the published review names it for the finding, or the contributors linked it.",
                ("named", "linked"),
            ),
            Column(
                "new_terms",
                "array",
                "The characteristics, such as settings and countries, that were new to the finding.",
            ),
            Column("findings_so_far", "integer", "How many findings have a study after this one."),
        ),
        (),
        _steps,
        {"study": "studies", "finding": "findings"},
    )


def _steps(review: Review, site_url: str) -> Iterator[Row]:
    for step in replay_of(review).steps:
        common = {"step": step.number, "study": step.study.id, "year": step.year}
        for event in step.events:
            yield common | {
                "finding": event.finding.id,
                "outcome": event.outcome,
                "support": "named" if event.named else "linked",
                "new_terms": [term.id for term in event.terms],
                "findings_so_far": step.findings_so_far,
            }
        if not step.events:
            yield common | {"new_terms": [], "findings_so_far": step.findings_so_far}
