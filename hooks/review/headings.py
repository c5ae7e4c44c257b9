"""The headings of a page's HTML, for its table of contents."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

LEVELS = {"h2": 2, "h3": 3}


class _Headings(HTMLParser):
    """Collects h2 and h3 elements that have an id."""

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
            self.found.append(self.inside)
            self.inside = None


def toc_tokens(body: str) -> list[dict[str, Any]]:
    """The headings as the tokens Python-Markdown gives: level, id, name (escaped by whoever shows it), children."""
    parser = _Headings()
    parser.feed(body)
    tokens: list[dict[str, Any]] = []
    for heading in parser.found:
        heading["name"] = " ".join(heading["name"].split())
        parent = tokens[-1]["children"] if heading["level"] == 3 and tokens else tokens
        parent.append(heading)
    return tokens
