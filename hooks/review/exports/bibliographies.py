"""Bibliographies for reference managers, as BibTeX, RIS and CSL-JSON.

All references, the included studies, the studies of each theme, and one file for each permanent ID.
"""

from __future__ import annotations

from collections.abc import Iterator

from review.citing.cite_this import works_to_cite
from review.exports.registration import JSON, exports_files
from review.model import urls
from review.model.review import Review
from review.references.formats import WRITERS
from review.references.reference import Reference
from review.versions.publication import Publication
from review.views.themes import studies_of_theme


@exports_files({"*.bib": "application/x-bibtex", "*.ris": "application/x-research-info-systems", "*.csl.json": JSON})
def bibliographies(publication: Publication) -> dict[str, str]:
    """Return every bibliography in each of the three formats."""
    return {
        f"{address}.{ending}": write(references)
        for address, references in _references(publication.review, publication.site_url)
        for ending, write in WRITERS.items()
    }


def _references(review: Review, site_url: str) -> Iterator[tuple[str, tuple[Reference, ...]]]:
    yield "data/references", tuple(review.references.values())
    yield "data/included", tuple(study.reference for study in review.studies.values())
    for theme in review.themes.values():
        yield f"data/themes/{theme.id}", tuple(study.reference for study in studies_of_theme(review, theme))
    for id in urls.current_urls(review):
        yield urls.citation(id), works_to_cite(review, id, site_url)
