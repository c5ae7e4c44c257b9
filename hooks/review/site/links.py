"""The check of every link of a built site.

Links within the site and their anchors must have targets, in pages, stylesheets and data, and pages may fetch nothing
from other hosts. Links to other hosts are only listed here; a build does not request them.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urldefrag, urljoin, urlsplit

from review.references.formats import MEDIA_TYPES
from review.site.link_scan import Scan, css_addresses, scan

ALLOWED_SCHEMES = {"http", "https", "mailto", "tel"}
INVALID_ADDRESS = SplitResult("no address", "", "", "", "")  # has a scheme that is not allowed

# A file for reference managers that a link contains in full; no browser shows these types as a page.
FILE_IN_LINK = re.compile(rf"data:(?:{'|'.join(map(re.escape, MEDIA_TYPES.values()))});charset=utf-8,[\w.~%-]*$")

CANONICAL = re.compile(r'<link rel="?canonical"? href="([^"]+)"')
NAME_IN_DATA = re.compile(r'"@id": *"[^"]*"')  # a name in the form of an address, which may have no target
TEXTS = {".html", ".json", ".xml", ".csv", ".bib", ".ris", ".txt", ".svg", ".js"}


class Outward(NamedTuple):
    """A link out of a folder: where it is, the file and the anchor that it leads to, and how it is written."""

    place: str
    path: str
    fragment: str
    target: str


@dataclass(frozen=True)
class _Site:
    """A built site: its files, its scanned pages, and its own address, where its home page states it.

    The pages below `sealed` folders are not scanned.
    """

    files: frozenset[str]
    pages: dict[str, Scan]
    own: str
    sealed: tuple[str, ...] = ()

    @classmethod
    def read(cls, site: Path, sealed: Collection[str] = ()) -> _Site:
        files = frozenset(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
        names = [name for name in sorted(files) if name.endswith(".html") and not name.startswith(tuple(sealed))]
        pages = {name: _text(site / name) for name in names}
        found = CANONICAL.search(pages.get("index.html", ""))
        own = html.unescape(found[1]) if found else ""
        return cls(files, {name: scan(text) for name, text in pages.items()}, own, tuple(sealed))

    @property
    def unsealed(self) -> list[str]:
        """Every file outside the sealed folders, in order."""
        return [name for name in sorted(self.files) if not name.startswith(self.sealed)]

    def fault(self, path: str, fragment: str, target: str) -> str:
        """Return the fault of a link to this file and anchor, or an empty text."""
        if path not in self.files:
            return f"leads nowhere: {target}"
        if fragment and path in self.pages and unquote(fragment) not in self.pages[path].anchors:
            return f"the page has no such anchor: {target}"
        return ""


def broken_links(site: Path, sealed: Collection[str] = (), outward: Iterable[Outward] = ()) -> list[str]:
    """Return every link of the built site without a target, and every fetch from another host: `page:line  fault`.

    Folders that are `sealed` (`v/1.0.0/`) were checked before and have not changed: of them only the links that lead
    out are checked, which are given as `outward`.
    """
    read = _Site.read(site, sealed)
    faults = [
        f"{page}:{line}  {fault}" for page, found in read.pages.items() for line, fault in _broken(page, found, read)
    ]
    faults += [
        f"{sheet}  {fault}" for sheet in read.unsealed if sheet.endswith(".css") for fault in _styles(site, sheet, read)
    ]
    if read.own:
        faults += [f"{name}  {fault}" for name in read.unsealed for fault in _own_addresses(site / name, read)]
    faults += [
        f"{link.place}  {fault}" for link in outward if (fault := read.fault(link.path, link.fragment, link.target))
    ]
    return faults


def outward_links(site: Path, folder: str) -> tuple[Outward, ...]:
    """Return every link of the pages and files below this folder of the site that leads out of the folder."""
    files = [file for file in sorted((site / folder).rglob("*")) if file.is_file()]
    home = CANONICAL.search(_text(site / "index.html"))
    own = html.unescape(home[1]) if home else ""
    found: dict[Outward, None] = {}
    for file in files:
        name = file.relative_to(site).as_posix()
        links = scan(_text(file)).links if file.suffix == ".html" else []
        for line, target in links:
            parts = _split(target)
            if not parts.scheme and not parts.netloc:
                path = _resolved(name, unquote(parts.path))
                found.setdefault(Outward(f"{name}:{line}", path, parts.fragment, target))
        for address in _addresses_of_own(file, own):
            found.setdefault(Outward(name, *_place_of_own(address, own), address))
    return tuple(link for link in found if not link.path.startswith(folder))


def external_links(site: Path) -> dict[str, list[str]]:
    """Return every address of another host that the built site links to, without its anchor, with its pages."""
    read = _Site.read(site)
    places: dict[str, set[str]] = defaultdict(set)
    for page, found in read.pages.items():
        for _, target in found.links:
            whole = urljoin(read.own, target) if target.startswith("//") else target
            own = read.own and whole.startswith(read.own)
            if _split(whole).scheme in {"http", "https"} and not own:
                places[urldefrag(whole).url].add(page)
    return {address: sorted(pages) for address, pages in sorted(places.items())}


def _broken(page: str, found: Scan, site: _Site) -> Iterator[tuple[int, str]]:
    for line, target in found.fetched:
        if _split(target).netloc:
            yield line, f"fetches from another host: {target}"
    for line, target in found.links:
        parts = _split(target)
        if parts.scheme in ALLOWED_SCHEMES or (parts.netloc and not parts.scheme) or FILE_IN_LINK.match(target):
            continue
        if parts.scheme:
            yield line, f"a link of a kind that is not allowed: {target}"
        elif page == "404.html":  # hosts show it at any address, so its links include the site's own address
            whole = urljoin(site.own + page, target)
            if site.own and (fault := _of_own(whole, site)):
                yield line, fault.replace(whole, target)
        elif fault := site.fault(_resolved(page, unquote(parts.path)), parts.fragment, target):
            yield line, fault


def _styles(site: Path, sheet: str, read: _Site) -> Iterator[str]:
    for target in css_addresses(_text(site / sheet)):
        parts = _split(target)
        file = _resolved(sheet, unquote(parts.path))
        if parts.netloc:
            yield f"fetches from another host: {target}"
        elif not parts.scheme and parts.path and (fault := read.fault(file, "", target)):
            yield fault
        elif parts.scheme not in {"", "data"}:
            yield f"a link of a kind that is not allowed: {target}"


def _own_addresses(file: Path, site: _Site) -> Iterator[str]:
    """Yield the fault of each address of the site itself that a file contains in full."""
    for address in _addresses_of_own(file, site.own):
        if fault := _of_own(address, site):
            yield fault


def _addresses_of_own(file: Path, own: str) -> Iterator[str]:
    """Yield each address of the site itself that a file contains in full."""
    if own and file.suffix in TEXTS:
        text = html.unescape(_text(file)) if file.suffix in {".html", ".xml", ".svg"} else _text(file)
        text = NAME_IN_DATA.sub("", text)
        for found in sorted(set(re.findall(rf"{re.escape(own)}[^\s\"'<>\\{{}}|;,]*", text))):
            if "$" not in found:  # a rule for servers has a place for a part of the address
                yield found.rstrip(".)")


def _of_own(address: str, site: _Site) -> str:
    return site.fault(*_place_of_own(address, site.own), address)


def _place_of_own(address: str, own: str) -> tuple[str, str]:
    """Return the file and the anchor that an address of the site itself leads to."""
    path, _, fragment = address.removeprefix(own).partition("#")
    return _resolved("index.html", unquote(path.partition("?")[0])), fragment


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _split(target: str) -> SplitResult:
    """Return the parts of an address, or INVALID_ADDRESS for an invalid one, such as `http://[x`."""
    try:
        return urlsplit(target)
    except ValueError:
        return INVALID_ADDRESS


def _resolved(page: str, path: str) -> str:
    """Return the file that a relative link of a page leads to."""
    if not path:
        return page
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    if path.endswith(("/", "/.", "/..")) or path in {".", ".."}:
        return posixpath.normpath(posixpath.join(joined, "index.html"))
    return joined
