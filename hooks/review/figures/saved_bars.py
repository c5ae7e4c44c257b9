"""The appraisal answers by criterion as a figure to save."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from review.figures.bars import BAR, LABEL, ROW, Bar, bars
from review.figures.frame import Frame, frame
from review.templating.rendering import Context
from review.versions.publication import Publication
from review.views.coverage import STANDINGS, instrument_of, profile

WIDTH, LEGEND_HEIGHT = 720, 36  # pixels
LEGEND: Mapping[str, str] = {"met": "met", "unclear": "unclear", "not-met": "not met"}


@dataclass(frozen=True)
class SavedBars(Context):
    """The bars with their legend; sizes are in pixels."""

    template: ClassVar[str] = "figures/saved_bars.svg"
    frame: Frame
    keys: tuple[tuple[str, str], ...]
    drawn_height: int
    bars: tuple[Bar, ...]
    bar: int
    label: int


def saved_bars(publication: Publication) -> SavedBars:
    """Return the figure over all studies."""
    review = publication.review
    rated = profile(review, review.studies.values())
    drawn = bars(rated)
    height = len(drawn) * ROW
    description = (
        f"One bar for each criterion of the {instrument_of(review).label}, over {rated.rated} appraisals: met, unclear "
        "and not met, from left to right."
    )
    title = "Appraisal answers by criterion"
    return SavedBars(
        frame=frame(publication, title, description, "appraisal/", WIDTH, height + LEGEND_HEIGHT),
        keys=tuple((standing, LEGEND[standing]) for standing in STANDINGS),
        drawn_height=height,
        bars=drawn,
        bar=BAR,
        label=LABEL,
    )
