"""YAML text to plain values that know their lines.

Stricter than YAML: no anchors, aliases, tags or directives, no key twice, and every scalar stays the text that was
written (`no` is not false, `010` is not 8), because the model gives types, not the syntax.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from review.files.text import FORBIDDEN, read_text
from review.problems.message_templates import message
from review.problems.problem import MAX_PROBLEMS_PER_FILE, Problem, truncate

MAX_DEPTH = 12  # levels of nesting
MAX_SCALAR_LENGTH = 20_000  # characters

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Location: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True)
class Document:
    """A file's values (dict, list, str or None), and the line at which each of them stands."""

    path: str
    data: Any
    lines: dict[Location, int] = field(default_factory=dict)

    def line(self, *location: str | int) -> int:
        """The line of the value at `location`, or of the nearest thing around it; 1 where nothing is known."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)


def read_document(file: Path, path: str) -> tuple[Document, list[Problem]]:
    """The file as a document. With problems, its data is None."""
    text, problems = read_text(file, path)
    if problems:
        return Document(path, None), problems
    return parse(text, path)


def parse(text: str, path: str) -> tuple[Document, list[Problem]]:
    """YAML text as a document, and every problem of its syntax that can be told (one, where it does not parse)."""
    for number, written in enumerate(text.split("\n"), 1):
        if re.match(r" *\t", written) and written.strip():
            return Document(path, None), [Problem(path, number, "E104", "a tab stands in the indentation")]
    composer = _Composer(path)
    try:
        data = composer.compose(text)
    except yaml.MarkedYAMLError as error:
        mark: Any = error.problem_mark or error.context_mark
        told_later = (mark and mark.index >= len(text.rstrip())) or "expected ':'" in str(error.problem)
        if told_later and error.context_mark:  # what helps is where the text, list or key began
            mark = error.context_mark
        line = mark.line + 1 if mark else 1
        composer.problems.append(Problem(path, line, "E102", f"this is not valid YAML: {error.problem}"))
        data = None
    except _ToldError:
        data = None
    except yaml.YAMLError as error:
        composer.problems.append(Problem(path, 1, "E102", f"this is not valid YAML: {error}"))
        data = None
    problems = truncate(composer.problems, path)
    return Document(path, None if problems else data, composer.lines), problems


def _normal(value: str) -> str:
    """The text in NFC: the file's own letters are already, and those written as escapes become so."""
    return unicodedata.normalize("NFC", value)


class _ToldError(Exception):
    """Reading cannot go on; the problem that says why is noted already."""


class _Composer:
    """Builds plain values from YAML events, noting lines and problems on the way."""

    def __init__(self, path: str) -> None:
        self.path = path
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
                    self.problem(event, "E102", "a file holds one document; a second one starts here")
                    return None
                if event.version or event.tags:
                    self.problem(event, "E105", "directives (lines that start with %) are not used in records")
                data = self.value(next(events), events, ())
        return data

    def problem(self, event: Any, code: str, message: str) -> None:
        if len(self.problems) > MAX_PROBLEMS_PER_FILE:
            raise _ToldError
        self.problems.append(Problem(self.path, event.start_mark.line + 1, code, message))

    def value(self, event: Any, events: Iterator[Any], location: Location) -> Any:
        self.lines.setdefault(location, event.start_mark.line + 1)
        if isinstance(event, yaml.AliasEvent):
            self.problem(event, "E105", f"an alias (*{event.anchor}) stands here; records do not use aliases")
            return None
        self.unadorned(event)
        if len(location) > MAX_DEPTH:
            self.problem(event, "E106", f"nested deeper than {MAX_DEPTH} levels")
            raise _ToldError
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(events, location)
        return self.mapping(events, location)

    def unadorned(self, event: Any) -> None:
        if event.anchor:
            self.problem(event, "E105", f"an anchor (&{event.anchor}) stands here; records do not use anchors")
        if event.tag:
            self.problem(event, "E105", f"a tag ({event.tag}) stands here; records do not use tags")

    def scalar(self, event: Any) -> str | None:
        if len(event.value) > MAX_SCALAR_LENGTH:
            self.problem(event, "E106", f"a text is longer than {MAX_SCALAR_LENGTH} characters")
        if found := FORBIDDEN.search(event.value):
            self.problem(event, *message("character", character=f"U+{ord(found[0]):04X}"))
        plain = event.implicit[0] and not event.style
        return None if plain and event.value in {"", "~", "null"} else _normal(event.value)

    def sequence(self, events: Iterator[Any], location: Location) -> list[Any]:
        values: list[Any] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            values.append(self.value(event, events, (*location, len(values))))
        return values

    def mapping(self, events: Iterator[Any], location: Location) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                self.problem(event, "E102", "a key must be a plain word, not a list or a mapping")
                raise _ToldError
            self.unadorned(event)
            key = _normal(event.value)
            line: int = event.start_mark.line + 1 if event.start_mark else 1
            if key in values:
                first = self.lines[(*location, key)]
                self.problem(event, "E103", f'the key "{key}" stands here again; it is already at line {first}')
            if FORBIDDEN.search(key):
                self.problem(event, "E111", "a key holds a control or text-direction character")
            self.lines.setdefault((*location, key), line)
            values[key] = self.value(next(events), events, (*location, key))
        return values
