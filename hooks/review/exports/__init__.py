"""What programs read: tables, bibliographies, feeds, schemas and permanent links, as files of the built site.

Each module registers what it exports (see registration.py); nothing lists them a second time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from importlib import import_module
from pkgutil import iter_modules

from review.exports.registration import Content, Export, ExportedFile, Files
from review.versions.publication import Publication


@cache
def registered_exports() -> tuple[Export, ...]:
    """Every export that a module of this package registers, those that describe others after them."""
    modules = [import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)]
    found = [value for module in modules for value in vars(module).values() if isinstance(value, Export)]
    return tuple(sorted(dict.fromkeys(found), key=lambda export: export.stage))


def exports(publication: Publication) -> Files:
    """Every exported file by its address below the site's root. Equal publications give equal files."""
    made: dict[str, ExportedFile] = {}
    for export in registered_exports():
        files = export(publication, made)
        made |= {address: ExportedFile(content, export.media_type(address)) for address, content in files.items()}
    return {address: file.content for address, file in made.items()}


def exports_when_asked(publication: Publication) -> Iterator[tuple[Export, Callable[[str], Content | None]]]:
    """Yield every export with a function that returns its file at an address, or None where it has none there.

    Where two exports have a file at one address, that of the later one is meant.
    """
    made: dict[Export, Files] = {}

    def files_of(export: Export) -> Files:
        if export not in made:
            earlier = [each for each in registered_exports() if each.stage < export.stage]
            described = {
                address: ExportedFile(content, each.media_type(address))
                for each in earlier
                for address, content in files_of(each).items()
            }
            made[export] = export(publication, described)
        return made[export]

    def content(export: Export, address: str) -> Content | None:
        if export.one and export not in made:
            return export.one(publication, address)
        return files_of(export).get(address)

    for export in registered_exports():
        yield export, partial(content, export)
