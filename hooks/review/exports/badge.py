"""badge.svg: the status of the review as a small picture that other sites can show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from review.exports.registration import exports_file
from review.language.current import gettext, marked
from review.model.review_status import State
from review.templating.look import colour
from review.templating.rendering import Context, render
from review.versions.publication import Publication

LEFT_TEXT = marked("living review")
CHARACTER_WIDTH = 6.6  # pixels; the average of the font at its size
PADDING = 16  # pixels

GROUND, INK = "ink", "on-pine"
# The token of the colour behind each status. The colour of the text has a contrast of 4.5 or more on each.
COLOURS: dict[State, str] = {
    "active": "pine",
    "unscheduled": "pine",
    "overdue": "ochre",
    "out-of-date": "rust",
    "paused": "ink-2",
    "retired": "ink-2",
}


@dataclass(frozen=True)
class Badge(Context):
    """The badge: two texts, where the first ends, the colours behind them, and that of the texts."""

    template: ClassVar[str] = "figures/badge.svg"
    left: str
    right: str
    split: int
    width: int
    ground: str
    behind: str
    ink: str


@exports_file("badge.svg", "image/svg+xml")
def badge(publication: Publication) -> str:
    """Return the badge."""
    status = publication.status
    left = gettext(LEFT_TEXT)
    right = gettext("{status}, searched up to {day}", status=status.label, day=status.searched_through)
    split = _width(left)
    colours = (colour(token) for token in (GROUND, COLOURS[status.state], INK))
    return str(render(Badge(left, right, split, split + _width(right), *colours)))


def _width(text: str) -> int:
    return round(len(text) * CHARACTER_WIDTH) + PADDING
