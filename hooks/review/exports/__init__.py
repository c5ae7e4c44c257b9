"""What programs read: tables, bibliographies, feeds, schemas and permanent addresses, as files of the built site."""

from __future__ import annotations

from datetime import date

from review.exports import (
    badge,
    bibliographies,
    checklists,
    checksums,
    cite,
    database,
    datapackage,
    feeds,
    parquet,
    permanent,
    redirect,
    robots,
    rocrate,
    schemas,
    summary,
    tables,
    zenodo,
)
from review.figures.saved import saved_figures
from review.model.review import Review
from review.model.review_status import review_status
from review.versions.git_objects import Origin
from review.versions.history import EMPTY, History

UNKNOWN = Origin()


def exports(
    review: Review,
    site_url: str,
    as_of: date | None = None,
    origin: Origin = UNKNOWN,
    history: History = EMPTY,
) -> dict[str, str | bytes]:
    """Every exported file: its address below the site's root, and its text or bytes. Equal reviews give equal files.

    `as_of` is the day by which the review is judged to be overdue or not; without one, that of its newest version.
    `origin` is the state of the project that the review was read from, `history` holds the earlier versions that have
    addresses of their own.
    """
    state = review_status(review, as_of)
    made: dict[str, str | bytes] = {
        **tables.files(review, site_url),
        **parquet.files(review, site_url),
        **database.files(review, site_url, state, history),
        **bibliographies.files(review, site_url),
        **summary.files(review, site_url, state, origin, history),
        **checklists.files(review),
        **schemas.files(review.codebook),
        **datapackage.files(review, site_url),
        **zenodo.files(review, site_url),
        **cite.files(review, site_url, state),
        **permanent.files(review, site_url, history, state),
        **feeds.files(review, site_url, state),
        **badge.files(state),
        **saved_figures(review, site_url),
        **robots.files(site_url),
        **redirect.files(review, site_url),
    }
    made |= rocrate.files(review, site_url, made)
    return made | checksums.files(made)
