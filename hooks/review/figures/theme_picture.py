"""A theme as a picture: its findings by kind, the ends between which views differ, and how many studies there are."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from review.figures.frame import MARGIN, TOP, Frame, frame
from review.figures.marks import Marks, marks_of, marks_of_all
from review.language.current import gettext
from review.model import urls
from review.model.theme import Finding, Theme
from review.schema.term import Term
from review.templating.rendering import Context, plural
from review.versions.publication import Publication
from review.views.findings import FindingView, finding_view
from review.views.in_words import headline

WIDTH = 860  # pixels, as are all sizes below
STRIP_WIDTH, STRIP_X = 180, 652
LINE, SMALL_LINE, BETWEEN, BETWEEN_GROUPS = 18, 17, 12, 18
HEADLINE_LENGTH, VIEW_LENGTH = 70, 48  # characters of a line
DIFFERING = "differing-views"
FOOT = 96  # of what the theme is based on


@dataclass(frozen=True, slots=True)
class Pole:
    """One of the views where views differ, as lines of text at a place."""

    x: int
    y: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A finding: its headline as lines of text, its studies, and its views below, from `poles_y` downwards."""

    y: int
    lines: tuple[str, ...]
    marks: Marks
    poles_y: int
    poles: tuple[Pole, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one kind."""

    y: int
    kind: Term
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class ThemePicture(Context):
    """The picture of a theme; `based` says in a sentence what `marks` show."""

    template: ClassVar[str] = "figures/theme.svg"
    frame: Frame
    groups: tuple[Group, ...]
    strip_x: int
    marks: Marks
    based: str
    based_y: int


def theme_picture(publication: Publication, theme: Theme) -> ThemePicture:
    """Return the picture of a theme."""
    review = publication.review
    groups, bottom = _groups([finding_view(review, finding) for finding in theme.findings], _kinds(publication))
    based = _based(theme, len(review.studies))
    title = f"{theme.short_title}: {plural(len(theme.findings), 'finding')}"
    description = gettext(
        "Each finding with its kind, and a mark for each dataset of the studies: named for the finding in the "
        "published review, linked to it by us, or neither. {based}"
        if review.has("source")
        else "Each finding with its kind, and a mark for each dataset of the studies: named for the finding, linked to "
        "it by us, or neither. {based}",
        based=based,
    )
    return ThemePicture(
        frame=frame(publication, title, description, urls.theme(theme.id), WIDTH, bottom - TOP + FOOT),
        groups=groups,
        strip_x=STRIP_X,
        marks=marks_of_all(review, theme.findings, WIDTH - 2 * MARGIN),
        based=based,
        based_y=bottom + 10,
    )


def _kinds(publication: Publication) -> tuple[Term, ...]:
    """Return the kinds of findings in the order of the codebook, that of differing views last."""
    return tuple(sorted(publication.review.codebook.terms("kinds"), key=lambda kind: kind.id == DIFFERING))


def _groups(views: list[FindingView], kinds: tuple[Term, ...]) -> tuple[tuple[Group, ...], int]:
    """Return the groups with their places, and where the last of them ends."""
    made, y = [], TOP
    for kind in kinds:
        chosen = [view for view in views if view.finding.kind == kind.id]
        if not chosen:
            continue
        top, rows = y + LINE, []
        y = top + LINE + BETWEEN // 2
        for view in chosen:
            row, y = _row(view, y)
            rows.append(row)
        made.append(Group(top, kind, tuple(rows)))
        y += BETWEEN_GROUPS - BETWEEN
    return tuple(made), y


def _row(view: FindingView, y: int) -> tuple[Row, int]:
    """Return a row at a place, and the place of the next."""
    lines = tuple(textwrap.wrap(headline(view.finding), HEADLINE_LENGTH))
    below = y + len(lines) * LINE
    if not view.finding.views:
        return Row(y, lines, marks_of(view.evidence, STRIP_WIDTH), below, ()), below + BETWEEN
    first = below + 2 * LINE
    poles = tuple(_poles(view.finding, first))
    end = max(pole.y + len(pole.lines) * SMALL_LINE for pole in poles)
    return Row(y, lines, marks_of(view.evidence, STRIP_WIDTH), first, poles), end + 2 * BETWEEN


def _poles(finding: Finding, y: int) -> Iterator[Pole]:
    """Yield the views, two beside each other."""
    pairs = [finding.views[start : start + 2] for start in range(0, len(finding.views), 2)]
    for pair in pairs:
        wrapped = [tuple(textwrap.wrap(one.view, VIEW_LENGTH)) for one in pair]
        for x, lines in zip((MARGIN + 24, WIDTH // 2 + 18), wrapped, strict=False):
            yield Pole(x, y, lines)
        y += max(map(len, wrapped)) * SMALL_LINE + BETWEEN


def _based(theme: Theme, studies: int) -> str:
    named = {study for finding in theme.findings for study in finding.named_studies}
    linked = {study for finding in theme.findings for study in finding.linked_studies} - named
    neither = sum(not finding.supporting_studies for finding in theme.findings)
    return gettext(
        "{named} of {studies} studies named for a finding here, {linked} more linked by us; "
        "{neither} of {findings} findings without a study named or linked.",
        named=len(named),
        studies=studies,
        linked=len(linked),
        neither=neither,
        findings=len(theme.findings),
    )
