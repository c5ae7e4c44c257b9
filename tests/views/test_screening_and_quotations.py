"""The reports of the screening register by proposal, and the excerpts by theme and subtheme."""

from __future__ import annotations

import pytest

from made_up import review_of
from review.views.quotations import quotations_by_theme
from review.views.screening import awaiting_assessment, decided


@pytest.mark.parametrize("name", ["review", "real"])
def test_each_report_is_in_one_group(request, name):
    review = request.getfixturevalue(name)
    waiting = [report.id for group in awaiting_assessment(review) for report in group.reports]
    assert sorted([*waiting, *(report.id for report in decided(review))]) == sorted(
        report.id for report in review.candidates
    )
    assert set(waiting) == {report.id for report in review.candidates if report.decision == "awaiting"}


def test_reports_are_grouped_by_their_proposal(review):
    for group in awaiting_assessment(review):
        assert {report.proposal or "new" for report in group.reports} <= {group.anchor}


def test_reports_without_a_proposal_have_a_group_only_where_there_are_any(review, tmp_path):
    without = review_of(
        tmp_path, {"evidence/screening.yml": lambda text: text.replace("    proposal: full-text\n", "")}
    )
    assert [group.anchor for group in awaiting_assessment(review)] == ["full-text", "exclude"]
    assert [group.anchor for group in awaiting_assessment(without)] == ["full-text", "exclude", "new"]


@pytest.mark.parametrize("name", ["review", "real"])
def test_each_excerpt_is_in_the_group_of_its_subtheme(request, name):
    review = request.getfixturevalue(name)
    found = {
        excerpt.id: (view.theme.id, group.subtheme.id if group.subtheme else None)
        for view in quotations_by_theme(review)
        for group in view.groups
        for excerpt in group.excerpts
    }
    assert found == {excerpt.id: (excerpt.theme, excerpt.subtheme) for excerpt in review.excerpts.values()}


def test_no_group_is_empty(review):
    assert all(group.excerpts for view in quotations_by_theme(review) for group in view.groups)
