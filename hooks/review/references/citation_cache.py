"""Entries of the citation processor, kept in one file for each style from build to build.

An entry depends only on its item, the style's file and the processor's version, so the file may be deleted at any time.
Each line has a checksum over all of these: a line that is damaged, or was made for another item, style or version, is
ignored and its entry made again. Entries are escaped after they are read, like those fresh from the processor.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from review.files.writing import write_text

MAX_ENTRIES = 50_000  # of a style; the oldest are dropped


class CitationCache:
    """Entries by the digest of their item, in memory and, where a folder is given, in a file there.

    `made_by` names the style and the processor. A file that cannot be read or written is treated as missing.
    """

    def __init__(self, folder: Path | None, made_by: str) -> None:
        self.made_by = made_by
        self.file = folder / f"{digest(made_by)}.jsonl" if folder else None
        self.entries: dict[str, str] = dict(self._read())

    def add(self, entries: Mapping[str, str]) -> None:
        """Add entries, and write them to the file beside those that other builds have added."""
        self.entries = {**dict(self._read()), **self.entries, **entries}
        if self.file:
            newest = list(self.entries.items())[-MAX_ENTRIES:]
            lines = (json.dumps([key, entry, self._checksum(key, entry)]) for key, entry in newest)
            with contextlib.suppress(OSError):
                write_text(self.file, "".join(f"{line}\n" for line in lines))

    def _read(self) -> Iterator[tuple[str, str]]:
        """Yield the key and the entry of each line of the file whose checksum is right."""
        try:
            text = self.file.read_text(encoding="utf-8", errors="replace") if self.file else ""
        except OSError:
            return
        for line in text.split("\n"):
            with contextlib.suppress(ValueError, TypeError, RecursionError):
                key, entry, checksum = json.loads(line)
                if isinstance(entry, str) and checksum == self._checksum(key, entry):
                    yield key, entry

    def _checksum(self, key: str, entry: str) -> str:
        return digest(f"{self.made_by}\n{key}\n{entry}")


def digest(text: str) -> str:
    """Return the SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
