"""The headings of a page's HTML, for its table of contents."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from typing import Any

LEVELS = {"h1": 1, "h2": 2, "h3": 3}
HEADING = re.compile(r"<(h[123])\b.*?</\1>", re.DOTALL)


class _Headings(HTMLParser):
    """Collect the h1, h2 and h3 elements with an id and with text that is not only for screen readers."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[dict[str, Any]] = []
        self.inside: dict[str, Any] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in LEVELS and given.get("id") and "visually-hidden" not in (given.get("class") or ""):
            self.inside = {"level": LEVELS[tag], "id": given["id"], "name": "", "html": "", "children": []}

    def handle_data(self, data: str) -> None:
        if self.inside is not None:
            self.inside["name"] += data

    def handle_endtag(self, tag: str) -> None:
        if self.inside is not None and tag in LEVELS:
            if self.inside["name"].strip():
                self.found.append(self.inside)
            self.inside = None


def toc_tokens(body: str) -> list[dict[str, Any]]:
    """Return the headings as tokens of Python-Markdown: level, id, name (escaped, as themes do not), children."""
    parser = _Headings()
    for found in HEADING.finditer(body):  # a parser takes ten times as long for the rest of a page
        parser.feed(found[0])
    tokens: list[dict[str, Any]] = []
    around: list[dict[str, Any]] = []
    for heading in parser.found:
        heading["name"] = html.escape(" ".join(heading["name"].split()), quote=False)
        while around and around[-1]["level"] >= heading["level"]:
            around.pop()
        (around[-1]["children"] if around else tokens).append(heading)
        around.append(heading)
    return tokens
