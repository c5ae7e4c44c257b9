"""Files of a site that are made only when they are requested."""

from __future__ import annotations

from collections.abc import Callable, Collection
from fnmatch import fnmatchcase
from pathlib import PurePath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

Content = str | bytes


class FileWhenAsked(File):
    """A file whose content is made when it is read. FileNotFoundError where it turns out that there is none."""

    def __init__(self, uri: str, config: MkDocsConfig, make: Callable[[], Content | None]) -> None:
        super().__init__(
            uri, None, config.site_dir, config.use_directory_urls, dest_uri=uri, inclusion=InclusionLevel.NOT_IN_NAV
        )
        self.generated_by = "review"
        self.make = make

    @property  # type: ignore[misc]  # nothing sets it
    def content_bytes(self) -> bytes:
        """The content of the file."""
        content = self.make()
        if content is None:
            raise FileNotFoundError(self.src_uri)
        return content.encode() if isinstance(content, str) else content


class FilesWhenAsked(Files):
    """The files of a site, some of which are made when they are asked for by address.

    Whoever goes through all files passes over these, and whoever asks for one by an address that it could have gets a
    file without making it: links are checked so. `read` reads a page of prose.
    """

    def __init__(self, files: Files, config: MkDocsConfig, read: Callable[[Page], None]) -> None:
        super().__init__(files)
        self.read = read
        self._config = config
        self._made: list[tuple[Collection[str], Callable[[str], Content | None]]] = []

    def add(self, addresses: Collection[str], make: Callable[[str], Content | None]) -> None:
        """Add files at these addresses, in which `*` stands for any text; files that are added later take their place.

        `make` returns the file at an address, or None where there is none.
        """
        self._made.append((addresses, make))

    def get_file_from_path(self, path: str) -> File | None:
        """Return the file with this address in the sources."""
        if file := super().get_file_from_path(path):
            return file
        uri = PurePath(path).as_posix()
        if any(_is_among(uri, addresses) for addresses, _ in self._made):
            return FileWhenAsked(uri, self._config, lambda: self._content(uri))
        return None

    def _content(self, uri: str) -> Content | None:
        for addresses, make in reversed(self._made):
            if _is_among(uri, addresses) and (content := make(uri)) is not None:
                return content
        return None


def _is_among(uri: str, addresses: Collection[str]) -> bool:
    return any(fnmatchcase(uri, address) for address in addresses)
