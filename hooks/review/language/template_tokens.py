"""The source of a template as tokens: text, tags of HTML or SVG, and what belongs to Jinja."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

JINJA = {"{{": "}}", "{%": "%}", "{#": "#}"}
INLINE = frozenset(
    {"a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "kbd", "q", "small", "span", "strong", "sub", "sup"}
    | {"time", "tspan"}
)
NOT_TEXT = frozenset({"script", "style", "dc:format", "dc:language"})  # elements whose content is for programs
TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][\w:-]*)")


class Kind(Enum):
    """What a token is."""

    TEXT = "text"
    VALUE = "value"  # an expression of Jinja
    OPEN = "open"  # the start of an inline element
    CLOSE = "close"
    BREAK = "break"  # whatever ends a text: a statement or comment of Jinja, or any other tag


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a template's source. All pieces together are the source."""

    kind: Kind
    source: str
    name: str = ""


def tokens(source: str) -> Iterator[Token]:
    """Yield the tokens of a template."""
    start = position = 0
    while position < len(source):
        token = _token_at(source, position)
        if token is None:
            position += 1
            continue
        if start < position:
            yield Token(Kind.TEXT, source[start:position])
        yield token
        start = position = position + len(token.source)
        if token.name in NOT_TEXT and not token.source.startswith("</"):
            end = source.find(f"</{token.name}", position)
            end = len(source) if end < 0 else end
            if end > position:
                yield Token(Kind.BREAK, source[position:end])
            start = position = end
    if start < position:
        yield Token(Kind.TEXT, source[start:])


def _token_at(source: str, position: int) -> Token | None:
    if source[position] == "{" and source[position : position + 2] in JINJA:
        end = _end_of_jinja(source, position)
        return Token(Kind.VALUE if source.startswith("{{", position) else Kind.BREAK, source[position:end])
    if source[position] != "<":
        return None
    if source.startswith("<!", position) or source.startswith("<?", position):
        return Token(Kind.BREAK, source[position : _end_of_tag(source, position + 1)])
    found = TAG.match(source, position)
    if not found:
        return None
    text, name = source[position : _end_of_tag(source, found.end())], found["name"]
    if name not in INLINE or text.endswith("/>"):
        return Token(Kind.BREAK, text, name)
    return Token(Kind.CLOSE if found["close"] else Kind.OPEN, text, name)


def _end_of_jinja(source: str, start: int) -> int:
    """Return the end of what begins with two characters of Jinja; the end of the source where nothing ends it."""
    closing, position, quote = JINJA[source[start : start + 2]], start + 2, ""
    while position < len(source):
        character = source[position]
        if quote:
            position += character == "\\"
            quote = "" if character == quote else quote
        elif source.startswith(closing, position):
            return position + 2
        elif character in "\"'" and closing != "#}":
            quote = character
        position += 1
    return len(source)


def _end_of_tag(source: str, position: int) -> int:
    """Return the end of a tag, in whose attributes there may be quoted values and Jinja."""
    quote = ""
    while position < len(source):
        if source[position : position + 2] in JINJA:
            position = _end_of_jinja(source, position)
            continue
        character = source[position]
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'":
            quote = character
        elif character == ">":
            return position + 1
        position += 1
    return len(source)
