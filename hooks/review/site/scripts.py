"""Scripts joined, each with the modules that it imports: a page asks for one file, without comments or indentation."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

import rjsmin

from review.site.script_texts import spoken

FOLDER = "assets/"
EVERY_PAGE = f"{FOLDER}review.js"
# Where the theme has its scripts. No page runs them: `EVERY_PAGE` and what it imports do what they did.
THEME = "assets/javascripts/"
# The scripts that pages load, and those that a script loads on demand; what else is in the folder is a part of these.
LOADED = tuple(
    f"{FOLDER}{name}.js"
    for name in (
        "review",
        "cite",
        "permanent",
        "forward",
        "not-found",
        "matrix",
        "places",
        "lens/lens",
        "form/form",
        "search/page",
        "search/dialog",
    )
)
IMPORT = re.compile(r'^import (?:\{ (?P<names>[\w, ]+) \} from )?"(?P<source>\.{1,2}/[\w./-]+)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) (?P<name>\w+))", re.MULTILINE)
ON_DEMAND = re.compile(r'\bimport\("(?P<source>\.{1,2}/[\w./-]+)"\)')
LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def scripts(sources: Mapping[str, str]) -> dict[str, str]:
    """Return every script that pages load, by address; `sources` are all modules by theirs.

    Modules keep scopes of their own: each becomes a function that returns what it exports. ValueError where a module is
    missing, imports in a circle, or imports or exports in a way other than by name.
    """
    modules = spoken(sources)
    return {address: joined(modules, address) for address in LOADED if address in modules}


def joined(sources: Mapping[str, str], entry: str) -> str:
    """Return one module with those that it imports."""
    order = _in_order(sources, entry, ())
    numbers = {address: f"module{number}" for number, address in enumerate(order)}
    parts = [_part(sources[address], address, entry, numbers) for address in order]
    short: str = rjsmin.jsmin("\n".join(parts))
    return short


def _in_order(sources: Mapping[str, str], address: str, importers: tuple[str, ...]) -> list[str]:
    """Return the addresses of a module and of those that it needs, each after what it needs."""
    if address in importers:
        raise ValueError(f"{address} imports itself, through {', '.join(importers[importers.index(address) + 1 :])}")
    if address not in sources:
        raise ValueError(f"{importers[-1]} imports {address}, which does not exist")
    order: list[str] = []
    for found in IMPORT.finditer(sources[address]):
        needed = _in_order(sources, _resolved(found["source"], address), (*importers, address))
        order += [each for each in needed if each not in order]
    return [*order, address]


def _part(source: str, address: str, entry: str, numbers: Mapping[str, str]) -> str:
    """Return a module as a function that is called at once, or as it is where nothing imports it."""

    def imported(found: re.Match[str]) -> str:
        if not found["names"]:
            return ""
        names = found["names"].replace(" as ", ": ")  # a function gives properties, which are renamed otherwise
        return f"const {{ {names} }} = {numbers[_resolved(found['source'], address)]};\n"

    def on_demand(found: re.Match[str]) -> str:
        path = posixpath.relpath(_resolved(found["source"], address), posixpath.dirname(entry))
        return f'import("./{path}")'

    text = ON_DEMAND.sub(on_demand, IMPORT.sub(imported, source))
    inner = EXPORT.sub("", text)
    if left := LEFT.search(inner):
        raise ValueError(f"{address}: imports and exports are by name, one to a line, not {left[0]!r}")
    if address == entry:
        return text
    exported = ", ".join(found["name"] for found in EXPORT.finditer(source))
    return f"const {numbers[address]} = (() => {{\n{inner}\nreturn {{ {exported} }};\n}})();"


def _resolved(source: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(address), source))
