"""What each finding says of its evidence: its kind, its reach, and the studies named for it and linked to it."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter

import pytest

from places import SITE_URL
from review.exports import table_files
from review.schema.base import MAX_HEADLINE_WORDS
from review.versions.publication import Publication
from review.views.worksheet import worksheet

pytestmark = pytest.mark.data


@pytest.fixture(scope="module")
def findings(real):
    return tuple(real.findings.values())


def test_every_finding_has_a_short_headline(findings):
    assert [finding.id for finding in findings if not finding.headline] == []
    assert [finding.id for finding in findings if len(finding.headline.split()) > MAX_HEADLINE_WORDS] == []


def test_every_finding_says_how_the_published_review_words_its_reach(findings):
    for finding in findings:
        assert finding.reach.phrase, finding.id
        assert finding.reach.line, finding.id
        assert all(view.reach.phrase and view.reach.line for view in finding.views), finding.id


def test_the_line_of_a_reach_is_among_those_of_the_finding(findings):
    for finding in findings:
        lines = finding.locator.split("; ")[-1].removesuffix(" of the preprint's text").split(" ", 1)[1]
        spans = [[int(number) for number in span.split("–")] for span in lines.split(" and ")]
        assert any(span[0] <= finding.reach.line <= span[-1] for span in spans), finding.id


def test_the_label_of_a_finding_never_contradicts_its_count(findings):
    for finding in findings:
        kind, wording = finding.kind.id, finding.reach.wording.id
        assert (kind == "single-study") == (wording == "one-study"), finding.id
        assert (kind == "differing-views") == (wording == "differing") == bool(finding.views), finding.id
        if kind == "single-study":
            assert finding.n_studies <= 1, finding.id
        if kind == "agreement":
            assert wording in {"agreement", "some"}, finding.id


def test_kinds_and_reaches_are_those_read_from_the_published_review(findings):
    assert Counter(finding.kind.id for finding in findings) == {
        "not-stated": 31,
        "agreement": 23,
        "differing-views": 12,
        "single-study": 5,
    }
    assert Counter(finding.reach.wording.id for finding in findings) == {
        "not-stated": 26,
        "agreement": 17,
        "differing": 12,
        "some": 11,
        "one-study": 5,
    }


def test_named_and_linked_studies_are_kept_apart_and_add_up(findings):
    for finding in findings:
        assert not set(finding.named_studies) & set(finding.linked_studies), finding.id
        assert {*finding.named_studies, *finding.linked_studies} == set(finding.supporting_studies), finding.id


def test_a_linked_study_has_an_excerpt_that_is_linked(real, findings):
    for finding in findings:
        quoted = {real.excerpts[id].study for id in finding.excerpts}
        assert set(finding.linked_studies) <= quoted, finding.id


def test_how_many_findings_have_how_many_studies(findings):
    assert Counter(finding.n_named_studies for finding in findings) == {0: 51, 1: 17, 2: 3}
    assert Counter(min(finding.n_studies, 3) for finding in findings) == {0: 31, 1: 24, 2: 12, 3: 4}
    assert len({study for finding in findings for study in finding.supporting_studies}) == 21


def test_how_many_findings_name_exactly_one_study_has_one_answer(real, findings):
    """The model, the table in both formats and the worksheets give the same findings."""
    files = table_files.files(Publication(real, SITE_URL))
    cells = csv.DictReader(io.StringIO(files["data/findings.csv"]))
    answers = {
        "model": [finding.id for finding in findings if finding.n_named_studies == 1],
        "csv": [row["id"] for row in cells if row["n_studies_named"] == "1" and "; " not in row["studies_named"]],
        "json": [row["id"] for row in json.loads(files["data/findings.json"]) if len(row["studies_named"]) == 1],
        "worksheet": [
            finding.id
            for finding in findings
            if sum(weight.study.id in finding.named_studies for weight in worksheet(real, finding).weights) == 1
        ],
    }
    assert {name: answer == answers["model"] for name, answer in answers.items()} == dict.fromkeys(answers, True)
    assert len(answers["model"]) == 17


def test_only_statements_for_all_settings_say_so(findings):
    assert [finding.id for finding in findings if finding.scope] == ["safety-f01", "needs-f13"]
