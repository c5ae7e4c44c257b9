"""Every figure that can be saved, by its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from review.figures.glance_picture import GlancePicture, glance_picture
from review.figures.map_picture import MapPicture, map_pictures
from review.figures.saved_bars import SavedBars, saved_awaiting, saved_bars, saved_replay, saved_years
from review.figures.theme_picture import ThemePicture, theme_picture
from review.templating.rendering import render
from review.versions.publication import Publication
from review.views.appraisal_sheets import appraisal_sheets
from review.views.downloads import has_picture


@dataclass(frozen=True, slots=True)
class SavedFigure:
    """A figure as SVG, with its size in pixels."""

    svg: str
    width: int
    height: int


def saved_figures(publication: Publication) -> Mapping[str, SavedFigure]:
    """Return every figure by its name, from which its files are named."""
    pictures: dict[str, SavedBars | MapPicture | ThemePicture | GlancePicture] = {
        **({"themes": glance_picture(publication)} if publication.review.themes else {}),
        **{
            f"appraisal{sheet.suffix}": saved_bars(publication, sheet) for sheet in appraisal_sheets(publication.review)
        },
        **({"awaiting": waiting} if (waiting := saved_awaiting(publication)) else {}),
        **({"years": years} if (years := saved_years(publication)) else {}),
        **({"replay": replayed} if (replayed := saved_replay(publication)) else {}),
        **{f"map-{name}": picture for name, picture in map_pictures(publication).items()},
        **{
            f"theme-{theme.id}": theme_picture(publication, theme)
            for theme in publication.review.themes.values()
            if has_picture(theme)
        },
    }
    return {
        name: SavedFigure(f"{render(picture)}\n", picture.frame.width, picture.frame.height)
        for name, picture in pictures.items()
    }
