"""Two states of the evidence compared: entities, figures, themes and map cells, and ids that would vanish."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from review.checks.registry import current_ids
from review.loading import State
from review.model.id_registry import follow
from review.model.once import once_per_review
from review.model.review import Review
from review.model.stated_figures import Reconciliation, counts, reconcile
from review.schema.ids import PublishedRecord
from review.versions.entities import KINDS, Entity, Key, entities
from review.versions.field_names import field_name, figure_name
from review.views.evidence_map import Cell, Row, grids, study_grid
from review.views.themes import studies_of_theme

Outcome = Literal["added", "changed", "removed"]
EMPTY = (("", "", ""), Cell((), (), 0, ""))  # where a map has no such row or column
WITHOUT_EVIDENCE = frozenset({"included", "empty"})  # the states of a cell that say only which studies are included


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field with its text before and after; an empty text where it is missing."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """An entity that was added, changed or removed, with every field that differs."""

    kind: str
    id: str
    outcome: Outcome
    label: str
    fields: tuple[FieldChange, ...]

    def name_of(self, field: FieldChange) -> str:
        """Return what readers call one of the fields."""
        return field_name(self.kind, field.field)


@dataclass(frozen=True, slots=True)
class Figure:
    """A summary figure before and after."""

    name: str
    before: int
    after: int

    @property
    def changed(self) -> bool:
        return self.before != self.after

    @property
    def label(self) -> str:
        """What readers call it."""
        return figure_name(self.name)


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A figure of the published review: as stated, and as computed before and after (None where it was not stated)."""

    id: str
    figure: str
    published: str
    before: int | None
    after: int | None
    agreed: bool | None
    agrees: bool | None

    @property
    def changed(self) -> bool:
        return (self.before, self.agreed) != (self.after, self.agrees)


@dataclass(frozen=True, slots=True)
class ThemeAffected:
    """A theme that a change affects, with its counts before and after; 0 where there is no such theme."""

    id: str
    title: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class CellAffected:
    """A cell of the evidence map that differs: its row and column, and what is there before and after.

    `studies` are all studies, `named` and `linked` those of each kind of support.
    """

    dimension: str
    row: str
    column: str
    studies: Figure
    named: Figure
    linked: Figure
    excerpts: Figure
    before: str
    after: str


@dataclass(frozen=True, slots=True, order=True)
class Vanished:
    """A published id whose address would no longer work, or would lead to something else, and why."""

    id: str
    kind: str
    since: str
    how: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that differs between two states."""

    changes: tuple[Change, ...]
    figures: tuple[Figure, ...]
    stated: tuple[StatedFigure, ...]
    themes: tuple[ThemeAffected, ...]
    cells: tuple[CellAffected, ...]
    vanished: tuple[Vanished, ...]

    def __bool__(self) -> bool:
        return bool(self.changes or self.vanished)

    def of_kind(self, kind: str) -> tuple[Change, ...]:
        """The changes to one kind of entity: added, then changed, then removed."""
        return tuple(change for change in self.changes if change.kind == kind)


def compare(before: State | None, after: State) -> Changes:
    """What differs from one state to the next; `before` is None where there was none."""
    changes = tuple(_changes(entities(before), entities(after)))
    then = before.review if before else None
    return Changes(
        changes=changes,
        figures=tuple(_figures(then, after.review)),
        stated=tuple(_stated(then, after.review)),
        themes=tuple(_themes(then, after.review, changes)),
        cells=tuple(_cells(then, after.review)),
        vanished=tuple(sorted(_vanished(before, after))) if before else (),
    )


def _changes(before: Mapping[Key, Entity], after: Mapping[Key, Entity]) -> Iterator[Change]:
    """Every entity that differs, by kind; within a kind those added, then those changed, then those removed."""
    for kind in KINDS:
        now = {key: entity for key, entity in after.items() if entity.kind == kind}
        then = {key: entity for key, entity in before.items() if entity.kind == kind}
        yield from (_change("added", entity, {}, entity.fields) for key, entity in now.items() if key not in then)
        for key, entity in now.items():
            if key in then and then[key].fields != entity.fields:
                yield _change("changed", entity, then[key].fields, entity.fields)
        yield from (_change("removed", entity, entity.fields, {}) for key, entity in then.items() if key not in now)


def _change(outcome: Outcome, entity: Entity, then: Mapping[str, str], now: Mapping[str, str]) -> Change:
    fields = tuple(
        FieldChange(name, then.get(name, ""), now.get(name, ""))
        for name in dict.fromkeys([*now, *then])
        if then.get(name, "") != now.get(name, "")
    )
    return Change(entity.kind, entity.id, outcome, entity.label, fields)


def _figures(before: Review | None, after: Review) -> Iterator[Figure]:
    then = counts(before) if before else {}
    yield from (Figure(name, then.get(name, 0), number) for name, number in counts(after).items())


def _stated(before: Review | None, after: Review) -> Iterator[StatedFigure]:
    then = {each.record.id: each for each in reconcile(before)} if before else {}
    now = {each.record.id: each for each in reconcile(after)}
    for id in dict.fromkeys([*now, *then]):
        newest: Reconciliation = now.get(id) or then[id]
        was, is_now = then.get(id), now.get(id)
        yield StatedFigure(
            id,
            newest.record.figure,
            newest.record.published,
            was.computed if was else None,
            is_now.computed if is_now else None,
            was.agrees if was else None,
            is_now.agrees if is_now else None,
        )


def _themes(before: Review | None, after: Review, changes: tuple[Change, ...]) -> Iterator[ThemeAffected]:
    affected = {
        theme for review in (before, after) if review for change in changes for theme in _themes_of(change, review)
    }
    themes = {**(before.themes if before else {}), **after.themes}
    for id, theme in themes.items():
        then, now = _theme_counts(before, id), _theme_counts(after, id)
        if id in affected or then != now:
            yield ThemeAffected(id, theme.title, tuple(Figure(name, then[name], now[name]) for name in now))


def _themes_of(change: Change, review: Review) -> Iterator[str]:
    """The themes of a review that a change affects."""
    if change.kind == "theme":
        yield change.id
    elif change.kind == "finding" and change.id in review.findings:
        yield review.findings[change.id].theme
    elif change.kind == "code" and change.id in review.codes:
        yield review.codes[change.id].theme
    elif change.kind == "excerpt" and change.id in review.excerpts:
        excerpt = review.excerpts[change.id]
        yield excerpt.theme
        yield from (review.findings[finding].theme for finding in excerpt.findings)


def _theme_counts(review: Review | None, id: str) -> dict[str, int]:
    """The counts of a theme in a review; all 0 where the review does not have it."""
    theme = review.themes.get(id) if review else None
    if review is None or theme is None:
        return dict.fromkeys(("findings", "studies", "datasets", "excerpts"), 0)
    studies = studies_of_theme(review, theme)
    return {
        "findings": len(theme.findings),
        "studies": len(studies),
        "datasets": len(review.datasets_of(studies)),
        "excerpts": sum(excerpt.theme == id for excerpt in review.excerpts.values()),
    }


def _cells(before: Review | None, after: Review) -> Iterator[CellAffected]:
    then, now = _map(before) if before else {}, _map(after)
    for place in dict.fromkeys([*now, *then]):
        was, becomes = then.get(place), now.get(place)
        names, cell, other = (becomes or was or EMPTY)[0], (was or EMPTY)[1], (becomes or EMPTY)[1]
        has_evidence = not {cell.state, other.state} <= WITHOUT_EVIDENCE
        if (cell.named, cell.linked, cell.excerpts) != (other.named, other.linked, other.excerpts) or (
            was and becomes and cell.state != other.state and has_evidence
        ):
            yield CellAffected(
                *names,
                Figure("studies", len(cell.studies), len(other.studies)),
                Figure("named", len(cell.named), len(other.named)),
                Figure("linked", len(cell.linked), len(other.linked)),
                Figure("excerpts", cell.excerpts, other.excerpts),
                cell.state,
                other.state,
            )


@once_per_review
def _map(review: Review) -> dict[tuple[str, str, str, str], tuple[tuple[str, str, str], Cell]]:
    """Every cell of every grid by dimension, theme, subtheme and column, with the labels of its place."""
    return {
        (grid.dimension, row.theme.id, row.subtheme, id): ((grid.label, _row_name(row), label), cell)
        for grid in (*grids(review), study_grid(review))
        for row, cells in zip(grid.rows, grid.cells, strict=True)
        for (id, label), cell in zip(grid.columns, cells, strict=True)
    }


def _row_name(row: Row) -> str:
    return f"{row.theme.short_title}: {row.label}" if row.subtheme else row.theme.short_title


def _vanished(before: State, after: State) -> Iterator[Vanished]:
    """The ids that were published before and would not work after, whatever the registry says now."""
    current = current_ids(after.evidence)
    registry: dict[str, PublishedRecord] = {entry.id: entry for entry in after.evidence.ids.value.ids}
    for entry in before.evidence.ids.value.ids:
        trail = follow(entry.id, registry, current)
        if trail.end in {"unknown", "loop"}:
            yield Vanished(entry.id, entry.kind, entry.since, "nothing stands at its address")
        elif entry.id not in registry:
            yield Vanished(entry.id, entry.kind, entry.since, "it was struck from evidence/ids.yml")
        elif registry[entry.id].kind != entry.kind:
            yield Vanished(entry.id, entry.kind, entry.since, f"it is now a {registry[entry.id].kind}")
