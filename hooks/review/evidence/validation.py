"""A document against its schema: a typed record, or every problem with its line and what to do."""

from __future__ import annotations

import re
import types
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar, Union, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from review.evidence.documents import Document, Location
from review.problems.message_templates import ENTRY, message
from review.problems.problem import Problem, nearest, truncate
from review.schema.annotations import models_in
from review.schema.base import (
    DATE_PATTERN,
    DOI_PATTERN,
    ID_PATTERN,
    NO_SUCH_DAY,
    PATTERN_CODES,
    URL_PATTERN,
    Quotation,
    Schema,
)

S = TypeVar("S", bound=Schema)
S_co = TypeVar("S_co", bound=Schema, covariant=True)

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")

EXPECTED = {
    "string_type": "a text",
    "int_type": "a number",
    "int_parsing": "a whole number",
    "tuple_type": "a list (lines that start with a hyphen)",
    "dict_type": "a mapping (lines of key: value)",
    "model_type": "a mapping (lines of key: value)",
    "model_attributes_type": "a mapping (lines of key: value)",
    "bool_parsing": "true or false",
    "bool_type": "true or false",
}
LIMITS = {"greater_than_equal": "{ge} or more", "less_than_equal": "{le} or less"}
FILL_IN = "fill it in; a field that may stay out is deleted with its line"
FORMS = {
    ID_PATTERN: "an id (lower-case letters, digits, single hyphens)",
    DATE_PATTERN: "a date (YYYY-MM-DD, YYYY-MM or YYYY)",
    DOI_PATTERN: "a DOI (10.…/…)",
    URL_PATTERN: "a web address (https://…)",
}


@dataclass(frozen=True)
class Record(Generic[S_co]):
    """A record as written, and the document that knows its lines."""

    value: S_co
    document: Document

    @property
    def path(self) -> str:
        return self.document.path

    def line(self, *location: str | int) -> int:
        """The line of the value at this place of the record."""
        return self.document.line(*location)

    def problem(self, code: str, message: str, *location: str | int, hint: str = "") -> Problem:
        """A problem at this place of the record."""
        return Problem(self.path, self.line(*location), code, message, hint)


@dataclass(frozen=True)
class Marked:
    """A value of a record that carries a marker (`Vocabulary`, `Names`, `Quotation`), and where it stands."""

    location: Location
    value: str
    marker: object


def validate(document: Document, schema: type[S]) -> tuple[Record[S] | None, list[Problem]]:
    """The document as a record of that schema, or None with all its problems."""
    if document.data is None:
        return None, [Problem(document.path, 1, "E203", "the file holds no record")]
    try:
        record = Record(schema.model_validate(document.data), document)
    except ValidationError as error:
        details = error.errors(include_url=False)
        wrong = {detail["loc"][:end] for detail in details for end in range(len(detail["loc"]))}
        told = (_problem(document, schema, detail) for detail in details if not _follows(detail, wrong))
        return None, truncate(told, document.path)
    return record, [
        record.problem(*message("words", words=words, limit=marked.marker.longest), *marked.location)
        for marked in marks(record.value)
        if isinstance(marked.marker, Quotation) and (words := count_words(marked.value)) > marked.marker.longest
    ]


def _follows(detail: ErrorDetails, wrong: Container[tuple[str | int, ...]]) -> bool:
    """Whether a list is said to be too short only because something in it is wrong."""
    return detail["type"] == "too_short" and detail["loc"] in wrong


def count_words(text: str) -> int:
    """How many words a quotation holds; a number counts as one, an ellipsis as none."""
    return len(WORD.findall(text))


def _problem(document: Document, schema: type[Schema], detail: ErrorDetails) -> Problem:
    location: Location = tuple(detail["loc"])
    kind, context = detail["type"], detail.get("ctx", {})
    name = _named(location)
    line = document.line(*location)
    if kind == "missing":
        return Problem(document.path, document.line(*location[:-1]), *message("missing", name=name))
    if kind == "extra_forbidden":
        schemas = _schemas_at(schema, location[:-1])
        known = [field for each in schemas for field in each.model_fields]
        elsewhere = next(
            (each.MISPLACED_FIELD_HINTS[name] for each in schemas if name in each.MISPLACED_FIELD_HINTS), ""
        )
        hint = elsewhere or nearest(name, known) or f"known here: {', '.join(known)}"
        return Problem(document.path, line, "E202", f'there is no field "{_short(name)}" here', hint)
    if kind == "string_pattern_mismatch":
        form = str(context["pattern"])
        _, said = message("form", value=_short(str(detail["input"])), form=FORMS.get(form, "of the right form"))
        return Problem(document.path, line, PATTERN_CODES.get(form, "E203"), said)
    if kind in {"string_too_long", "too_long"}:
        rule = "too-long" if kind == "string_too_long" else "too-many"
        return Problem(document.path, line, *message(rule, name=name, limit=context.get("max_length")))
    if kind in {"string_too_short", "too_short"}:
        return Problem(
            document.path, line, "E204", f'"{name}" has too little in it: {context.get("min_length")} at least'
        )
    if kind == "literal_error":
        return Problem(
            document.path, line, "E205", f'"{_short(str(detail["input"]))}" is not one of {context["expected"]}'
        )
    if kind == NO_SUCH_DAY:
        return Problem(document.path, line, "E207", f'"{detail["input"]}" is not a day of the calendar')
    expected = LIMITS[kind].format(**context) if kind in LIMITS else EXPECTED.get(kind, "of another form")
    if detail["input"] is None:
        return Problem(document.path, line, *message("empty", name=name, expected=expected), FILL_IN)
    said = said_of(detail["input"])
    return Problem(document.path, line, *message("other-kind", name=name, expected=expected, said=said))


def _named(location: Location) -> str:
    """What a place of a record is called: its field, or which entry of a field it is."""
    if location and isinstance(location[-1], int):
        return ENTRY.format(name=_named(location[:-1]), number=location[-1] + 1)
    return str(location[-1]) if location else "the record"


def said_of(value: object) -> str:
    """What a value of the wrong kind is called."""
    if isinstance(value, str):
        return f'the text "{_short(value)}"'
    return "a list" if isinstance(value, list) else "a mapping" if isinstance(value, dict) else "something else"


def _short(text: str, longest: int = 60) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _schemas_at(schema: type[Schema], location: Location) -> list[type[Schema]]:
    """The schemas that a record of this schema has at this place."""
    annotation: Any = schema
    for step in map(str, location):
        models = [model for model in models_in(annotation) if step in model.model_fields]
        annotation = models[0].model_fields[step].annotation if models else annotation
    return [model for model in models_in(annotation) if issubclass(model, Schema)]


def marks(schema: Schema, location: Location = ()) -> Iterator[Marked]:
    """Every value of the record that carries a marker, with its place and the marker."""
    for name, field in type(schema).model_fields.items():
        yield from _marks(field.annotation, tuple(field.metadata), getattr(schema, name), (*location, name))


def _marks(annotation: Any, markers: tuple[object, ...], value: Any, location: Location) -> Iterator[Marked]:
    if value is None:
        return
    if isinstance(value, Schema):
        yield from marks(value, location)
        return
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from _marks(arguments[0], (*markers, *arguments[1:]), value, location)
    elif origin in {Union, types.UnionType}:
        for argument in arguments:
            if argument is not type(None):
                yield from _marks(argument, markers, value, location)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _marks(arguments[0], (), item, (*location, index))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _marks(arguments[1], (), item, (*location, key))
    elif isinstance(value, str):
        for marker in markers:
            yield Marked(location, value, marker)
