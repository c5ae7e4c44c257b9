"""The check of every link of a built site.

Links within the site and their anchors must have targets, in pages, stylesheets and data, and pages may fetch nothing
from other hosts. Links to other hosts are only listed here; a build does not request them.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import SplitResult, unquote, urldefrag, urljoin, urlsplit

ALLOWED_SCHEMES = {"http", "https", "mailto", "tel"}
INVALID_ADDRESS = SplitResult("no address", "", "", "", "")  # has a scheme that is not allowed

# The elements and attributes whose addresses a browser fetches by itself when it shows a page.
FETCHED = {
    ("img", "src"),
    ("script", "src"),
    ("iframe", "src"),
    ("source", "src"),
    ("video", "src"),
    ("audio", "src"),
    ("embed", "src"),
    ("object", "data"),
    ("image", "href"),
    ("use", "href"),
    ("use", "xlink:href"),
    ("image", "xlink:href"),
    ("img", "srcset"),
    ("source", "srcset"),
    ("link", "imagesrcset"),
    ("video", "poster"),
    ("track", "src"),
    ("input", "src"),
    ("a", "ping"),
}
FETCHED_RELATIONS = {
    "stylesheet",
    "icon",
    "preload",
    "prefetch",
    "modulepreload",
    "preconnect",
    "dns-prefetch",
    "manifest",
}
FOLLOWED = {"href", "src", "xlink:href", "action", "formaction", "cite"}
SEVERAL = {"srcset", "imagesrcset"}
CANDIDATE = re.compile(r"([^\s,]\S*[^\s,])[^,]*")
REFRESH = re.compile(r"\s*\d+\s*;\s*url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)
CSS_ADDRESS = re.compile(
    r"""(?:@import\s+(?:url\(\s*)?|\burl\(\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'();]+))""", re.IGNORECASE
)
CANONICAL = re.compile(r'<link rel="?canonical"? href="([^"]+)"')
NAME_IN_DATA = re.compile(r'"@id": *"[^"]*"')  # a name in the form of an address, which may have no target
TEXTS = {".html", ".json", ".xml", ".csv", ".bib", ".ris", ".txt", ".svg", ".js"}


@dataclass
class Scan:
    """The anchors and links of a page, and the addresses that it makes a browser fetch."""

    anchors: set[str] = field(default_factory=set)
    links: list[tuple[int, str]] = field(default_factory=list)
    fetched: list[tuple[int, str]] = field(default_factory=list)


class _Scanner(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.scan = Scan()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        line = self.getpos()[0]
        anchors = ("id", "name") if tag == "a" else ("id",)
        self.scan.anchors.update(given[name] for name in anchors if name in given)
        relations = set(given.get("rel", "").split())
        for name, value in given.items():
            fetched = (tag, name) in FETCHED or (
                tag == "link" and name == "href" and bool(relations & FETCHED_RELATIONS)
            )
            followed = name in FOLLOWED and not (tag == "link" and relations & {"canonical", "alternate"})
            if fetched or followed:
                for address in CANDIDATE.findall(value) if name in SEVERAL else [value]:
                    self._keep(line, address, fetched=fetched, embeds=tag not in {"a", "area"})
            elif tag == "meta" and name == "content" and (leads_on := REFRESH.match(value)):
                self._keep(line, leads_on[1])
            else:
                self._keep_styles(line, value)

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "style":
            self._keep_styles(self.getpos()[0], data)

    def _keep_styles(self, line: int, css: str) -> None:
        for address in css_addresses(css):
            self._keep(line, address, fetched=True, embeds=True)

    def _keep(self, line: int, address: str, *, fetched: bool = False, embeds: bool = False) -> None:
        if fetched:
            self.scan.fetched.append((line, address))
        if not (embeds and address.startswith("data:")):
            self.scan.links.append((line, address))


def scan(html: str) -> Scan:
    """Return the anchors and links of a page's HTML."""
    scanner = _Scanner()
    scanner.feed(html)
    return scanner.scan


def css_addresses(css: str) -> list[str]:
    """Return the addresses that a stylesheet, or an attribute with styles, makes a browser fetch."""
    return ["".join(found) for found in CSS_ADDRESS.findall(css)]


@dataclass(frozen=True)
class _Site:
    """A built site: its files, its scanned pages, and its own address, where its home page states it."""

    files: frozenset[str]
    pages: dict[str, Scan]
    own: str

    @classmethod
    def read(cls, site: Path) -> _Site:
        pages = {name.relative_to(site).as_posix(): _text(name) for name in sorted(site.rglob("*.html"))}
        found = CANONICAL.search(pages.get("index.html", ""))
        return cls(
            frozenset(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()),
            {name: scan(text) for name, text in pages.items()},
            html.unescape(found[1]) if found else "",
        )

    def fault(self, path: str, fragment: str, target: str) -> str:
        """Return the fault of a link to this file and anchor, or an empty text."""
        if path not in self.files:
            return f"leads nowhere: {target}"
        if fragment and path in self.pages and unquote(fragment) not in self.pages[path].anchors:
            return f"the page has no such anchor: {target}"
        return ""


def broken_links(site: Path) -> list[str]:
    """Return every link of the built site without a target, and every fetch from another host: `page:line  fault`."""
    read = _Site.read(site)
    faults = [
        f"{page}:{line}  {fault}" for page, found in read.pages.items() for line, fault in _broken(page, found, read)
    ]
    faults += [
        f"{sheet}  {fault}"
        for sheet in sorted(read.files)
        if sheet.endswith(".css")
        for fault in _styles(site, sheet, read)
    ]
    if read.own:
        faults += [f"{name}  {fault}" for name in sorted(read.files) for fault in _own_addresses(site / name, read)]
    return faults


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
        if parts.scheme in ALLOWED_SCHEMES or (parts.netloc and not parts.scheme):
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
    if file.suffix in TEXTS:
        text = html.unescape(_text(file)) if file.suffix in {".html", ".xml", ".svg"} else _text(file)
        text = NAME_IN_DATA.sub("", text)
        for found in sorted(set(re.findall(rf"{re.escape(site.own)}[^\s\"'<>\\{{}}|;,]*", text))):
            pattern = "$" in found  # a rule for servers, with a place for a part of the address
            if not pattern and (fault := _of_own(found.rstrip(".)"), site)):
                yield fault


def _of_own(address: str, site: _Site) -> str:
    path, _, fragment = address.removeprefix(site.own).partition("#")
    return site.fault(_resolved("index.html", unquote(path.partition("?")[0])), fragment, address)


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
