"""Stated figures against computed ones: the differences that are known, and no other."""

from __future__ import annotations

import pytest

from review.model.stated_figures import reconcile

pytestmark = pytest.mark.data

# Every figure that differs from the records: as stated, and as computed. A new difference is a mistake until shown
# otherwise; so is one that goes away.
KNOWN = {
    "clinicians": ("at least 550", 483),
    "appraisal-methodology": ("28", 27),
    "appraisal-design": ("28", 27),
    "appraisal-findings": ("28", 27),
    "appraisal-aims": ("27", 26),
    "appraisal-data-collection": ("26", 24),
    "appraisal-ethics": ("12", 7),
    "appraisal-relationship": ("5", 4),
    "table1-number-crawford-2010": ("47", 37),
    "table1-number-donald-2017": ("48", 47),
}
AGREEING = {
    "papers": 29,
    "included-references": 29,
    "datasets": 27,
    "databases": 6,
    "themes": 6,
    "rated-papers": 28,
    "appraisal-analysis": 6,
    "appraisal-recruitment": 11,
}
# Figures that agree because the records were made from them, or that check less than they state.
NOT_INDEPENDENT = {"included-references", "datasets", "rated-papers"}


@pytest.fixture
def figures(real):
    return {each.record.id: each for each in reconcile(real)}


def test_the_differences_are_the_known_ones(figures):
    assert {id: (each.record.published, each.computed) for id, each in figures.items() if not each.agrees} == KNOWN


def test_the_figures_that_agree(figures):
    assert {id: each.computed for id, each in figures.items() if each.agrees} == AGREEING


def test_every_difference_has_an_explanation_if_known(figures):
    for id in KNOWN:
        assert len(figures[id].record.difference) > 80, id


def test_agreement_that_is_no_independent_check_says_so(figures):
    assert {id for id, each in figures.items() if each.record.caveat} == NOT_INDEPENDENT


def test_the_stated_figure_on_ethics_is_its_nearest_reading(figures):
    assert [reading.value for reading in figures["appraisal-ethics"].other_readings] == [12]


@pytest.mark.parametrize("id", ["appraisal-methodology", "appraisal-design", "appraisal-findings", "appraisal-aims"])
def test_counting_the_short_paper_like_its_full_report_gives_the_stated_figure(figures, id):
    assert [str(reading.value) for reading in figures[id].other_readings] == [figures[id].record.published]
