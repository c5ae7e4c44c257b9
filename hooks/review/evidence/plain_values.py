"""Read the plain values of YAML text that has no problem, without the line of each, which takes half the time.

`documents.parse` reads any other text again in full, and says what is wrong and where.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import yaml

from review.files.text import FORBIDDEN, may_have_forbidden

MAX_DEPTH = 12  # levels of nesting
MAX_SCALAR_LENGTH = 20_000  # characters
MAX_SHOWN = 60  # characters of a text that a message repeats

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

EMPTY = frozenset({"", "~", "null"})  # plain scalars that leave a field empty
# At the end of a text, what YAML reads as a comment and a person may not mean as one.
CUTTING = re.compile(r" #|\s+#\S")


class UnusualTextError(Exception):
    """A text may have a problem, so that it must be read in full."""


class PlainValues:
    """The values of a text that has no problem: dict, list, str or None.

    `has_empty` says whether None is among them. Raise UnusualTextError or yaml.YAMLError for any other text.
    """

    def __init__(self, text: str) -> None:
        if may_have_forbidden(text):
            raise UnusualTextError
        self._next_event = Loader(text).get_event
        self._written = text.split("\n") if "#" in text else []
        # An escape can stand for any character, in any form.
        self._is_checked = "\\" in text or not unicodedata.is_normalized("NFC", text)
        self.has_empty = False
        self.data = self._document()

    def _document(self) -> Any:
        self._next_event()  # the start of the stream
        start = self._next_event()
        if type(start) is yaml.StreamEndEvent:
            return None
        if start.version or start.tags:
            raise UnusualTextError
        data = self._value(self._next_event(), 0)
        self._next_event()  # the end of the document
        if type(self._next_event()) is not yaml.StreamEndEvent:
            raise UnusualTextError
        return data

    def _value(self, event: Any, depth: int) -> Any:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if kind is yaml.AliasEvent or event.anchor or event.tag or depth >= MAX_DEPTH:
            raise UnusualTextError
        return self._sequence(depth + 1) if kind is yaml.SequenceStartEvent else self._mapping(depth + 1)

    def _scalar(self, event: Any) -> str | None:
        value: str = event.value
        is_cut = self._written and cut_off(event, self._written)
        if is_cut or event.anchor or event.tag or len(value) > MAX_SCALAR_LENGTH:
            raise UnusualTextError
        if value in EMPTY and event.implicit[0] and not event.style:
            self.has_empty = True
            return None
        return _checked(value) if self._is_checked else value

    def _sequence(self, depth: int) -> list[Any]:
        next_event, end = self._next_event, yaml.SequenceEndEvent
        values: list[Any] = []
        while type(event := next_event()) is not end:
            values.append(self._value(event, depth))
        return values

    def _mapping(self, depth: int) -> dict[str, Any]:
        next_event, end, text = self._next_event, yaml.MappingEndEvent, yaml.ScalarEvent
        values: dict[str, Any] = {}
        while type(event := next_event()) is not end:
            if type(event) is not text or event.anchor or event.tag:
                raise UnusualTextError
            key = _checked(event.value) if self._is_checked else event.value
            if key in values:
                raise UnusualTextError
            event = next_event()
            values[key] = self._scalar(event) if type(event) is text else self._value(event, depth)
        return values


def _checked(value: str) -> str:
    """Return a text in NFC."""
    if value.isascii() and value.isprintable():
        return value
    if may_have_forbidden(value) and FORBIDDEN.search(value):
        raise UnusualTextError
    return unicodedata.normalize("NFC", value)


def cut_off(event: Any, written: list[str]) -> str:
    """Return what a # cuts off from the end of a text, unless it is written as a comment: two spaces, #, a space."""
    mark = event.end_mark
    if event.style in {"|", ">"} or mark.line >= len(written):
        return ""
    line = written[mark.line]
    return line[mark.column :].strip()[:MAX_SHOWN] if "#" in line and CUTTING.match(line, mark.column) else ""
