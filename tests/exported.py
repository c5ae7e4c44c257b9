"""Exported files for tests that read texts: without those that are typeset, drawn or packed, which take seconds."""

from __future__ import annotations

from review.exports import registered_exports
from review.exports.registration import ExportedFile, Files
from review.versions.publication import Publication

MADE_SLOWLY = (".pdf", ".png", ".docx", ".parquet")


def text_exports(publication: Publication) -> Files:
    """Return every other exported file by its address."""
    made: dict[str, ExportedFile] = {}
    for export in registered_exports():
        if not any(address.endswith(MADE_SLOWLY) for address in export.media_types):
            files = export(publication, made)
            made |= {address: ExportedFile(content, export.media_type(address)) for address, content in files.items()}
    return {address: file.content for address, file in made.items()}
