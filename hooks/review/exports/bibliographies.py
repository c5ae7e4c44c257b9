"""Bibliographies for reference managers, as BibTeX, RIS and CSL-JSON.

All references, the included studies alone, the studies behind each theme, and one file for each thing that can be
cited by its permanent id.
"""

from __future__ import annotations

from collections.abc import Iterator

from review.citing.cite_this import works_to_cite
from review.model import urls
from review.model.review import Review
from review.references.formats import WRITERS
from review.references.reference import Reference
from review.views.themes import studies_of_theme


def files(review: Review, site_url: str) -> dict[str, str]:
    """Every bibliography, in each of the three formats, by its address."""
    return {
        f"{address}.{ending}": write(chosen)
        for address, chosen in _chosen(review, site_url)
        for ending, write in WRITERS.items()
    }


def _chosen(review: Review, site_url: str) -> Iterator[tuple[str, tuple[Reference, ...]]]:
    yield "data/references", tuple(review.references.values())
    yield "data/included", tuple(study.reference for study in review.studies.values())
    for theme in review.themes.values():
        yield f"data/themes/{theme.id}", tuple(study.reference for study in studies_of_theme(review, theme))
    for id in urls.current_urls(review):
        yield urls.citation(id), works_to_cite(review, id, site_url)
