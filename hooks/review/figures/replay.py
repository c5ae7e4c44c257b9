"""Bars of the replay: for each year, how often its studies created, widened or only supported a finding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from review.figures.bars import BAR, LABEL, ROW, Bar, stacked
from review.language.current import gettext, marked
from review.templating.rendering import Context, plural, render
from review.views.replay import Outcome, Replay

# The pattern of a segment, the outcomes that it counts, and what it is called.
SEGMENTS: tuple[tuple[str, tuple[Outcome, ...], str], ...] = (
    ("met", ("created",), marked("created")),
    ("unclear", ("widened",), marked("widened")),
    ("not-met", ("new-data", "same-data"), marked("only supported")),
)
Key = tuple[str, str]  # a pattern, and what it means


@dataclass(frozen=True)
class ReplayFigure(Context):
    """The figure: `height` is its own, `bar` that of a bar, `label` that of the text above it."""

    template: ClassVar[str] = "figures/replay.svg"
    bars: tuple[Bar, ...]
    keys: tuple[Key, ...]
    height: int
    bar: int
    label: int


def drawn_replay(replayed: Replay) -> tuple[tuple[Bar, ...], tuple[Key, ...]]:
    """Return a bar for each year, as long as its number of events, and the keys of the patterns that occur."""
    longest = max((year.count(*_outcomes()) for year in replayed.years), default=0) or 1
    drawn = []
    for place, year in enumerate(replayed.years):
        parts = ((pattern, year.count(*outcomes)) for pattern, outcomes, _ in SEGMENTS)
        studies = plural(len(year.steps), "study", "studies")
        findings = plural(year.findings_so_far, "finding")
        when = year.year or gettext("Year not known")
        label = gettext("{year}: {studies}; {findings} so far", year=when, studies=studies, findings=findings)
        drawn.append(Bar(str(year.year), label, place * ROW, stacked(parts, longest)))
    keys = tuple((pattern, gettext(label)) for pattern, outcomes, label in SEGMENTS if replayed.last(*outcomes))
    return tuple(drawn), keys


def _outcomes() -> tuple[Outcome, ...]:
    return tuple(outcome for _, outcomes, _ in SEGMENTS for outcome in outcomes)


def replay_bars(replayed: Replay, here: str) -> Markup:
    """Return the figure as SVG for the page at `here`."""
    drawn, keys = drawn_replay(replayed)
    return render(ReplayFigure(drawn, keys, len(drawn) * ROW, BAR, LABEL), here)
