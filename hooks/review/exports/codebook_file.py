"""codebook.qdc: themes, subthemes and codes for programs for qualitative analysis, as REFI-QDA 1.5 defines the format.

NVivo, ATLAS.ti, MAXQDA, QualCoder and others read it. Only the lowest level is marked as what a passage is coded with;
what is above it becomes a folder or category there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from review.exports.registration import exports_file
from review.model.code_guids import code_guid
from review.model.review import Review
from review.schema.theme import CodeRecord, SubthemeRecord, ThemeRecord
from review.templating.rendering import Context, render
from review.versions.publication import Publication

ADDRESS = "data/codebook.qdc"


@dataclass(frozen=True, slots=True)
class CodebookEntry:
    """A theme, subtheme or code, with what is below it."""

    guid: str
    name: str
    description: str
    parts: tuple[CodebookEntry, ...] = ()


@dataclass(frozen=True)
class CodebookFile(Context):
    """The codebook; `origin` says where it comes from."""

    template: ClassVar[str] = "documents/codebook.qdc"
    origin: str
    entries: tuple[CodebookEntry, ...]


@exports_file(ADDRESS, "application/xml")
def codebook_file(publication: Publication) -> str:
    """Return the codebook of a publication."""
    review = publication.review
    origin = f"{review.record.title}, version {review.version.version}"
    return str(render(CodebookFile(origin, tuple(_theme(review, theme) for theme in review.themes.values()))))


def _theme(review: Review, theme: ThemeRecord) -> CodebookEntry:
    parts = (*(_subtheme(review, each) for each in theme.subthemes), *(_code(review, each) for each in theme.codes))
    return CodebookEntry(_guid(review, theme.id), theme.title, theme.summary_text, parts)


def _subtheme(review: Review, subtheme: SubthemeRecord) -> CodebookEntry:
    parts = tuple(_code(review, each) for each in subtheme.codes)
    return CodebookEntry(_guid(review, subtheme.id), subtheme.title, subtheme.description or "", parts)


def _code(review: Review, code: CodeRecord) -> CodebookEntry:
    return CodebookEntry(_guid(review, code.id), code.label, code.definition or "")


def _guid(review: Review, id: str) -> str:
    return code_guid(review.record.id, id)
