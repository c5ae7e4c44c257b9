"""Words for people: "personality disorder" is in quotation marks, and no one is a sufferer."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.data

DISPUTED = re.compile(r"personality disorders?", re.IGNORECASE)
QUOTED = re.compile(r"[\"“‘'][^\"“”]*personality disorders?[^\"“”]*[\"”’']", re.IGNORECASE)
SCORNFUL = re.compile(r"\bsufferers?\b|\b(?:BPD|PD|borderline) patients?\b|\bborderlines\b", re.IGNORECASE)


def own_texts(review):
    """Every text in the review's own voice: what it says of findings, themes, excerpts and discussion."""
    for theme in review.themes.values():
        yield from ((theme.id, sentence.sentence) for sentence in theme.summary)
        for finding in theme.findings:
            yield finding.id, finding.headline or ""
            yield finding.id, finding.statement
            yield finding.id, finding.studies_note or ""
            yield finding.id, finding.note or ""
            yield from ((finding.id, view.view) for view in finding.views)
    for excerpt in review.excerpts.values():
        yield excerpt.id, excerpt.gloss
        yield excerpt.id, excerpt.link_note or ""
    yield from ((point.id, point.statement) for point in review.points)
    yield from ((each.id, sentence) for each in review.commentaries for sentence in each.summary)


def test_the_disputed_diagnosis_is_in_quotation_marks(real):
    bare = [id for id, text in own_texts(real) if DISPUTED.search(QUOTED.sub("", text))]
    assert bare == []


SCREENING_FIELDS = ("summary", "participants", "n", "setting", "data_collection", "intervention", "reason_note", "note")
UNQUOTED = re.compile(r"\bB?PD\b|\bpersonality disorder", re.IGNORECASE)


def screening_texts(review):
    for report in review.candidates:
        yield from ((report.id, getattr(report, name) or "") for name in SCREENING_FIELDS)


def test_summaries_of_newer_reports_put_the_diagnosis_in_quotation_marks(real):
    assert [(id, text) for id, text in screening_texts(real) if UNQUOTED.search(re.sub(r"\"[^\"]*\"", "", text))] == []


def test_people_are_called_service_users(real):
    own = [*own_texts(real), *screening_texts(real)]
    found = [
        (id, text) for id, text in own if re.search(r"(?<!-)\b(?:patient|client)s?\b", re.sub(r"\"[^\"]*\"", "", text))
    ]
    assert found == []


def test_people_are_not_called_by_a_diagnosis(real):
    assert [id for id, text in own_texts(real) if SCORNFUL.search(re.sub(r"\"[^\"]*\"", "", text))] == []
