"""badge.svg: the status of the review as a small picture that other sites can show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from review.exports.registration import exports_file
from review.language.current import gettext, marked
from review.model.review_status import State
from review.templating.rendering import Context, render
from review.versions.publication import Publication

LEFT_TEXT = marked("living review")
CHARACTER_WIDTH = 6.6  # pixels; the average of the font at its size
PADDING = 16  # pixels

# White text on each has a contrast of 4.5 or more.
COLOURS: dict[State, str] = {
    "active": "#1b6e3c",
    "unscheduled": "#2f5d8a",
    "overdue": "#8a4b00",
    "out-of-date": "#a3261b",
    "paused": "#6b4c9a",
    "retired": "#5c5c5c",
}


@dataclass(frozen=True)
class Badge(Context):
    """The badge: two texts, where the first ends, and the colour behind the second."""

    template: ClassVar[str] = "figures/badge.svg"
    left: str
    right: str
    split: int
    width: int
    colour: str


@exports_file("badge.svg", "image/svg+xml")
def badge(publication: Publication) -> str:
    """Return the badge."""
    status = publication.status
    left = gettext(LEFT_TEXT)
    right = gettext("{status}, searched up to {day}", status=status.label, day=status.searched_through)
    split = _width(left)
    return str(render(Badge(left, right, split, split + _width(right), COLOURS[status.state])))


def _width(text: str) -> int:
    return round(len(text) * CHARACTER_WIDTH) + PADDING
