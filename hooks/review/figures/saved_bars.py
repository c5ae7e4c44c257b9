"""Bars as figures to save: appraisal answers by criterion, reports by year, those awaiting assessment, the replay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from review.figures.awaiting import drawn_awaiting
from review.figures.bars import BAR, LABEL, ROW, Bar, bars
from review.figures.clock import YEAR_KEYS, clock, drawn_years
from review.figures.frame import Frame, frame
from review.figures.replay import drawn_replay
from review.language.current import gettext
from review.language.formats import joined, long_date
from review.templating.rendering import Context
from review.versions.publication import Publication
from review.views.appraisal_sheets import AppraisalSheet, chart_title
from review.views.appraisals import IN_WORDS
from review.views.awaiting import awaiting
from review.views.replay import replay

WIDTH, LEGEND_HEIGHT = 720, 36  # pixels


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


def saved_bars(publication: Publication, sheet: AppraisalSheet) -> SavedBars:
    """Return the figure over all studies that were appraised with one instrument."""
    drawn = bars(sheet.profile.criteria, sheet.profile.standings)
    keys = tuple((standing, gettext(IN_WORDS[standing])) for standing in sheet.profile.standings)
    description = gettext(
        "One bar for each criterion of the {instrument}, over {rated} appraisals: {standings}, from left to right.",
        instrument=sheet.instrument.label,
        rated=sheet.profile.rated,
        standings=joined([words for _, words in keys]),
    )
    title = chart_title(sheet)
    return _saved(publication, title, description, "appraisal/", drawn, keys)


def saved_awaiting(publication: Publication) -> SavedBars | None:
    """Return the figure of the reports that await assessment; None where none does."""
    reports = awaiting(publication.review)
    if not reports.total:
        return None
    drawn, looks = drawn_awaiting(reports)
    description = gettext(
        "One bar for each year, as long as its number of reports, divided by what a first look suggested. "
        "{total} in total. They are not assessed, and no finding is based on them.",
        total=reports.total,
    )
    title = gettext("Reports awaiting assessment, by year")
    return _saved(
        publication, title, description, "new/", drawn, tuple((pattern, gettext(look.label)) for pattern, look in looks)
    )


def saved_years(publication: Publication) -> SavedBars | None:
    """Return the figure of the reports by year, included and awaiting assessment; None where there is none."""
    counted = clock(publication.review, publication.status)
    if not counted.years:
        return None
    description = gettext(
        "One bar for each year of publication, as long as its number of reports: those that the review includes, and "
        "those that are not yet assessed. Searched up to {day}.",
        day=long_date(publication.status.searched_through),
    )
    keys = tuple((pattern, gettext(label)) for pattern, label in YEAR_KEYS)
    return _saved(publication, gettext("Reports by year"), description, "", drawn_years(counted), keys)


def saved_replay(publication: Publication) -> SavedBars | None:
    """Return the figure of the replay; None where there is no study."""
    replayed = replay(publication.review)
    if not replayed.steps:
        return None
    drawn, keys = drawn_replay(replayed)
    description = gettext(
        "One bar for each year of publication: how many findings its studies created, widened and only supported. "
        "The findings were written with all studies at hand; which studies belong to them is known in part."
    )
    title = gettext("What the studies of each year did for the findings")
    return _saved(publication, title, description, "replay/", drawn, keys)


def _saved(
    publication: Publication,
    title: str,
    description: str,
    address: str,
    drawn: tuple[Bar, ...],
    keys: tuple[tuple[str, str], ...],
) -> SavedBars:
    height = len(drawn) * ROW
    return SavedBars(
        frame=frame(publication, title, description, address, WIDTH, height + LEGEND_HEIGHT),
        keys=keys,
        drawn_height=height,
        bars=drawn,
        bar=BAR,
        label=LABEL,
    )
