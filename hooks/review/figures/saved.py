"""Figures as files of their own, which show their citation and contain it as metadata.

Colours follow the viewer's colour scheme where a program supports that. They are literal values rather than CSS
variables, and the font has a plain name, because most drawing programs support nothing else.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from review.citing.citable_works import part
from review.citing.metadata import LICENCES
from review.figures.bars import APPRAISAL_FIGURE, BAR, LABEL, ROW, Bar, bars
from review.model.review import Review
from review.references.citation_styles import Formatter
from review.templating.rendering import Context, render
from review.views.coverage import STANDINGS, instrument_of, profile

WIDTH, MARGIN, TOP = 720, 24, 64  # pixels
LINE, BELOW = 17, 62  # pixels: between lines of the citation, and between the drawing and its first line
MAX_LINE_LENGTH = 92  # characters of the citation that fit between the margins

LEGEND: Mapping[str, str] = {"met": "met", "unclear": "unclear", "not-met": "not met"}


@dataclass(frozen=True)
class SavedFigure(Context):
    """The figure with its description, citation, licence and legend; the other values are sizes in pixels."""

    template: ClassVar[str] = "figures/saved.svg"
    title: str
    description: str
    citation: str
    lines: tuple[str, ...]
    creators: tuple[str, ...]
    date: str
    url: str
    licence: str
    licence_url: str
    keys: tuple[tuple[str, str], ...]
    width: int
    margin: int
    top: int
    drawn_height: int
    height: int
    bars: tuple[Bar, ...]
    bar: int
    label: int


def saved_figures(review: Review, site_url: str, formatter: Formatter) -> dict[str, str]:
    """Return every figure that can be saved, by the address of its file."""
    rated = profile(review, review.studies.values())
    drawn = bars(rated)
    title = "Appraisal answers by criterion"
    work = part(review, title, "appraisal/", site_url)
    citation = formatter.references([work])[work.citekey].text
    licence = review.record.licence.text
    lines = textwrap.wrap(f"{citation} ({licence})", MAX_LINE_LENGTH)
    height = len(drawn) * ROW
    figure = SavedFigure(
        title=title,
        description=(
            f"One bar for each criterion of the {instrument_of(review).label}, over {rated.rated} appraisals: met, "
            "unclear and not met, from left to right."
        ),
        citation=citation,
        lines=tuple(lines),
        creators=tuple(name.inverted for name in work.authors),
        date=work.date,
        url=work.get("url"),
        licence=licence,
        licence_url=LICENCES.get(licence, ""),
        keys=tuple((standing, LEGEND[standing]) for standing in STANDINGS),
        width=WIDTH,
        margin=MARGIN,
        top=TOP,
        drawn_height=height,
        height=TOP + height + BELOW + len(lines) * LINE,
        bars=drawn,
        bar=BAR,
        label=LABEL,
    )
    return {APPRAISAL_FIGURE: f"{render(figure)}\n"}
