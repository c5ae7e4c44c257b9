"""figures/: the figures of the site as files that carry their own citation, as SVG and as PNG at twice the size."""

from __future__ import annotations

from dataclasses import asdict

from review.exports.registration import Content, exports_files
from review.figures.saved import saved_figures
from review.model import urls
from review.templating.typesetting import Typesetter, is_available
from review.versions.publication import Publication

LAYOUT = "figure.typ"
SCALE = 2


@exports_files({"figures/*.svg": "image/svg+xml", "figures/*.png": "image/png"})
def files(publication: Publication) -> dict[str, Content]:
    """Return every figure; no PNG where the libraries that draw it are not installed."""
    figures = saved_figures(publication)
    made: dict[str, Content] = {urls.figure(name, "svg"): figure.svg for name, figure in figures.items()}
    if is_available():
        with Typesetter(publication.kept) as typesetter:
            for name, figure in figures.items():
                made[urls.figure(name, "png")] = typesetter.png(LAYOUT, asdict(figure), SCALE)
    return made
