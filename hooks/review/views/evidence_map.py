"""The evidence map: themes and subthemes against settings, professions, countries and single studies.

A cell counts studies and excerpts. It shows where the review has evidence, never how strong that evidence is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from review.model.review import Review
from review.model.study import Study
from review.model.theme import Finding, Theme
from review.schema.uses import Axis, entries_at, uses


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the map: a theme, or a part of one."""

    theme: Theme
    subtheme: str
    label: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """The evidence where a row meets a column.

    state: "supported", "differing" (a finding here reports differing views), "silent" (no study in the review addresses
    it) or "not-extracted" (nothing has been taken from the study yet).
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

    A study meets a part of a theme when a finding there names or quotes it, or an excerpt of it is listed there.
    """
    met: dict[tuple[str, str, str], list[int]] = {}
    for finding in review.findings.values():
        for study in finding.supporting_studies:
            key = (finding.theme, finding.subtheme or "", study)
            met.setdefault(key, [0, 0])[1] |= finding.kind == "differing-views"
    for excerpt in review.excerpts.values():
        met.setdefault((excerpt.theme, excerpt.subtheme or "", excerpt.study), [0, 0])[0] += 1
    return pd.DataFrame(
        [(*key, excerpts, bool(differing)) for key, (excerpts, differing) in met.items()],
        columns=["theme", "subtheme", "study", "excerpts", "differing"],
    )


def grids(review: Review) -> tuple[Grid, ...]:
    """A map for each axis that the schema of a study declares."""
    met = _by_row(incidence(review))
    return tuple(_grid_of_terms(review, axis, met) for axis in uses(Study, Axis))


def study_grid(review: Review) -> Grid:
    """The map with one column for each study."""
    met = _by_row(incidence(review))
    extracted = set(met["study"])
    columns = tuple((study.id, study.name) for study in review.studies.values())
    empty = {id: Cell((), 0, "silent" if id in extracted else "not-extracted") for id in review.studies}
    return _grid("studies", "Study", map_rows(review), columns, _cells(met.assign(column=met["study"])), empty)


def _grid_of_terms(review: Review, axis: Axis, met: pd.DataFrame) -> Grid:
    pairs = [(study.id, str(term)) for study in review.studies.values() for term in set(entries_at(study, axis.at))]
    found = {term for _, term in pairs}
    columns = tuple((term.id, term.label) for term in review.codebook.terms(axis.vocabulary) if term in found)
    cells = _cells(met.merge(pd.DataFrame(pairs, columns=["study", "column"]), on="study"))
    silent = dict.fromkeys(found, Cell((), 0, "silent"))
    return _grid(axis.name, axis.label, map_rows(review), columns, cells, silent)


def _by_row(met: pd.DataFrame) -> pd.DataFrame:
    """What meets in each row of the map: that of a theme covers its parts, and what belongs to none of them."""
    parts = met[met["subtheme"] != ""]
    both = pd.concat([met.assign(subtheme=""), parts], ignore_index=True)
    return both.groupby(["theme", "subtheme", "study"], as_index=False).agg({"excerpts": "sum", "differing": "any"})


def _cells(met: pd.DataFrame) -> dict[tuple[str, str, str], Cell]:
    """The cells that are not empty, by theme, subtheme and column."""
    grouped = met.groupby(["theme", "subtheme", "column"]).agg(
        studies=("study", lambda ids: tuple(sorted(ids))), excerpts=("excerpts", "sum"), differing=("differing", "any")
    )
    return {
        key: Cell(studies, int(excerpts), "differing" if differing else "supported")
        for key, studies, excerpts, differing in grouped.itertuples(name=None)
    }


def _grid(
    dimension: str,
    label: str,
    rows: tuple[Row, ...],
    columns: tuple[tuple[str, str], ...],
    cells: Mapping[tuple[str, str, str], Cell],
    empty: Mapping[str, Cell],
) -> Grid:
    every = tuple(tuple(cells.get((row.theme.id, row.subtheme, id), empty[id]) for id, _ in columns) for row in rows)
    return Grid(dimension, label, rows, columns, every)
