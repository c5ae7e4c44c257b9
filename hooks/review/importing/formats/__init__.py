"""The formats that can be imported, one module each: it declares its name and extensions, and reads the format."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

from review.importing.report import ImportedReports

SIGNATURE_LENGTH = 4000  # characters
SHARED = frozenset({".xml", ".txt", ".rdf"})  # extensions of many formats, of which some cannot be read


@dataclass(frozen=True)
class Importer:
    """A format: its name on the command line, its name to people, the extensions of its files, and its reader.

    The reader takes a text and the name of its file. It returns the reports, and a problem for each record that cannot
    be read. A module of this package registers its format as `IMPORTER`; nothing else needs to know of it.

    `signature` is a regular expression for what such a file starts with, where its extension is not enough to know it.
    `opens` reads a file that is not text, and takes the file and its name.
    """

    name: str
    label: str
    extensions: tuple[str, ...]
    read: Callable[[str, str], ImportedReports]
    signature: str = ""
    opens: Callable[[Path, str], ImportedReports] | None = None

    def signs(self, text: str) -> bool:
        """Return whether a text starts as files of this format do."""
        return bool(self.signature) and bool(re.search(self.signature, text[:SIGNATURE_LENGTH], re.MULTILINE))


@cache
def importers() -> Mapping[str, Importer]:
    """Return every importer by the name of its format."""
    modules = (import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    return {module.IMPORTER.name: module.IMPORTER for module in modules}


def importer_of(extension: str, text: str = "") -> Importer | None:
    """Return the importer for files with an extension, such as ".ris"; None where there is none.

    Where several formats share the extension, no format has it, or the file starts as one of another format, the start
    of the text decides.
    """
    every = importers().values()
    named = [each for each in every if extension.lower() in each.extensions]
    if named and not text:
        return named[0]
    fallback = named[0] if len(named) == 1 and extension.lower() not in SHARED else None
    return next((each for each in (*named, *every) if each.signs(text)), fallback)
