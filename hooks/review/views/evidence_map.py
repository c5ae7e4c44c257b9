"""The evidence map: themes and subthemes against settings, professions, countries and single studies.

A cell counts studies and excerpts. It shows where the review has evidence, never how strong that evidence is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil, sqrt
from typing import NamedTuple

from review.language.current import gettext
from review.model.once import once_per_review
from review.model.review import Review
from review.model.shown import shown_uses
from review.model.study import Study
from review.model.theme import Finding, Theme
from review.schema.uses import Axis, entries_at

# The scope of a finding that is stated for every column of an axis, by the vocabulary of the axis.
SCOPES = {"settings": "all-settings"}
# The sizes of disc that show a number of studies. The table passes their number to theme/assets/lens/counts.js.
SIZES = 5


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

    `named` are the studies that the published review names for a finding of the row; `linked` are those that it does
    not name, and that are linked to a finding or quoted in the row. `state` is one of

    - "supported": there are such studies;
    - "differing": there are, and a finding of theirs reports differing views;
    - "all-settings": there are none, and a finding of the row is stated for all settings without naming a study;
    - "included": studies of the column are included, and none of them is named or linked in the row;
    - "empty": no included study belongs to the column.

    `included` counts the studies of the column; `finding` is the id of the finding that is stated for all settings.
    `against` counts the passages that qualify or contradict a finding of the row.
    """

    named: tuple[str, ...]
    linked: tuple[str, ...]
    excerpts: int
    state: str
    included: int = 0
    finding: str = ""
    against: int = 0

    @property
    def studies(self) -> tuple[str, ...]:
        """The studies named or linked here."""
        return tuple(sorted((*self.named, *self.linked)))


class Meeting(NamedTuple):
    """A study that meets a theme or a part of one: its excerpts there, whether findings differ, whether it is named.

    `against` counts its passages that qualify or contradict a finding there.
    """

    theme: str
    subtheme: str
    study: str
    excerpts: int
    differing: bool
    named: bool
    against: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A map along one dimension: rows, columns (id, label), the included studies of each, and a cell for each pair."""

    dimension: str
    label: str
    rows: tuple[Row, ...]
    columns: tuple[tuple[str, str], ...]
    included: tuple[int, ...]
    cells: tuple[tuple[Cell, ...], ...]

    @property
    def themes(self) -> tuple[tuple[Row, tuple[Cell, ...]], ...]:
        """The rows of whole themes, each with its cells."""
        return tuple(pair for pair in zip(self.rows, self.cells, strict=True) if not pair[0].subtheme)

    @property
    def by_column(self) -> tuple[tuple[str, str, int, tuple[Cell, ...]], ...]:
        """Each column's id, label and number of included studies, with its cells in the rows of whole themes."""
        across = zip(*(cells for _, cells in self.themes), strict=True)
        return tuple((*column, n, cells) for column, n, cells in zip(self.columns, self.included, across, strict=True))

    @property
    def largest(self) -> int:
        """The largest number of studies in a cell of a whole theme."""
        return max((len(cell.studies) for _, cells in self.themes for cell in cells), default=0)

    @property
    def sizes(self) -> int:
        """The number of sizes of disc."""
        return SIZES

    def size(self, cell: Cell) -> int:
        """The size of the disc of a cell, from 1 to `SIZES`: its area grows with the number of studies."""
        return ceil(SIZES * sqrt(len(cell.studies) / self.largest))


def map_rows(review: Review) -> tuple[Row, ...]:
    """A row for each theme, followed by a row for each of its parts where it has parts."""
    rows = []
    for theme in review.themes.values():
        rows.append(Row(theme, "", theme.title, theme.findings))
        rows += [Row(theme, part.id, part.title, theme.findings_of(part.id)) for part in theme.subthemes]
    return tuple(rows)


def incidence(review: Review) -> tuple[Meeting, ...]:
    """Return every theme or part of one, and study, that meet.

    A study meets a part of a theme when it is named for a finding there or linked to one, or an excerpt of it is listed
    there.
    """
    met: dict[tuple[str, str, str], list[int]] = {}
    for finding in review.findings.values():
        for study in finding.supporting_studies:
            found = met.setdefault((finding.theme, finding.subtheme or "", study), [0, 0, 0, 0])
            found[1] |= finding.kind == "differing-views"
            found[2] |= study in finding.named_studies
    for excerpt in review.excerpts.values():
        met.setdefault((excerpt.theme, excerpt.subtheme or "", excerpt.study), [0, 0, 0, 0])[0] += 1
    for finding in review.findings.values():
        for id in (*finding.qualifying, *finding.contradicting):
            key = (finding.theme, finding.subtheme or "", review.excerpts[id].study)
            met.setdefault(key, [0, 0, 0, 0])[3] += 1
    return tuple(
        Meeting(*key, excerpts, bool(differing), bool(named), against)
        for key, (excerpts, differing, named, against) in met.items()
    )


@once_per_review
def grids(review: Review) -> tuple[Grid, ...]:
    """A map for each axis that the schema of a study declares."""
    met = _by_row(incidence(review))
    return tuple(_grid_of_terms(review, axis, met) for axis in shown_uses(review, Study, Axis))


def study_grid(review: Review) -> Grid:
    """The map with one column for each study."""
    columns = tuple((study.id, study.name) for study in review.studies.values())
    cells = _cells(_by_row(incidence(review)), {id: (id,) for id in review.studies})
    return _grid("studies", gettext("Study"), map_rows(review), columns, cells, dict.fromkeys(review.studies, 1))


def _grid_of_terms(review: Review, axis: Axis, met: Iterable[Meeting]) -> Grid:
    terms = {study.id: {str(term) for term in entries_at(study, axis.at)} for study in review.studies.values()}
    columns = tuple((term.id, term.label) for term in review.codebook.terms(axis.vocabulary))
    included = Counter(term for each in terms.values() for term in each)
    scope = SCOPES.get(axis.vocabulary, "")
    return _grid(axis.name, gettext(axis.label), map_rows(review), columns, _cells(met, terms), included, scope)


def _by_row(met: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """What meets in each row of the map: that of a theme covers its parts, and what belongs to none of them."""
    rows: dict[tuple[str, str, str], Meeting] = {}
    for each in met:
        for subtheme in {"", each.subtheme}:
            key = (each.theme, subtheme, each.study)
            other = rows.get(key, Meeting(*key, 0, differing=False, named=False))
            rows[key] = Meeting(
                *key,
                other.excerpts + each.excerpts,
                other.differing or each.differing,
                other.named or each.named,
                other.against + each.against,
            )
    return tuple(rows.values())


def _cells(met: Iterable[Meeting], columns: Mapping[str, Iterable[str]]) -> dict[tuple[str, str, str], Cell]:
    """The cells that are not empty, by theme, subtheme and column; `columns` are those of each study."""
    grouped: dict[tuple[str, str, str], list[Meeting]] = defaultdict(list)
    for each in sorted(met, key=lambda each: each.study):
        for column in columns[each.study]:
            grouped[each.theme, each.subtheme, column].append(each)
    return {
        key: Cell(
            named=tuple(each.study for each in group if each.named),
            linked=tuple(each.study for each in group if not each.named),
            excerpts=sum(each.excerpts for each in group),
            state="differing" if any(each.differing for each in group) else "supported",
            against=sum(each.against for each in group),
        )
        for key, group in grouped.items()
    }


def _grid(
    dimension: str,
    label: str,
    rows: tuple[Row, ...],
    columns: tuple[tuple[str, str], ...],
    cells: Mapping[tuple[str, str, str], Cell],
    included: Mapping[str, int],
    scope: str = "",
) -> Grid:
    every = tuple(
        tuple(
            cells.get((row.theme.id, row.subtheme, id)) or _cell_without_studies(row, included.get(id, 0), scope)
            for id, _ in columns
        )
        for row in rows
    )
    return Grid(dimension, label, rows, columns, tuple(included.get(id, 0) for id, _ in columns), every)


def _cell_without_studies(row: Row, included: int, scope: str) -> Cell:
    """The cell of a column with so many included studies, none of which is named or linked in the row."""
    stated = next((finding.id for finding in row.findings if scope and finding.scope == scope), "")
    state = "all-settings" if stated else "included" if included else "empty"
    return Cell((), (), 0, state, included, stated)
