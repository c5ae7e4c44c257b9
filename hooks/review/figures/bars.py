"""Stacked bars of appraisal answers, one bar a criterion; told apart by pattern and number, not by colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from review.templating.rendering import render
from review.views.coverage import STANDINGS, Profile

ROW, BAR, LABEL = 54, 24, 20  # pixels, also on a narrow screen: only the widths, in per cent, follow the page
APPRAISAL_FIGURE = "figures/appraisal.svg"  # where the figure stands as a file of its own
LEAST_FOR_NUMBER = 3.5  # per cent; a narrower segment has no room for its number


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar: where it starts and how wide it is, in per cent, and the count it stands for."""

    standing: str
    x: float
    width: float
    count: int

    @property
    def shows_number(self) -> bool:
        return self.width >= LEAST_FOR_NUMBER


@dataclass(frozen=True, slots=True)
class Bar:
    """A criterion's bar, with a segment for each standing, also where nothing stands for it."""

    criterion: str
    label: str
    y: int
    segments: tuple[Segment, ...]


def bars(profile: Profile) -> tuple[Bar, ...]:
    """The geometry: widths are the per cent of the answers to each criterion."""
    made = []
    for place, count in enumerate(profile.criteria):
        total = sum(number for _, number in count.answers) or 1
        x = 0.0
        segments = []
        for standing in STANDINGS:
            number = count.standing(standing)
            width = round(100 * number / total, 2)
            segments.append(Segment(standing, round(x, 2), width, number))
            x += width
        label = f"{count.criterion.number}. {count.criterion.label}"
        made.append(Bar(count.criterion.id, label, place * ROW, tuple(segments)))
    return tuple(made)


def appraisal_bars(profile: Profile, here: str) -> Markup:
    """The figure as SVG. The same numbers stand in the table of answers; the reader's lens draws both anew."""
    drawn = bars(profile)
    return render(
        "figures/bars.svg",
        here=here,
        bars=drawn,
        height=len(drawn) * ROW,
        bar=BAR,
        label=LABEL,
        file=APPRAISAL_FIGURE,
    )
