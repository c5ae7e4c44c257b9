"""What a page's HTML links to, and what it makes a browser fetch: found by expressions, because there is much of it."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

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
ANCHORS = {"id", "name"}
FOLLOWED = {"href", "src", "xlink:href", "action", "formaction", "cite"}
SEVERAL = {"srcset", "imagesrcset"}
# A comment, or a tag with its attributes; and elements whose content is no HTML, with their ends.
TAG = re.compile(
    r"""<!--.*?(?:-->|\Z)|<(?P<name>[a-zA-Z][^\s/>]*)(?P<attributes>(?:[^>"']|"[^"]*"|'[^']*')*)>""", re.DOTALL
)
ATTRIBUTE = re.compile(r"""([^\s/>"'=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?""")
RAW_TEXT = {name: re.compile(rf"</{name}\b", re.IGNORECASE) for name in ("script", "style", "title", "textarea")}
CANDIDATE = re.compile(r"([^\s,]\S*[^\s,])[^,]*")
REFRESH = re.compile(r"\s*\d+\s*;\s*url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)
CSS_ADDRESS = re.compile(
    r"""(?:@import\s+(?:url\(\s*)?|\burl\(\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'();]+))""", re.IGNORECASE
)


@dataclass
class Scan:
    """The anchors and links of a page, and the addresses that it makes a browser fetch."""

    anchors: set[str] = field(default_factory=set)
    links: list[tuple[int, str]] = field(default_factory=list)
    fetched: list[tuple[int, str]] = field(default_factory=list)


def scan(html: str) -> Scan:
    """Return the anchors and links of a page's HTML.

    Tags and attributes are found by expressions, in a fifth of the time that Python's parser takes: all pages of all
    versions are read in every build. A test compares both.
    """
    found = Scan()
    line, counted, end = 1, 0, 0
    while tag := TAG.search(html, end):
        end = tag.end()
        name = (tag["name"] or "").lower()
        if not name:
            continue
        if written := tag["attributes"]:
            line, counted = line + html.count("\n", counted, tag.start()), tag.start()
            _keep_attributes(found, line, name, _attributes(written))
        if name in RAW_TEXT:
            closing = RAW_TEXT[name].search(html, end)
            start, end = end, closing.start() if closing else len(html)
            if name == "style":
                _keep_styles(found, line, html[start:end])
    return found


def _attributes(written: str) -> dict[str, str]:
    """Return the attributes of a tag; of two with one name the first, as browsers do."""
    given: dict[str, str] = {}
    for name, *values in ATTRIBUTE.findall(written):
        value = "".join(values)
        given.setdefault(name.lower(), html.unescape(value) if "&" in value else value)
    return given


def _keep_attributes(found: Scan, line: int, tag: str, given: dict[str, str]) -> None:
    """Add what the attributes of a tag say."""
    for name in ANCHORS & given.keys():
        if name == "id" or tag == "a":
            found.anchors.add(given[name])
    relations = set(given.get("rel", "").split()) if tag == "link" else set()
    for name, value in given.items():
        fetched = (tag, name) in FETCHED or (name == "href" and bool(relations & FETCHED_RELATIONS))
        if fetched or (name in FOLLOWED and not relations & {"canonical", "alternate"}):
            for address in CANDIDATE.findall(value) if name in SEVERAL else [value]:
                _keep(found, line, address, fetched=fetched, embeds=tag not in {"a", "area"})
        elif tag == "meta" and name == "content" and (leads_on := REFRESH.match(value)):
            _keep(found, line, leads_on[1])
        elif "(" in value or "@" in value:
            _keep_styles(found, line, value)


def _keep_styles(found: Scan, line: int, css: str) -> None:
    for address in css_addresses(css):
        _keep(found, line, address, fetched=True, embeds=True)


def _keep(found: Scan, line: int, address: str, *, fetched: bool = False, embeds: bool = False) -> None:
    if fetched:
        found.fetched.append((line, address))
    if not (embeds and address.startswith("data:")):
        found.links.append((line, address))


def css_addresses(css: str) -> list[str]:
    """Return the addresses that a stylesheet, or an attribute with styles, makes a browser fetch."""
    return ["".join(found) for found in CSS_ADDRESS.findall(css)]
