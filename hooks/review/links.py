"""Every link of a built site, checked.

Internal links and anchors must lead somewhere, and nothing may be fetched from a host that is not the site's own.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

ALLOWED_SCHEMES = {"http", "https", "mailto", "tel"}
NO_ADDRESS = SplitResult("no address", "", "", "", "")  # a kind of its own, and not an allowed one

# What a browser fetches by itself when it shows a page: element, attribute.
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


@dataclass
class Scan:
    """What a page offers and asks for: its anchors, its links, and what it makes a browser fetch."""

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
        self.scan.anchors.update(given[name] for name in ("id", "name") if name in given)
        relations = set(given.get("rel", "").split())
        for name, value in given.items():
            if (tag, name) in FETCHED or (tag == "link" and name == "href" and relations & FETCHED_RELATIONS):
                self.scan.fetched.append((line, value))
            embedded = value.startswith("data:") and tag not in {"a", "area"}
            elsewhere = tag == "link" and relations & {"canonical", "alternate"}
            if name in {"href", "src"} and not (embedded or elsewhere):
                self.scan.links.append((line, value))


def scan(html: str) -> Scan:
    """The anchors and links of a page's HTML."""
    scanner = _Scanner()
    scanner.feed(html)
    return scanner.scan


def broken_links(site: Path) -> list[str]:
    """Every link of the built site that leads nowhere, and every fetch from another host: `page:line  what`."""
    pages = {
        file.relative_to(site).as_posix(): scan(file.read_text(encoding="utf-8"))
        for file in sorted(site.rglob("*.html"))
    }
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    return [
        f"{page}:{line}  {said}" for page, found in pages.items() for line, said in _broken(page, found, pages, files)
    ]


def _broken(page: str, found: Scan, pages: dict[str, Scan], files: set[str]) -> Iterator[tuple[int, str]]:
    for line, target in found.fetched:
        if _split(target).netloc:
            yield line, f"fetches from another host: {target}"
    if page == "404.html":  # its links are absolute, to the place where the site will stand
        return
    for line, target in found.links:
        parts = _split(target)
        if parts.scheme in ALLOWED_SCHEMES or (parts.netloc and not parts.scheme):
            continue
        if parts.scheme:
            yield line, f"a link of a kind that is not allowed: {target}"
            continue
        path = _resolved(page, unquote(parts.path))
        if path not in files:
            yield line, f"leads nowhere: {target}"
        elif parts.fragment and path in pages and unquote(parts.fragment) not in pages[path].anchors:
            yield line, f"the page has no such anchor: {target}"


def _split(target: str) -> SplitResult:
    """The parts of an address, or NO_ADDRESS for what cannot be one, such as `http://[x`."""
    try:
        return urlsplit(target)
    except ValueError:
        return NO_ADDRESS


def _resolved(page: str, path: str) -> str:
    """The file that a relative link of a page leads to."""
    if not path:
        return page
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    if path.endswith(("/", "/.", "/..")) or path in {".", ".."}:
        return posixpath.normpath(posixpath.join(joined, "index.html"))
    return joined
