"""Stacked bars of the reports that await assessment, by year, in the drawing of the appraisal's bars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from review.figures.bars import BAR, LABEL, ROW, Bar, stacked
from review.templating.rendering import Context, render
from review.views.awaiting import FIRST_LOOKS, Awaiting, FirstLook

# The pattern of a segment, by the place of its first look in FIRST_LOOKS.
PATTERNS = ("met", "unclear", "not-met")
Key = tuple[str, FirstLook]  # a pattern, and what it means


@dataclass(frozen=True)
class AwaitingFigure(Context):
    """The figure: `height` is its own, `bar` that of a bar, `label` that of the text above it."""

    template: ClassVar[str] = "figures/awaiting.svg"
    bars: tuple[Bar, ...]
    keys: tuple[Key, ...]
    total: int
    height: int
    bar: int
    label: int


def drawn_awaiting(reports: Awaiting) -> tuple[tuple[Bar, ...], tuple[Key, ...]]:
    """Return a bar for each year, as long as its number of reports, and the keys of their patterns."""
    longest = max((len(year.reports) for year in reports.years), default=1)
    drawn = []
    for place, year in enumerate(reports.years):
        parts = ((pattern, year.number(look)) for pattern, look in zip(PATTERNS, FIRST_LOOKS, strict=True))
        label = f"{year.year}: {len(year.reports)}"
        drawn.append(Bar(str(year.year), label, place * ROW, stacked(parts, longest)))
    keys = tuple((pattern, look) for pattern, look in zip(PATTERNS, FIRST_LOOKS, strict=True) if look in reports.looks)
    return tuple(drawn), keys


def awaiting_bars(reports: Awaiting, here: str) -> Markup:
    """Return the figure as SVG for the page at `here`."""
    drawn, keys = drawn_awaiting(reports)
    return render(AwaitingFigure(drawn, keys, reports.total, len(drawn) * ROW, BAR, LABEL), here)
