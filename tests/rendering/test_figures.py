"""Figures: the geometry is that of the numbers."""

from __future__ import annotations

import pytest

from review.figures.bars import bars
from review.views.appraisals import all_appraisals


@pytest.fixture
def drawn(review):
    (profile,) = all_appraisals(review).profiles
    return bars(profile.criteria, profile.standings)


def test_a_bar_for_each_criterion_with_its_counts(drawn):
    assert [[(segment.standing, segment.count) for segment in bar.segments] for bar in drawn] == [
        [("met", 2), ("unclear", 1), ("not-met", 0)],
        [("met", 2), ("unclear", 0), ("not-met", 1)],
        [("met", 2), ("unclear", 1), ("not-met", 0)],
    ]


def test_widths_are_percentages_and_segments_are_adjacent(drawn):
    for bar in drawn:
        ends = [segment.x + segment.width for segment in bar.segments]
        assert [segment.x for segment in bar.segments] == pytest.approx([0, *ends[:-1]], abs=0.02)
        assert bar.segments[0].width == pytest.approx(200 / 3, abs=0.01)
        assert sum(segment.width for segment in bar.segments) == pytest.approx(100, abs=0.02)


def test_bars_do_not_overlap(drawn):
    tops = [bar.y for bar in drawn]
    assert tops == sorted(set(tops))
