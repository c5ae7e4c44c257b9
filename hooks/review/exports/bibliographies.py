"""Bibliographies for reference managers, as BibTeX, RIS and CSL-JSON.

All references, the included studies, and the studies of each theme. Those of one ID are on its permanent page.
"""

from __future__ import annotations

from collections.abc import Iterator

from review.exports.registration import exports_files
from review.model.review import Review
from review.references.formats import MEDIA_TYPES, WRITERS
from review.references.reference import Reference
from review.versions.publication import Publication
from review.views.themes import studies_of_theme

BIBLIOGRAPHIES = {f"*.{ending}": media_type for ending, media_type in MEDIA_TYPES.items()}


@exports_files(BIBLIOGRAPHIES)
def bibliographies(publication: Publication) -> dict[str, str]:
    """Return every bibliography in each of the three formats."""
    return {
        f"{address}.{ending}": write(references)
        for address, references in _references(publication.review)
        for ending, write in WRITERS.items()
    }


def _references(review: Review) -> Iterator[tuple[str, tuple[Reference, ...]]]:
    yield "data/references", tuple(review.references.values())
    yield "data/included", tuple(study.reference for study in review.studies.values())
    for theme in review.themes.values():
        yield f"data/themes/{theme.id}", tuple(study.reference for study in studies_of_theme(review, theme))
