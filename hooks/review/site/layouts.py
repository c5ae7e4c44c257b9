"""The theme's template for pages, rendered once for all pages that differ only in what is filled in.

A page outside of the menu has the same frame as every other page of its folder: around title, description, addresses,
table of contents and content, the theme renders the same bytes for each. Of such pages the first two are rendered in
full. The frame is taken from the first, rendered once more with marks in place of what differs, and is used only if it
gives the second byte for byte. It is finished once, so that of each page only the content is left to finish.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from review.site.finishing import Finished, finished

TEMPLATE, TOC = "main.html", "partials/toc.html"
MARK = re.compile(r"(?:https://)?fill-in-([a-z_]+)-here")
KNOWN_META = {"title", "description", "review_head", "hide", "search"}


class Template(Protocol):
    """A template of Jinja."""

    def render(self, context: Mapping[str, Any], /) -> str: ...


class Templates(Protocol):
    """An environment of Jinja."""

    def get_template(self, name: str, /) -> Template: ...


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as the theme reads it from a page's table of contents."""

    title: str
    url: str
    level: int
    children: list[Heading] = field(default_factory=list)


class Layouts:
    """An environment of Jinja whose template for pages is filled in where that gives the same bytes."""

    def __init__(self, environment: Templates, site_url: str) -> None:
        self._environment = environment
        self._layout = Layout(environment, site_url)

    def get_template(self, name: str, *arguments: Any, **options: Any) -> Template:
        """Return a template; that of pages is a `Layout`."""
        if name == TEMPLATE:
            return self._layout
        return self._environment.get_template(name, *arguments, **options)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._environment, name)


class Layout:
    """The template for pages."""

    def __init__(self, environment: Templates, site_url: str) -> None:
        self.environment = environment
        self.site_url = site_url
        self.first: dict[Hashable, Mapping[str, Any]] = {}  # the context of the first page with a frame, by the frame
        self.frames: dict[Hashable, _Frame] = {}

    def render(self, context: Mapping[str, Any]) -> str:
        """Return the HTML of the page in the context, finished."""
        key = _common(context["page"], context["nav"])
        if frame := self.frames.get(key):
            return frame.filled(self.environment, context)
        html = finished(self.environment.get_template(TEMPLATE).render(context), self.site_url)
        if key is not None and key not in self.first:
            self.first[key] = context
        elif key is not None and key not in self.frames:
            frame = _Frame.of(self.environment, self.first[key], self.site_url)
            self.frames[key] = frame if frame.filled(self.environment, context) == html else _Frame(())
        return html


class _Frame:
    """A rendered page in pieces: texts, and between two texts the name of what belongs there.

    Without pieces it is of no use.
    """

    def __init__(self, pieces: tuple[str, ...]) -> None:
        self.pieces = pieces
        self.tables: dict[Hashable, str] = {}  # tables of contents, which many pages share, by their headings

    def __bool__(self) -> bool:
        return bool(self.pieces)

    @classmethod
    def of(cls, environment: Templates, context: Mapping[str, Any], site_url: str) -> _Frame:
        """Return the frame of a page, whose headings are one of the first level and others below it."""
        page = context["page"]
        marked = copy.copy(page)
        marked.meta = {**page.meta, **{name: _mark(name) for name in _values(page) if name in page.meta}}
        marked.content = f"<h1>{_mark('content')}</h1>"
        marked.canonical_url = _mark("canonical_url", page.canonical_url)
        marked.edit_url = page.edit_url and _mark("edit_url", page.edit_url)
        first = next(iter(page.toc))
        below = [Heading(_mark("heading"), f"#{_mark('heading')}", 2)] if first.children else []
        marked.toc = [Heading(_mark("heading"), f"#{_mark('skip')}", 1, below)]
        given = {**context, "page": marked}
        html = environment.get_template(TEMPLATE).render(given)
        html = html.replace(environment.get_template(TOC).render(given), _mark("toc"))
        html = html.replace(marked.content, _mark("content")).replace(f"#{_mark('skip')}", _mark("skip"))
        return cls(tuple(MARK.split(finished(html, site_url))))

    def filled(self, environment: Templates, context: Mapping[str, Any]) -> Finished:
        """Return the HTML of a page."""
        values = _values(context["page"])
        headings = _headings(context["page"].toc)
        if headings not in self.tables:
            self.tables[headings] = environment.get_template(TOC).render(context)
        values["toc"] = self.tables[headings]
        pieces = list(self.pieces)
        pieces[1::2] = [values.get(name, "") for name in pieces[1::2]]
        return Finished("".join(pieces))


def _common(page: Any, nav: Any) -> Hashable:
    """Return what decides the frame of a page; None where it has a frame of its own."""
    first = next(iter(page.toc), None)
    if first is None or first.level != 1 or any(entry is page for entry in nav.pages):
        return None
    if page.previous_page or page.next_page or not page.canonical_url:
        return None
    if not isinstance(page.content, Finished) or "<h1" not in page.content or not set(page.meta) <= KNOWN_META:
        return None
    folder = page.url.rstrip("/").rpartition("/")[0]
    described = tuple(sorted(name for name, value in page.meta.items() if value))
    return folder, described, tuple(page.meta.get("hide") or ()), bool(page.edit_url), bool(first.children)


def _values(page: Any) -> dict[str, str]:
    """Return what differs between pages with one frame."""
    return {
        "title": str(page.meta.get("title", "")),
        "description": str(page.meta.get("description", "")),
        "review_head": str(page.meta.get("review_head", "")),
        "content": str(page.content),
        "canonical_url": str(page.canonical_url),
        "edit_url": str(page.edit_url or ""),
        "skip": str(next(iter(page.toc)).url),
    }


def _headings(table: Any) -> Hashable:
    return tuple((each.title, each.url, each.level, _headings(each.children)) for each in table)


def _mark(name: str, address: str = "") -> str:
    """Return the mark of a value; in place of an address of another host it is one, too."""
    return f"{'https://' if '://' in address else ''}fill-in-{name}-here"
