"""How an export is declared: one function, with the addresses and media types of the files it makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

from review.versions.publication import Publication

JSON = "application/json"

Content = str | bytes
Files = dict[str, Content]


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file as text or bytes, with its media type."""

    content: Content
    media_type: str

    @property
    def data(self) -> bytes:
        """Its bytes."""
        return self.content.encode() if isinstance(self.content, str) else self.content


Exported = Mapping[str, ExportedFile]


@dataclass(frozen=True, slots=True, eq=False)
class Export:
    """Files for programs and the function that makes them from a publication.

    `media_types` maps each address, relative to the site's root, to a media type; `*` in an address stands for any
    text. An export of a later `stage` describes files of the earlier stages. `one` returns the file at an address
    alone, or None where there is none, if that takes much less time than all.
    """

    media_types: Mapping[str, str]
    make: Callable[[Publication, Exported], Mapping[str, Content]]
    stage: int = 0
    one: Callable[[Publication, str], Content | None] | None = None

    def __call__(self, publication: Publication, earlier: Exported | None = None) -> Files:
        """The files by address."""
        return dict(self.make(publication, earlier or {}))

    def media_type(self, address: str) -> str:
        """The media type of a file of this export. KeyError for an address that the export does not declare."""
        for pattern, media_type in self.media_types.items():
            if fnmatchcase(address, pattern):
                return media_type
        raise KeyError(address)


def exports_file(address: str, media_type: str) -> Callable[[Callable[[Publication], Content]], Export]:
    """Register a function that returns the content of one file."""

    def register(function: Callable[[Publication], Content]) -> Export:
        return Export({address: media_type}, lambda publication, _: {address: function(publication)})

    return register


def exports_files(
    media_types: Mapping[str, str], *, one: Callable[[Publication, str], Content | None] | None = None
) -> Callable[[Callable[[Publication], Mapping[str, Content]]], Export]:
    """Register a function that returns several files by address; see Export for the addresses of `media_types`."""

    def register(function: Callable[[Publication], Mapping[str, Content]]) -> Export:
        return Export(media_types, lambda publication, _: function(publication), one=one)

    return register


def describes_files(
    address: str, media_type: str, *, stage: int
) -> Callable[[Callable[[Publication, Exported], Content]], Export]:
    """Register a function that returns the content of a file about the files of all earlier stages."""

    def register(function: Callable[[Publication, Exported], Content]) -> Export:
        return Export({address: media_type}, lambda *given: {address: function(*given)}, stage)

    return register
