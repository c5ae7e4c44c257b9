"""The formats that can be imported, one module each: it declares its name and extensions, and reads the format."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from review.importing.report import ImportedReports


@dataclass(frozen=True)
class Importer:
    """A format: its name on the command line, its name to people, the extensions of its files, and its reader.

    The reader takes a text and the name of its file. It returns the reports, and a problem for each record that cannot
    be read. A module of this package registers its format as `IMPORTER`; nothing else needs to know of it.
    """

    name: str
    label: str
    extensions: tuple[str, ...]
    read: Callable[[str, str], ImportedReports]


def importers() -> dict[str, Importer]:
    """Return every importer by the name of its format."""
    modules = (import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    return {module.IMPORTER.name: module.IMPORTER for module in modules}


def importer_of(extension: str) -> Importer | None:
    """Return the importer for files with an extension, such as ".ris"; None where there is none."""
    return next((each for each in importers().values() if extension.lower() in each.extensions), None)
