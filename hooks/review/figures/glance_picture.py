"""The themes at a glance as a picture: of each theme what it says, its findings by reach, and where its studies are."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from review.figures.frame import MARGIN, TOP, Frame, frame
from review.figures.marks import Marks, marks_of_places
from review.language.current import gettext
from review.schema.term import Term
from review.templating.rendering import Context, plural
from review.versions.publication import Publication
from review.views.downloads import has_picture
from review.views.glance import ThemeAtAGlance, at_a_glance, reaches
from review.views.themes import theme_views

WIDTH = 860  # pixels, as are all sizes below
TEXT_X, FIGURE_X = 62, 552
FIGURE_WIDTH = WIDTH - MARGIN - FIGURE_X
LINE, SMALL_LINE, STRIP, BETWEEN = 20, 17, 26, 14
MARK, MARKS_IN_LINE, MARK_LINE = 14, FIGURE_WIDTH // 14, 16
TITLE_LENGTH, SUMMARY_LENGTH = 52, 70  # characters of a line
SENTENCES = 2  # of the summary
KEY, KEY_COLUMNS, KEY_WIDTH = 22, 3, 268


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of a reach at a place."""

    name: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Key:
    """What a mark means, as a term of the codebook."""

    mark: Mark
    term: Term


@dataclass(frozen=True, slots=True)
class Row:
    """A theme from `y` downwards: its title and summary as lines of text, its marks, and its numbers in words."""

    y: int
    number: int
    title: tuple[str, ...]
    summary: tuple[str, ...]
    summary_y: int
    marks: tuple[Mark, ...]
    findings: str
    findings_y: int
    strip: Marks
    studies: str


@dataclass(frozen=True)
class GlancePicture(Context):
    """Every theme as a row, and below them what the marks mean."""

    template: ClassVar[str] = "figures/glance.svg"
    frame: Frame
    rows: tuple[Row, ...]
    keys: tuple[Key, ...]
    strip_key_y: int
    text_x: int = TEXT_X
    figure_x: int = FIGURE_X


def glance_picture(publication: Publication) -> GlancePicture:
    """Return the picture of all themes."""
    review = publication.review
    rows, bottom = _rows([at_a_glance(review, view) for view in theme_views(review)], len(review.studies))
    keys = tuple(_keys([(each.mark, each.term) for each in reaches(review.findings.values())], bottom + KEY))
    strip_key_y = max((key.mark.y for key in keys), default=bottom) + 34
    title = gettext(
        "Themes at a glance: {findings} in {themes}",
        findings=plural(len(review.findings), "finding"),
        themes=plural(len(rows), "theme"),
    )
    description = gettext(
        "For each theme, the beginning of its summary, a mark for each finding by the reach that the published review "
        "gives it, and a mark for each dataset, the oldest on the left. These are counts, not a rating."
    )
    return GlancePicture(
        frame=frame(publication, title, description, "", WIDTH, strip_key_y - TOP),
        rows=rows,
        keys=keys,
        strip_key_y=strip_key_y,
    )


def _rows(glances: list[ThemeAtAGlance], n_studies: int) -> tuple[tuple[Row, ...], int]:
    """Return the rows, and where the last of them ends."""
    made, y = [], TOP
    for each in glances:
        row, y = _row(each, n_studies, y)
        made.append(row)
    return tuple(made), y


def _row(each: ThemeAtAGlance, n_studies: int, y: int) -> tuple[Row, int]:
    """Return a row at a place, and the place of the next."""
    theme, first = each.view.theme, y + BETWEEN + LINE
    title = tuple(textwrap.wrap(theme.short_title, TITLE_LENGTH))
    summary = tuple(
        textwrap.wrap(
            " ".join(part.sentence for part in theme.summary[:SENTENCES]), SUMMARY_LENGTH, break_on_hyphens=False
        )
    )
    summary_y = first + len(title) * LINE
    marks = tuple(_marks([mark for mark, _ in each.findings] if has_picture(theme) else [], first - 5))
    findings_y = max((mark.y for mark in marks), default=first - 5) + 23
    row = Row(
        y=y,
        number=theme.number,
        title=title,
        summary=summary,
        summary_y=summary_y,
        marks=marks,
        findings=_findings_in_words(each),
        findings_y=findings_y,
        strip=marks_of_places(each.places, FIGURE_WIDTH),
        studies=gettext(
            "{number} of {studies}: {named} named, {linked} linked",
            number=len(each.view.coverage.studies),
            studies=plural(n_studies, "study", "studies"),
            named=len(each.view.named),
            linked=len(each.view.linked),
        ),
    )
    bottom = max(summary_y + (len(summary) - 1) * SMALL_LINE, findings_y + STRIP + SMALL_LINE)
    return row, bottom + BETWEEN


def _marks(names: list[str], y: int) -> Iterator[Mark]:
    for number, name in enumerate(names):
        line, place = divmod(number, MARKS_IN_LINE)
        yield Mark(name, FIGURE_X + MARK // 2 + place * MARK, y + line * MARK_LINE)


def _findings_in_words(each: ThemeAtAGlance) -> str:
    differing = each.number("differing")
    findings = plural(each.view.n_findings, "finding")
    return (
        gettext("{findings}; views differ in {number}", findings=findings, number=differing) if differing else findings
    )


def _keys(reached: list[tuple[str, Term]], y: int) -> Iterator[Key]:
    for number, (name, term) in enumerate(reached):
        line, column = divmod(number, KEY_COLUMNS)
        yield Key(Mark(name, MARGIN + 7 + column * KEY_WIDTH, y + line * KEY), term)
