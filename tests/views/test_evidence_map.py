"""The evidence map, cell by cell."""

from __future__ import annotations

import pytest

from made_up import review_of, swap
from review.views.evidence_map import grids, incidence, map_rows, study_grid

A, B, C, S = "adams-2011", "baker-2012a", "baker-2012b", "osterlund-2015"


@pytest.fixture
def settings(review):
    return next(grid for grid in grids(review) if grid.dimension == "settings")


def by_name(grid):
    """The cells by row and column: (studies, excerpts, state)."""
    return {
        (row.subtheme or row.theme.id, column): (cell.studies, cell.excerpts, cell.state)
        for row, cells in zip(grid.rows, grid.cells, strict=True)
        for (column, _), cell in zip(grid.columns, cells, strict=True)
    }


def test_each_theme_is_a_row_followed_by_its_parts(review):
    assert [(row.theme.id, row.subtheme) for row in map_rows(review)] == [
        ("waiting", ""),
        ("waiting", "shelter"),
        ("waiting", "timetables"),
        ("riding", ""),
    ]


def test_where_studies_meet_themes(review):
    met = {tuple(row) for row in incidence(review).itertuples(index=False)}
    assert met == {
        ("waiting", "shelter", A, 1, False),
        ("waiting", "shelter", B, 1, False),
        ("waiting", "shelter", C, 0, False),
        ("waiting", "timetables", A, 1, True),
        ("waiting", "timetables", B, 0, True),
        ("riding", "", A, 1, False),
        ("riding", "", B, 1, False),
        ("riding", "", S, 2, False),
    }


def test_themes_against_settings(settings):
    assert by_name(settings) == {
        ("waiting", "city"): ((A, B), 3, "differing"),
        ("waiting", "suburb"): ((B, C), 1, "differing"),
        ("shelter", "city"): ((A, B), 2, "supported"),
        ("shelter", "suburb"): ((B, C), 1, "supported"),
        ("timetables", "city"): ((A, B), 1, "differing"),
        ("timetables", "suburb"): ((B,), 0, "differing"),
        ("riding", "city"): ((A, B), 2, "supported"),
        ("riding", "suburb"): ((B, S), 3, "supported"),
    }


def test_a_term_that_no_study_has_is_no_column(settings):
    assert settings.columns == (("city", "City"), ("suburb", "Suburb"))


def test_there_is_a_map_for_each_dimension(review):
    assert [grid.dimension for grid in grids(review)] == ["settings", "professions", "countries", "interventions"]


def test_a_gap_between_a_theme_and_a_country(review):
    countries = next(grid for grid in grids(review) if grid.dimension == "countries")
    assert by_name(countries)["waiting", "not-stated"] == ((), 0, "silent")


def test_themes_against_single_studies(review):
    cells = by_name(study_grid(review))
    assert cells["waiting", A] == ((A,), 2, "differing")
    assert cells["waiting", C] == ((C,), 0, "supported")
    assert cells["waiting", S] == ((), 0, "silent")
    assert cells["riding", S] == ((S,), 2, "supported")


def test_a_study_that_nothing_names_or_quotes_is_not_extracted_rather_than_silent(tmp_path):
    unnamed = {"evidence/themes/waiting.yml": swap("[adams-2011, baker-2012b]", "[adams-2011]")}
    cells = by_name(study_grid(review_of(tmp_path, unnamed)))
    assert {state for (_, study), (_, _, state) in cells.items() if study == C} == {"not-extracted"}
    assert cells["waiting", S][2] == "silent"
