"""What programs read: tables, bibliographies, feeds, schemas and permanent addresses, as files of the built site."""

from __future__ import annotations

from datetime import date

from review.exports import (
    badge,
    bibliographies,
    checklists,
    checksums,
    database,
    datapackage,
    feeds,
    parquet,
    permanent,
    rocrate,
    schemas,
    summary,
    tables,
    zenodo,
)
from review.history import EMPTY, History
from review.living import living
from review.model import Review


def exports(
    review: Review, site_url: str, as_of: date | None = None, history: History = EMPTY
) -> dict[str, str | bytes]:
    """Every exported file: its address below the site's root, and its text or bytes. Equal reviews give equal files.

    `as_of` is the day by which the review is judged to be overdue or not; without one, that of its newest version.
    `history` holds the earlier versions that have addresses of their own.
    """
    state = living(review, as_of)
    made: dict[str, str | bytes] = {
        **tables.files(review, site_url),
        **parquet.files(review, site_url),
        **database.files(review, site_url),
        **bibliographies.files(review, site_url),
        **summary.files(review, site_url, history),
        **checklists.files(review),
        **schemas.files(review.codebook),
        **datapackage.files(review, site_url),
        **zenodo.files(review, site_url),
        **permanent.files(review, site_url, history),
        **feeds.files(review, site_url, state),
        **badge.files(state),
    }
    made |= rocrate.files(review, site_url, made)
    return made | checksums.files(made)
