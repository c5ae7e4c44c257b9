"""The clock of a review: its reports by year, included and awaiting assessment, and where its searches end."""

from __future__ import annotations

from dataclasses import replace

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.figures.clock import MAX_SQUARES, ROW, clock, drawn_years
from review.model.review_status import review_status
from review.site.macros import Macros
from review.templating.rendering import render


def clock_of(review):
    return clock(review, review_status(review))


def test_each_report_is_a_square_in_the_column_of_its_year(review):
    drawn = clock_of(review)
    assert drawn.included == ((2011, 1), (2012, 2), (2015, 1))
    assert drawn.awaiting == ((2018, 1), (2019, 1))
    assert [square.is_included for square in drawn.squares] == [True] * 4 + [False] * 2
    assert len({(square.x, square.y) for square in drawn.squares}) == 6
    assert len({square.x for square in drawn.squares}) == 5


def test_the_searches_end_after_the_column_of_their_year(review):
    drawn = clock_of(review)
    last_included = max(square.x for square in drawn.squares if square.is_included)
    assert last_included < drawn.search_end <= drawn.width


def test_reports_that_are_excluded_or_included_do_not_wait(review):
    decided = {report.year for report in review.candidates if report.decision != "awaiting"}
    assert 2017 in decided
    assert 2017 not in dict(clock_of(review).awaiting)


@given(st.integers(min_value=1, max_value=500))
def test_a_square_stands_for_several_where_a_column_would_be_too_high(review, number):
    [report] = [report for report in review.candidates if report.id == "evans-2019"]
    drawn = clock_of(replace(review, candidates=(report,) * number))
    assert drawn.height <= ROW * MAX_SQUARES
    assert all(0 <= square.y < drawn.height for square in drawn.squares)


def test_the_panel_says_in_words_what_the_picture_shows(review):
    panel = lxml.html.fromstring(render(Macros(review).status_panel()))
    words = " ".join(panel.text_content().split())
    assert "4 reports included, 2011 to 2015" in words
    assert "2 reports found since and not yet assessed, 2018 to 2019" in words
    assert panel.xpath(".//svg[not(@aria-hidden)]") == []


def test_the_table_and_the_bars_have_the_numbers_of_the_picture(review):
    drawn = clock_of(review)
    table = lxml.html.fromstring(render(Macros(review).status_panel())).find(".//table")
    rows = [tuple(int(cell.text_content()) for cell in row) for row in table.iterfind("tbody/tr")]
    assert rows == list(drawn.years)
    assert [sum(numbers) for numbers in zip(*rows, strict=True)][1:] == [drawn.n_included, drawn.n_awaiting]
    bars = drawn_years(drawn)
    assert [(int(bar.criterion), *(part.count for part in bar.segments)) for bar in bars] == rows
    assert max(sum(part.width for part in bar.segments) for bar in bars) == pytest.approx(100, abs=0.02)


def test_a_review_without_reports_that_wait_names_none(review):
    panel = render(Macros(replace(review, candidates=())).status_panel())
    assert "reports included" in panel
    assert "found since" not in panel
