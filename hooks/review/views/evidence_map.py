"""The evidence map: themes and subthemes against settings, professions, countries and single studies.

A cell counts studies and excerpts. It says where the review has evidence, never how strong that evidence is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pandas as pd

from review.model.review import Finding, Review, Study, Term, Theme

DIMENSIONS = {
    "settings": "Setting",
    "professions": "Profession",
    "countries": "Country",
    "interventions": "Intervention",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the map: a theme, or a part of one."""

    theme: Theme
    subtheme: str
    label: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What the review holds where a row meets a column.

    state: "supported", "differing" (some finding here tells differing views), "silent" (no study in the review speaks
    to it) or "not-extracted" (the study's text has not been drawn on yet).
    """

    studies: tuple[str, ...]
    excerpts: int
    state: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A map along one dimension: rows, columns (id and label), and a cell for each pair."""

    dimension: str
    label: str
    rows: tuple[Row, ...]
    columns: tuple[tuple[str, str], ...]
    cells: tuple[tuple[Cell, ...], ...]


def map_rows(review: Review) -> tuple[Row, ...]:
    """A row for each theme, followed by a row for each of its parts where it has parts."""
    rows = []
    for theme in review.themes.values():
        rows.append(Row(theme, "", theme.title, theme.findings))
        rows += [Row(theme, part.id, part.title, theme.findings_of(part.id)) for part in theme.subthemes]
    return tuple(rows)


def incidence(review: Review) -> pd.DataFrame:
    """One row for each theme, subtheme and study that meet: theme, subtheme, study, excerpts (count), differing (bool).

    A study meets a part of a theme when a finding there names or quotes it, or an excerpt of it stands there.
    """
    met: dict[tuple[str, str, str], list[int]] = {}
    for finding in review.findings.values():
        for study in finding.studies:
            met.setdefault((finding.theme, finding.subtheme, study), [0, 0])[1] |= finding.kind.id == "differing-views"
    for excerpt in review.excerpts.values():
        met.setdefault((excerpt.theme, excerpt.subtheme, excerpt.study), [0, 0])[0] += 1
    return pd.DataFrame(
        [(*key, excerpts, bool(differing)) for key, (excerpts, differing) in met.items()],
        columns=["theme", "subtheme", "study", "excerpts", "differing"],
    )


def grids(review: Review) -> tuple[Grid, ...]:
    """A map for each dimension of the codebook that studies are described by."""
    getters: dict[str, Callable[[Study], Iterable[Term]]] = {
        "settings": lambda study: study.setting.types,
        "professions": lambda study: study.professions,
        "countries": lambda study: (study.setting.country,),
        "interventions": lambda study: study.interventions,
    }
    met = incidence(review)
    rows = map_rows(review)
    made = []
    for dimension, label in DIMENSIONS.items():
        of_term = {
            term: [study.id for study in review.studies.values() if term in getters[dimension](study)]
            for term in review.codebook.terms(dimension)
        }
        columns = [(term.id, term.label) for term, studies in of_term.items() if studies]
        cells = tuple(
            tuple(_cell(_within(met, row), studies) for studies in of_term.values() if studies) for row in rows
        )
        made.append(Grid(dimension, label, rows, tuple(columns), cells))
    return tuple(made)


def study_grid(review: Review) -> Grid:
    """The map with one column for each study."""
    met = incidence(review)
    rows = map_rows(review)
    extracted = set(met["study"])
    cells = tuple(
        tuple(
            _cell(_within(met, row), [study], "silent" if study in extracted else "not-extracted")
            for study in review.studies
        )
        for row in rows
    )
    columns = tuple((study.id, study.name) for study in review.studies.values())
    return Grid("studies", "Study", rows, columns, cells)


def _within(met: pd.DataFrame, row: Row) -> pd.DataFrame:
    here = met[met["theme"] == row.theme.id]
    return here[here["subtheme"] == row.subtheme] if row.subtheme else here


def _cell(here: pd.DataFrame, studies: list[str], empty: str = "silent") -> Cell:
    chosen = here[here["study"].isin(studies)]
    if chosen.empty:
        return Cell((), 0, empty)
    state = "differing" if chosen["differing"].any() else "supported"
    return Cell(tuple(sorted(set(chosen["study"]))), int(chosen["excerpts"].sum()), state)
