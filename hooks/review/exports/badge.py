"""badge.svg: the state of the review in a small picture that other sites can show."""

from __future__ import annotations

from review.model.review_status import ReviewStatus, State
from review.templating.rendering import render

LEFT = "living review"
CHARACTER = 6.6  # pixels, of the font at its size, on average
PADDING = 16

# White text on each has a contrast of 4.5 or more.
COLOURS: dict[State, str] = {
    "active": "#1b6e3c",
    "unscheduled": "#2f5d8a",
    "overdue": "#8a4b00",
    "paused": "#6b4c9a",
    "retired": "#5c5c5c",
}


def files(state: ReviewStatus) -> dict[str, str]:
    """badge.svg."""
    right = f"{state.label}, searched through {state.searched_through}"
    split = round(len(LEFT) * CHARACTER) + PADDING
    width = split + round(len(right) * CHARACTER) + PADDING
    picture = render(
        "figures/badge.svg", here="", left=LEFT, right=right, split=split, width=width, colour=COLOURS[state.state]
    )
    return {"badge.svg": str(picture)}
