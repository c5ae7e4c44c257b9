"""Pages as the search sees them: a section for each heading with an anchor, and one for each term of a vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LEFT_OUT = frozenset({"script", "style", "svg", "form", "nav", "template", "noscript", "pre"})
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
# Elements whose text runs on from the text around them; every other begins a line.
INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "i", "kbd", "mark", "q", "s", "samp", "small"}
    | {"span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
)
EXCLUDED = "data-search-exclude"  # an attribute of elements that say the same on every page


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page that can be found: its address, its title, its text line by line, and the title of its page."""

    url: str
    title: str
    lines: tuple[str, ...]
    page: str
    is_term: bool = False


def page_in_brief(url: str, title: str, description: str) -> Section:
    """Return a page of which only the title and the description are searched, because its records are found as such."""
    return Section(url, title, (description,) if description else (), title)


def sections(url: str, title: str, description: str, html: str) -> Iterator[Section]:
    """Yield the sections of a prose page from its HTML: the text before the first heading, and each heading with its.

    A heading or term without an anchor belongs to the section around it. Texts of elements marked `data-search-exclude`
    are left out.
    """
    parser = _Parser()
    parser.feed(html)
    parser.close()
    first, *others = parser.parts
    yield Section(url, title, tuple(line for line in (description, *first.lines()) if line), title)
    for part in others:
        heading, lines = part.title(), part.lines()
        if heading and (lines or not part.is_term):
            yield Section(f"{url}#{part.anchor}", heading, lines, title, part.is_term)


@dataclass
class _Part:
    anchor: str = ""
    is_term: bool = False
    heading: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def title(self) -> str:
        return " ".join("".join(self.heading).split())

    def lines(self) -> tuple[str, ...]:
        lines = (" ".join(line.split()) for line in "".join(self.text).split("\n"))
        return tuple(line for line in lines if re.search(r"\w", line))


class _Parser(HTMLParser):
    """Collects the parts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.parts = [_Part()]
        self._open: list[tuple[str, bool, bool]] = []  # elements: name, whether left out, whether part of a heading

    @property
    def _is_left_out(self) -> bool:
        return any(left_out for _, left_out, _ in self._open)

    @property
    def _is_in_heading(self) -> bool:
        return any(is_heading for _, _, is_heading in self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        is_excluded = tag in LEFT_OUT or EXCLUDED in attributes
        is_heading = tag in HEADINGS or tag == "dt"
        begins = is_heading and attributes.get("id") and not is_excluded and not self._is_left_out
        if begins and tag != "h1":
            self.parts.append(_Part(attributes["id"] or "", is_term=tag == "dt"))
        if tag not in INLINE:
            self._break()
        if tag not in VOID:
            self._open.append((tag, is_excluded, bool(begins) or tag == "h1"))

    def handle_endtag(self, tag: str) -> None:
        names = [name for name, _, _ in self._open]
        if tag in names:
            del self._open[len(names) - 1 - names[::-1].index(tag) :]
        if tag not in INLINE:
            self._break()

    def handle_data(self, data: str) -> None:
        if self._is_left_out:
            return
        part = self.parts[-1]
        if not self._is_in_heading:
            part.text.append(data.replace("\n", " "))
        elif len(self.parts) > 1:  # the heading of the page is its title, which is known
            part.heading.append(data)

    def _break(self) -> None:
        if not self._is_in_heading:
            self.parts[-1].text.append("\n")
