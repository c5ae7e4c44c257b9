"""The evidence map as a picture: where a theme meets a setting or a profession, a disc by the number of studies.

It shows where the review has evidence, never how strong that evidence is.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

from review.figures.frame import MARGIN, TOP, Frame, frame
from review.language.current import gettext, marked
from review.language.formats import in_sentence
from review.model.theme import Theme
from review.templating.rendering import Context
from review.versions.publication import Publication
from review.views.evidence_map import Cell, Grid, grids

LABEL_WIDTH, COLUMN, ROW = 290, 116, 48  # pixels, as are all sizes below
HEAD, HEAD_LINE, LEGEND = 56, 16, 70
MIN_RADIUS, MAX_RADIUS = 10.0, 20.0
HEAD_LENGTH, LABEL_LENGTH = 13, 36  # characters of a line
SIGNS = {"all-settings": marked("all"), "included": "–", "empty": "0"}  # of cells without studies


@dataclass(frozen=True, slots=True)
class Label:
    """A label as lines of text at a place."""

    x: float
    y: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """What a cell shows: a text, with a disc around it where there are studies (`radius` is 0 where there are none)."""

    x: float
    y: float
    text: str
    radius: float
    is_named: bool
    is_differing: bool


@dataclass(frozen=True)
class MapPicture(Context):
    """The map along one dimension: themes from left to right, and its terms from top to bottom."""

    template: ClassVar[str] = "figures/map.svg"
    frame: Frame
    heads: tuple[Label, ...]
    labels: tuple[Label, ...]
    lines: tuple[int, ...]
    spots: tuple[Spot, ...]
    legend_y: int


def map_pictures(publication: Publication) -> Mapping[str, MapPicture]:
    """Return the picture of each map, by the dimension."""
    return {grid.dimension: _picture(publication, grid) for grid in grids(publication.review)}


def _picture(publication: Publication, grid: Grid) -> MapPicture:
    themes = [(row.theme, cells) for row, cells in zip(grid.rows, grid.cells, strict=True) if not row.subtheme]
    first, drawn = TOP + HEAD, HEAD + len(grid.columns) * ROW + LEGEND
    columns = [MARGIN + LABEL_WIDTH + (number + 0.5) * COLUMN for number in range(len(themes))]
    rows = [first + (number + 0.5) * ROW for number in range(len(grid.columns))]
    largest = max((len(cell.studies) for _, cells in themes for cell in cells), default=0)
    label = in_sentence(grid.label)
    title = gettext("Where the evidence is: themes by {label}", label=label)
    description = gettext(
        "For each theme and {label}, the number of studies that are named for a finding of the theme in the published "
        "review, or linked to it or quoted there by us. It does not show how strong the evidence is.",
        label=label,
    )
    return MapPicture(
        frame=frame(
            publication, title, description, "map/", 2 * MARGIN + LABEL_WIDTH + max(len(themes), 5) * COLUMN, drawn
        ),
        heads=tuple(
            Label(x, first - 12 - HEAD_LINE * (len(lines) - 1), lines)
            for x, (theme, _) in zip(columns, themes, strict=True)
            for lines in [tuple(textwrap.wrap(theme.short_title, HEAD_LENGTH))]
        ),
        labels=tuple(
            Label(MARGIN, y + 5 - HEAD_LINE * (len(lines) - 1) / 2, lines)
            for y, (_, text) in zip(rows, grid.columns, strict=True)
            for lines in [tuple(textwrap.wrap(text, LABEL_LENGTH))]
        ),
        lines=tuple(first + number * ROW for number in range(len(grid.columns) + 1)),
        spots=tuple(_spots(themes, columns, rows, largest)),
        legend_y=first + len(grid.columns) * ROW + 26,
    )


def _spots(
    themes: list[tuple[Theme, tuple[Cell, ...]]], columns: list[float], rows: list[float], largest: int
) -> Iterator[Spot]:
    for x, (_, cells) in zip(columns, themes, strict=True):
        for y, cell in zip(rows, cells, strict=True):
            number = len(cell.studies)
            radius = MIN_RADIUS + (MAX_RADIUS - MIN_RADIUS) * sqrt(number / largest) if number else 0
            text = str(number) if number else gettext(SIGNS[cell.state])
            yield Spot(x, y, text, round(radius, 1), bool(cell.named), cell.state == "differing")
