"""Double data entry: two people's own answers and the consensus, checked and compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from made_up import review_of, swap, write
from review.loading import load
from review.site.pages import all_pages
from review.versions.publication import Publication
from review.views.agreement import agreement, agreement_on, agreement_over

STUDY = "evidence/studies/baker-2012a.yml"
OWN = """    worth: vague
  appraisers:
    - name: Ada Nobody
      answers: {aims: yes, route: no, worth: vague}
    - name: Bo Nobody
      answers: {aims: yes, route: unsure, worth: vague}
"""


def double(*changes: str):
    return swap("    worth: vague\n", OWN, *changes)


def reported(root: Path) -> list[str]:
    return [problem.message for problem in load(root)[1] if problem.code == "E324"]


def test_two_appraisers_are_shown_with_their_consensus(tmp_path):
    review = review_of(tmp_path, {STUDY: double()})
    study = review.studies["baker-2012a"]
    assert [each.name for each in study.appraisal.appraisers] == ["Ada Nobody", "Bo Nobody"]
    found = agreement_on(study)
    assert (found.same, found.answers, found.per_cent, found.studies) == (2, 3, 67, 1)
    assert found.kappa == pytest.approx((2 * 3 - 2) / (9 - 2))
    assert agreement_over(review.studies.values()) == found


def test_without_two_appraisers_agreement_is_not_shown(review):
    assert agreement_over(review.studies.values()) is None
    assert all(agreement_on(study) is None for study in review.studies.values())
    bodies = [page.body for page in all_pages(Publication(review))]
    assert not any("Cohen" in body for body in bodies)


def test_pages_show_the_agreement(tmp_path):
    review = review_of(tmp_path, {STUDY: double()})
    bodies = {page.address: str(page.body) for page in all_pages(Publication(review))}
    shown = "2 of 3 answers were the same (67 per cent); Cohen's kappa 0.57"
    for address in ("studies/baker-2012a/", "appraisal/"):
        assert shown in bodies[address]
    assert "Ada Nobody and Bo Nobody appraised this study independently" in bodies["studies/baker-2012a/"]
    assert "For 1 study we keep both appraisers' independent answers" in bodies["appraisal/"]


def answers(*table: list[int]) -> list[tuple[str, str]]:
    """The pairs of answers of a table: a row for each answer of the first appraiser, a column for the second's."""
    return [
        (str(row), str(column))
        for row, counts in enumerate(table)
        for column, count in enumerate(counts)
        for _ in range(count)
    ]


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        ([("a", "a"), ("b", "b")], 1),
        ([("a", "b"), ("b", "a")], -1),
        ([("a", "a")] * 3, None),
        # The example of the Penguin Dictionary of Mathematics (4th edition, 2008): two doctors, 80 patients.
        (answers([32, 8], [5, 35]), 0.675),
        # As cohen_kappa_score of scikit-learn 1.9.1 computes it.
        (answers([75, 1, 4], [5, 4, 1], [0, 0, 10]), 0.6764705882352942),
    ],
)
def test_kappa(pairs, kappa):
    found = agreement(pairs)
    assert found.kappa == (None if kappa is None else pytest.approx(kappa))


def test_no_answers_make_no_agreement():
    assert agreement([]) is None


ONE = OWN[: OWN.index("    - name: Bo")]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (swap("    worth: vague\n", ONE), "the appraisal names 1 appraiser, not two"),
        (double("name: Bo Nobody", "name: ada nobody"), '"ada nobody" is named as both appraisers'),
        (
            double("    worth: vague\n", "    worth: useful\n"),
            'the consensus on "worth" is "useful", but neither appraiser gave that answer',
        ),
        (double("route: unsure, ", ""), 'Bo Nobody gives no answer to "route"'),
        (double("route: unsure", "route: maybe"), '"maybe" is not an allowed answer to "route"'),
        (double("route: unsure", "route: unsure, roof: yes"), '"roof" is not a criterion of ride-checklist'),
    ],
)
def test_a_consensus_without_two_is_refused(tmp_path, change, message):
    assert reported(write(tmp_path, {STUDY: change})) == [message]
