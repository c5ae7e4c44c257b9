"""Stacked bars of appraisal answers for each criterion, distinguished by pattern and number, not only by colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from review.language.current import gettext
from review.language.formats import joined
from review.templating.rendering import Context, render
from review.views.appraisals import IN_WORDS, CriterionCount

ROW, BAR, LABEL = 54, 24, 20  # heights in pixels; widths are in per cent of the page
MIN_WIDTH_FOR_NUMBER = 3.5  # per cent; a narrower segment has no room for its number


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar: its start and width in per cent, and the number of answers that it represents."""

    standing: str
    x: float
    width: float
    count: int

    @property
    def shows_number(self) -> bool:
        return self.width >= MIN_WIDTH_FOR_NUMBER


@dataclass(frozen=True, slots=True)
class Bar:
    """A criterion's bar, with a segment for each standing, including those without answers.

    `criterion` is its key for the study filter, empty where the bar does not follow the filter.
    """

    criterion: str
    label: str
    y: int
    segments: tuple[Segment, ...]


def stacked(parts: Iterable[tuple[str, int]], whole: int) -> tuple[Segment, ...]:
    """Return the parts of a bar, given by pattern and number, one after the other; `whole` is what fills the width."""
    x, segments = 0.0, []
    for pattern, number in parts:
        width = round(100 * number / whole, 2)
        segments.append(Segment(pattern, round(x, 2), width, number))
        x += width
    return tuple(segments)


def bars(counts: Sequence[CriterionCount], standings: Sequence[str]) -> tuple[Bar, ...]:
    """Return the bars; widths are percentages of the studies that each criterion is applicable to."""
    made = []
    for place, count in enumerate(counts):
        segments = stacked(((standing, count.standing(standing)) for standing in standings), count.applicable or 1)
        label = f"{count.criterion.shown_number}. {count.criterion.label}"
        made.append(Bar(count.key, label, place * ROW, segments))
    return tuple(made)


@dataclass(frozen=True)
class BarsFigure(Context):
    """The figure on a page: `height` is its own, `bar` that of a bar, `label` that of the text above it.

    `suffix` follows its IDs, and `saved_as` is the name of its file, empty where it has none.
    """

    template: ClassVar[str] = "figures/bars.svg"
    bars: tuple[Bar, ...]
    standings: tuple[tuple[str, str], ...]
    in_words: str
    title: str
    suffix: str
    saved_as: str
    height: int
    bar: int
    label: int


def appraisal_bars(
    counts: Sequence[CriterionCount], standings: Sequence[str], here: str, title: str, suffix: str, saved_as: str
) -> Markup:
    """Return the figure as SVG for the page at `here`, where a script redraws it when a reader filters the studies."""
    drawn = bars(counts, standings)
    words = tuple((standing, gettext(IN_WORDS[standing])) for standing in standings)
    in_words = joined([word for _, word in words])
    return render(BarsFigure(drawn, words, in_words, title, suffix, saved_as, len(drawn) * ROW, BAR, LABEL), here)
