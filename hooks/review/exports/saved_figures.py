"""figures/: the figures of the site as files that carry their own citation."""

from __future__ import annotations

from review.exports.registration import exports_files
from review.figures.saved import saved_figures
from review.versions.publication import Publication


@exports_files({"figures/*.svg": "image/svg+xml"})
def figures(publication: Publication) -> dict[str, str]:
    """Return every figure that can be saved."""
    return saved_figures(publication.review, publication.site_url, publication.formatter)
