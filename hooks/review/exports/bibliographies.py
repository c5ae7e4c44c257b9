"""Bibliographies for reference managers, as BibTeX, RIS and CSL-JSON.

All references, the included studies, and the studies of each theme. Those of one ID are on its permanent page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from review.exports.registration import exports_files
from review.model.review import Review
from review.references.formats import MEDIA_TYPES, WRITERS
from review.references.reference import Name, Reference
from review.versions.publication import Publication
from review.views.themes import studies_of_theme

BIBLIOGRAPHIES = {f"*.{ending}": media_type for ending, media_type in MEDIA_TYPES.items()}


@exports_files(BIBLIOGRAPHIES)
def bibliographies(publication: Publication) -> dict[str, str]:
    """Return every bibliography in each of the three formats."""
    references = publication.review.references.values()
    made_from = [_content(reference) for reference in references]
    entries = publication.kept.kept_texts("bibliographies", made_from, lambda: dict(_entries(references)))
    return {
        f"{address}.{ending}": writer.joined(entries[_key(reference, ending)] for reference in listed)
        for address, listed in _lists(publication.review)
        for ending, writer in WRITERS.items()
    }


def _entries(references: Iterable[Reference]) -> Iterator[tuple[str, str]]:
    """Yield each reference in each format, which several bibliographies have."""
    for reference in references:
        for ending, writer in WRITERS.items():
            yield _key(reference, ending), writer.entry(reference)


def _key(reference: Reference, ending: str) -> str:
    return f"{reference.citekey}.{ending}"


def _content(reference: Reference) -> list[object]:
    """Return everything of a reference that an entry shows."""
    people = [[_parts(name) for name in names] for names in (reference.authors, reference.editors)]
    return [reference.citekey, reference.kind, people, reference.truncated, *reference.fields.items()]


def _parts(name: Name) -> tuple[str, ...]:
    return name.family, name.given, name.particle, name.suffix, name.literal


def _lists(review: Review) -> Iterator[tuple[str, tuple[Reference, ...]]]:
    yield "data/references", tuple(review.references.values())
    yield "data/included", tuple(study.reference for study in review.studies.values())
    for theme in review.themes.values():
        yield f"data/themes/{theme.id}", tuple(study.reference for study in studies_of_theme(review, theme))
