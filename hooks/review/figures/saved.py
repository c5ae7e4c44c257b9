"""A figure as a file that stands alone: its citation is seen in it, and programs read it from its metadata.

Colours follow the scheme of whoever looks at it, where a program knows of schemes. They are written out, not as
variables of CSS, and the font is named plainly, because most editors of drawings know no better.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from review.citing.citable_works import part
from review.citing.metadata import LICENCES
from review.figures.bars import APPRAISAL_FIGURE, BAR, LABEL, ROW, bars
from review.model.review import Review
from review.references.citation_styles import format_references
from review.templating.rendering import render
from review.views.coverage import STANDINGS, instrument_of, profile

WIDTH, MARGIN, TOP = 720, 24, 64  # pixels
LINE, BELOW = 17, 62  # pixels: from line to line of the citation, and from the drawing to its first
LONGEST_LINE = 92  # characters of the citation that fit between the margins

KEYS: Mapping[str, str] = {"met": "met", "unclear": "unclear", "not-met": "not met"}


def saved_figures(review: Review, site_url: str) -> dict[str, str]:
    """Every figure that can be saved, by the address of its file."""
    rated = profile(review, review.studies.values())
    drawn = bars(rated)
    title = "Appraisal answers by criterion"
    work = part(review, title, "appraisal/", site_url)
    citation = format_references([work])[work.citekey].text
    licence = review.record.licence.text
    lines = textwrap.wrap(f"{citation} ({licence})", LONGEST_LINE)
    height = len(drawn) * ROW
    picture = render(
        "figures/saved.svg",
        here="",
        drawing="figures/bars_drawn.svg",
        title=title,
        description=(
            f"One bar for each criterion of the {instrument_of(review).label}, over {rated.rated} appraisals: met, "
            "unclear and not met, from left to right."
        ),
        citation=citation,
        lines=lines,
        creators=[name.inverted for name in work.authors],
        date=work.date,
        url=work.get("url"),
        licence=licence,
        licence_url=LICENCES.get(licence, ""),
        keys=[(standing, KEYS[standing]) for standing in STANDINGS],
        width=WIDTH,
        margin=MARGIN,
        top=TOP,
        drawn_height=height,
        height=TOP + height + BELOW + len(lines) * LINE,
        bars=drawn,
        bar=BAR,
        label=LABEL,
    )
    return {APPRAISAL_FIGURE: f"{picture}\n"}
