"""What every saved figure shows around its drawing: title, status of the review, citation and licence.

Colours follow the viewer's colour scheme where a program supports that. They are literal values rather than CSS
variables, and the fonts have plain names, because most drawing programs support nothing else.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from review.citing.citable_works import part
from review.citing.metadata import LICENCES
from review.versions.publication import Publication
from review.views.in_words import short_status

MARGIN, TOP = 28, 72  # pixels around the drawing, and above it
LINE, BELOW = 17, 30  # pixels: between lines of text below the drawing, and before the first of them
CHARACTER = 7.6  # pixels of a character of the citation in a wide font


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of a figure: its texts, and its sizes in pixels. `below` is where the lines below the drawing begin."""

    title: str
    description: str
    citation: str
    status: tuple[str, ...]
    lines: tuple[str, ...]
    creators: tuple[str, ...]
    date: str
    url: str
    licence: str
    licence_url: str
    width: int
    height: int
    below: int
    margin: int = MARGIN
    top: int = TOP


def frame(publication: Publication, title: str, description: str, address: str, width: int, drawn: int) -> Frame:
    """Return the frame of a figure from the page at this address, around a drawing of this width and height."""
    review = publication.review
    work = part(review, title, address, publication.site_url)
    style = review.record.settings.reference_style
    citation = publication.formatter.references([work], style)[work.citekey].text
    licence = review.record.licence.text
    length = int((width - 2 * MARGIN) / CHARACTER)
    lines = tuple(textwrap.wrap(f"{citation} ({licence})", length, break_on_hyphens=False))
    status = (f"{short_status(review, publication.status)}.",)
    below = TOP + drawn + BELOW
    return Frame(
        title=title,
        description=description,
        citation=citation,
        status=status,
        lines=lines,
        creators=tuple(name.inverted for name in work.authors),
        date=work.date,
        url=work.get("url"),
        licence=licence,
        licence_url=LICENCES.get(licence, ""),
        width=width,
        height=below + (len(status) + len(lines)) * LINE + MARGIN // 2,
        below=below,
    )
