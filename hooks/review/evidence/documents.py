"""Read YAML text as plain values that know their lines.

Stricter than YAML: no anchors, aliases, tags, directives or duplicate keys, and every scalar stays the text that was
written (`no` is not false, `010` is not 8), because types come from the schema, not from the syntax.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from review.evidence.plain_values import (
    EMPTY,
    MAX_DEPTH,
    MAX_SCALAR_LENGTH,
    Loader,
    PlainValues,
    UnusualTextError,
    cut_off,
)
from review.files.text import FORBIDDEN, may_have_forbidden, read_text
from review.problems import message_templates as messages
from review.problems.problem import MAX_PROBLEMS_PER_FILE, Problem, truncate

Location: TypeAlias = tuple[str | int, ...]

TABBED = re.compile(r"^ *\t(?=.*\S)", re.MULTILINE)


@dataclass(frozen=True)
class Document:
    """The values of a file (dict, list, str or None), and the line of each.

    `has_empty` says whether a value can be None, because its field is left empty, and `written` is the text as it was
    read, if it was.
    """

    path: str
    data: Any
    lines: Mapping[Location, int] = field(default_factory=dict)
    has_empty: bool = True
    written: str = field(default="", repr=False)

    def line(self, *location: str | int) -> int:
        """Return the line of the value at `location`, or of the nearest value around it; 1 if neither is known."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)


def read_document(file: Path, path: str) -> tuple[Document, list[Problem]]:
    """Return the file as a document, and its problems. With problems, its data is None."""
    text, problems = read_text(file, path)
    if problems:
        return Document(path, None), problems
    return parse(text, path)


def parse(text: str, path: str) -> tuple[Document, list[Problem]]:
    """Return YAML text as a document, and every problem of its syntax (one only, if it cannot be parsed)."""
    if "\t" in text and (tabbed := TABBED.search(text)):
        line = text.count("\n", 0, tabbed.start()) + 1
        return Document(path, None), [Problem(path, line, "E104", "the line is indented with a tab")]
    try:
        values = PlainValues(text)
    except (UnusualTextError, yaml.YAMLError):
        return _parsed_in_full(text, path)
    return Document(path, values.data, _LinesWhenAsked(text, path), values.has_empty, text), []


def _parsed_in_full(text: str, path: str) -> tuple[Document, list[Problem]]:
    """Return the same, with the line of every value."""
    composer = _Composer(path, text)
    try:
        data = composer.compose(text)
    except yaml.MarkedYAMLError as error:
        mark: Any = error.problem_mark or error.context_mark
        is_found_late = (mark and mark.index >= len(text.rstrip())) or "expected ':'" in str(error.problem)
        if is_found_late and error.context_mark:  # more helpful is where the text, list or key began
            mark = error.context_mark
        line = mark.line + 1 if mark else 1
        composer.problems.append(Problem(path, line, "E102", f"this is not valid YAML: {error.problem}"))
        data = None
    except _ReadingStoppedError:
        data = None
    except yaml.YAMLError as error:
        composer.problems.append(Problem(path, 1, "E102", f"this is not valid YAML: {error}"))
        data = None
    problems = truncate(composer.problems, path)
    return Document(path, None if problems else data, composer.lines, written=text), problems


def _normal(value: str) -> str:
    """Return the text in NFC: the file already is, but characters written as escapes may not be."""
    return unicodedata.normalize("NFC", value)


class _LinesWhenAsked(Mapping[Location, int]):
    """The line of every value of a text. The text is read again for them: hardly any record has a problem."""

    def __init__(self, text: str, path: str) -> None:
        self._text = text
        self._path = path

    @cached_property
    def _lines(self) -> Mapping[Location, int]:
        return _parsed_in_full(self._text, self._path)[0].lines

    def __getitem__(self, location: Location) -> int:
        return self._lines[location]

    def __iter__(self) -> Iterator[Location]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


class _ReadingStoppedError(Exception):
    """Reading cannot continue; the list of problems says why."""


class _Composer:
    """Builds plain values from YAML events, and collects their lines and problems."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.written = text.split("\n")
        self.may_have_forbidden = "\\" in text or may_have_forbidden(text)  # an escape can stand for any character
        self.lines: dict[Location, int] = {}
        self.problems: list[Problem] = []

    def compose(self, text: str) -> Any:
        events = iter(yaml.parse(text, Loader=Loader))
        data: Any = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.problem(event, "E102", "a second document starts here, but a file can have only one document")
                    return None
                if event.version or event.tags:
                    self.problem(event, "E105", "directives (lines starting with %) are not supported")
                data = self.value(next(events), events, ())
        return data

    def problem(self, event: Any, code: str, message: str) -> None:
        if len(self.problems) > MAX_PROBLEMS_PER_FILE:
            raise _ReadingStoppedError
        self.problems.append(Problem(self.path, event.start_mark.line + 1, code, message))

    def value(self, event: Any, events: Iterator[Any], location: Location) -> Any:
        kind = type(event)
        self.lines.setdefault(location, event.start_mark.line + 1)
        if kind is yaml.AliasEvent:
            self.problem(event, "E105", f"the alias *{event.anchor} is not supported")
            return None
        if event.anchor or event.tag:
            self.reject_anchor_and_tag(event)
        if len(location) > MAX_DEPTH:
            self.problem(event, "E106", f"nested more than {MAX_DEPTH} levels deep")
            raise _ReadingStoppedError
        if kind is yaml.ScalarEvent:
            return self.scalar(event)
        if kind is yaml.SequenceStartEvent:
            return self.sequence(events, location)
        return self.mapping(events, location)

    def reject_anchor_and_tag(self, event: Any) -> None:
        if event.anchor:
            self.problem(event, "E105", f"the anchor &{event.anchor} is not supported")
        if event.tag:
            self.problem(event, "E105", f"the tag {event.tag} is not supported")

    def scalar(self, event: Any) -> str | None:
        if len(event.value) > MAX_SCALAR_LENGTH:
            self.problem(event, "E106", f"the text has more than {MAX_SCALAR_LENGTH} characters")
        if self.may_have_forbidden and (found := FORBIDDEN.search(event.value)):
            self.problem(event, *messages.character(f"U+{ord(found[0]):04X}"))
        if cut := cut_off(event, self.written):
            self.problem(event, "E115", f'the text ends before "{cut}", which YAML reads as a comment')
        plain = event.implicit[0] and not event.style
        return None if plain and event.value in EMPTY else _normal(event.value)

    def sequence(self, events: Iterator[Any], location: Location) -> list[Any]:
        values: list[Any] = []
        for event in events:
            if type(event) is yaml.SequenceEndEvent:
                break
            values.append(self.value(event, events, (*location, len(values))))
        return values

    def mapping(self, events: Iterator[Any], location: Location) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for event in events:
            if type(event) is yaml.MappingEndEvent:
                break
            if type(event) is not yaml.ScalarEvent:
                self.problem(event, "E102", "a key must be a plain word, not a list or a mapping")
                raise _ReadingStoppedError
            if event.anchor or event.tag:
                self.reject_anchor_and_tag(event)
            key = _normal(event.value)
            place = (*location, key)
            line: int = event.start_mark.line + 1 if event.start_mark else 1
            if key in values:
                self.problem(event, "E103", f'the key "{key}" is already on line {self.lines[place]}')
            if not key.isidentifier() and FORBIDDEN.search(key):
                self.problem(event, "E111", "a key contains a control, text-direction or invisible character")
            self.lines.setdefault(place, line)
            values[key] = self.value(next(events), events, place)
        return values
