"""What programs read: tables, bibliographies, schemas and permanent addresses, as files of the built site."""

from __future__ import annotations

from review.exports import bibliographies, datapackage, permanent, schemas, summary, tables
from review.model import Review


def exports(review: Review, site_url: str) -> dict[str, str]:
    """Every exported file: its address below the site's root, and its text. Equal reviews give equal files."""
    return {
        **tables.files(review, site_url),
        **bibliographies.files(review),
        **summary.files(review, site_url),
        **schemas.files(review.codebook),
        **datapackage.files(review, site_url),
        **permanent.files(review, site_url),
    }
