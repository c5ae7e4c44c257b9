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
    """The cells by row and column: (named studies, linked studies, excerpts, state)."""
    return {
        (row.subtheme or row.theme.id, column): (cell.named, cell.linked, cell.excerpts, cell.state)
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
    met = {tuple(row) for row in incidence(review)}
    assert met == {
        ("waiting", "shelter", A, 1, False, True, 0),
        ("waiting", "shelter", B, 1, False, False, 0),
        ("waiting", "shelter", C, 0, False, True, 0),
        ("waiting", "timetables", A, 1, True, True, 0),
        ("waiting", "timetables", B, 0, True, True, 0),
        ("riding", "", A, 1, False, False, 0),
        ("riding", "", B, 1, False, True, 0),
        ("riding", "", S, 2, False, True, 0),
    }


def test_themes_against_settings(settings):
    assert by_name(settings) == {
        ("waiting", "city"): ((A, B), (), 3, "differing"),
        ("waiting", "suburb"): ((B, C), (), 1, "differing"),
        ("waiting", "depot"): ((), (), 0, "all-settings"),
        ("shelter", "city"): ((A,), (B,), 2, "supported"),
        ("shelter", "suburb"): ((C,), (B,), 1, "supported"),
        ("shelter", "depot"): ((), (), 0, "empty"),
        ("timetables", "city"): ((A, B), (), 1, "differing"),
        ("timetables", "suburb"): ((B,), (), 0, "differing"),
        ("timetables", "depot"): ((), (), 0, "empty"),
        ("riding", "city"): ((B,), (A,), 2, "supported"),
        ("riding", "suburb"): ((B, S), (), 3, "supported"),
        ("riding", "depot"): ((), (), 0, "empty"),
    }


def test_a_cell_has_the_sum_of_named_and_linked_studies(settings):
    for cells in settings.cells:
        for cell in cells:
            assert cell.studies == tuple(sorted({*cell.named, *cell.linked}))
            assert len(cell.studies) == len(cell.named) + len(cell.linked)


def test_every_term_of_the_codebook_is_a_column(review, settings):
    assert settings.columns == tuple((term.id, term.label) for term in review.codebook.terms("settings"))


def test_there_is_a_map_for_each_dimension(review):
    assert [grid.dimension for grid in grids(review)] == ["settings", "professions", "countries", "interventions"]


def test_a_cell_without_support_says_how_many_studies_are_included(review):
    countries = next(grid for grid in grids(review) if grid.dimension == "countries")
    assert by_name(countries)["waiting", "not-stated"] == ((), (), 0, "included")
    row = [row.subtheme or row.theme.id for row in countries.rows].index("waiting")
    column = [id for id, _ in countries.columns].index("not-stated")
    assert countries.cells[row][column].included == 1


def test_a_finding_for_all_settings_fills_no_cell_of_another_map(review):
    for grid in (*grids(review), study_grid(review)):
        states = {cell.state for cells in grid.cells for cell in cells}
        assert ("all-settings" in states) == (grid.dimension == "settings")


def test_a_cell_stated_for_all_settings_names_its_finding(settings):
    found = {cell.finding for cells in settings.cells for cell in cells if cell.state == "all-settings"}
    assert found == {"waiting-f04"}


def test_themes_against_single_studies(review):
    cells = by_name(study_grid(review))
    assert cells["waiting", A] == ((A,), (), 2, "differing")
    assert cells["waiting", C] == ((C,), (), 0, "supported")
    assert cells["waiting", S] == ((), (), 0, "included")
    assert cells["riding", A] == ((), (A,), 1, "supported")
    assert cells["riding", S] == ((S,), (), 2, "supported")


def test_a_study_that_nothing_names_or_links_is_included_in_every_row(tmp_path):
    unnamed = {"evidence/themes/waiting.yml": swap("[adams-2011, baker-2012b]", "[adams-2011]")}
    cells = by_name(study_grid(review_of(tmp_path, unnamed)))
    assert {state for (_, study), (*_, state) in cells.items() if study == C} == {"included"}
