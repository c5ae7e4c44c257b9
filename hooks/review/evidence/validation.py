"""Validate a document against its schema: a typed record, or every problem with its line and what to do."""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Annotated, Any, Generic, NamedTuple, TypeVar, Union, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from review.evidence.documents import Document, Location
from review.problems import message_templates as messages
from review.problems.problem import Problem, nearest, truncate
from review.schema.annotations import models_in
from review.schema.base import (
    DATE_PATTERN,
    DOI_PATTERN,
    ID_PATTERN,
    NO_SUCH_DAY,
    PATTERN_CODES,
    URL_PATTERN,
    InOwnWords,
    Names,
    Quotation,
    Schema,
)
from review.schema.readers import COUNTED_PATTERN, COUNTS
from review.schema.term import Vocabulary

S = TypeVar("S", bound=Schema)
S_co = TypeVar("S_co", bound=Schema, covariant=True)

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")

EXPECTED = {
    "string_type": "text",
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
FILL_IN = "fill it in"
FORMS = {
    ID_PATTERN: "an ID (lower-case letters, digits, single hyphens)",
    DATE_PATTERN: "a date (YYYY-MM-DD, YYYY-MM or YYYY)",
    DOI_PATTERN: "a DOI (10.…/…)",
    URL_PATTERN: "a web address (https://…)",
    COUNTED_PATTERN: f"text in which braces name a count: {', '.join(f'{{{name}}}' for name in COUNTS)}",
}


@dataclass(frozen=True)
class Record(Generic[S_co]):
    """A record as written, with the document that knows its lines."""

    value: S_co
    document: Document

    @property
    def path(self) -> str:
        return self.document.path

    def line(self, *location: str | int) -> int:
        """Return the line of the value at this place of the record."""
        return self.document.line(*location)

    @cached_property
    def marks(self) -> tuple[Marked, ...]:
        """Every value that has a marker, with its place and the marker."""
        return marks(self.value)

    def problem(self, code: str, message: str, *location: str | int, hint: str = "") -> Problem:
        """Return a problem at this place of the record."""
        return Problem(self.path, self.line(*location), code, message, hint)


class Marked(NamedTuple):
    """A value of a record that has a marker, and its place."""

    location: Location
    value: str
    marker: object


# The markers that say what a text is, among all that a field declares.
MARKERS = (InOwnWords, Names, Quotation, Vocabulary)
_Walk = Callable[[Any, Location, list[Marked]], None]


def validate(document: Document, schema: type[S]) -> tuple[Record[S] | None, list[Problem]]:
    """Return the document as a record of that schema, or None, and all its problems."""
    if document.data is None:
        return None, [Problem(document.path, 1, "E203", "the file contains no record")]
    try:
        data = _filled_in(document.data, schema) if document.has_empty else document.data
        record = Record(schema.model_validate(data), document)
    except ValidationError as error:
        details = error.errors(include_url=False)
        wrong = {detail["loc"][:end] for detail in details for end in range(len(detail["loc"]))}
        problems = (_problem(document, schema, detail) for detail in details if not _follows(detail, wrong))
        return None, truncate(problems, document.path)
    return record, []


def _filled_in(data: object, schema: type[Schema] | None) -> object:
    """Return data without the optional fields that are left empty: they are as good as left out."""
    if schema is None:
        return data
    if isinstance(data, list):
        return [_filled_in(each, schema) for each in data]
    if not isinstance(data, dict):
        return data
    fields = schema.model_fields
    return {
        name: _filled_in(value, _schema_of(schema, name)) if name in fields else value
        for name, value in data.items()
        if value is not None or name not in fields or fields[name].is_required()
    }


@cache
def _schema_of(schema: type[Schema], field: str) -> type[Schema] | None:
    """Return the one schema that a field can hold, if it holds records."""
    found = models_in(schema.model_fields[field].annotation)
    return found[0] if len(found) == 1 and issubclass(found[0], Schema) else None


def _follows(detail: ErrorDetails, wrong: Container[tuple[str | int, ...]]) -> bool:
    """Whether a list counts as too short only because an entry is invalid."""
    return detail["type"] == "too_short" and detail["loc"] in wrong


def count_words(text: str) -> int:
    """Count the words of a quotation; a number counts as one, an ellipsis as none."""
    return len(WORD.findall(text))


def _problem(document: Document, schema: type[Schema], detail: ErrorDetails) -> Problem:
    location: Location = tuple(detail["loc"])
    kind, context = detail["type"], detail.get("ctx", {})
    name = _named(location)
    line = document.line(*location)
    if kind == "missing":
        return Problem(document.path, document.line(*location[:-1]), *messages.missing(name))
    if kind == "extra_forbidden":
        schemas = _schemas_at(schema, location[:-1])
        known = [field for each in schemas for field in each.model_fields]
        misplaced = next(
            (each.MISPLACED_FIELD_HINTS[name] for each in schemas if name in each.MISPLACED_FIELD_HINTS), ""
        )
        hint = misplaced or nearest(name, known) or f"known fields: {', '.join(known)}"
        return Problem(document.path, line, "E202", f'unknown field "{_short(name)}"', hint)
    if kind == "string_pattern_mismatch":
        form = str(context["pattern"])
        described = FORMS.get(form, "in the expected format")
        message = messages.form(PATTERN_CODES.get(form, "E203"), _short(str(detail["input"])), described)
        return Problem(document.path, line, *message)
    if kind in {"string_too_long", "too_long"}:
        over_limit = messages.too_long if kind == "string_too_long" else messages.too_many
        return Problem(document.path, line, *over_limit(name, context["max_length"]))
    if kind in {"string_too_short", "too_short"}:
        text = f'"{name}" is too short; the minimum length is {context.get("min_length")}'
        return Problem(document.path, line, "E204", text)
    if kind == "literal_error":
        text = f'"{_short(str(detail["input"]))}" is not one of {context["expected"]}'
        return Problem(document.path, line, "E205", text)
    if kind == NO_SUCH_DAY:
        return Problem(document.path, line, "E207", f'the date "{detail["input"]}" does not exist')
    expected = LIMITS[kind].format(**context) if kind in LIMITS else EXPECTED.get(kind, "a valid value")
    if detail["input"] is None:
        return Problem(document.path, line, *messages.empty(name, expected), FILL_IN)
    return Problem(document.path, line, *messages.other_kind(name, expected, described_value(detail["input"])))


def _named(location: Location) -> str:
    """Return what a place of a record is called: its field, or the number of an entry."""
    if location and isinstance(location[-1], int):
        return messages.entry_of(_named(location[:-1]), location[-1] + 1)
    return str(location[-1]) if location else "the record"


def described_value(value: object) -> str:
    """Return what a message calls a value of the wrong type."""
    if isinstance(value, str):
        return f'the text "{_short(value)}"'
    return "a list" if isinstance(value, list) else "a mapping" if isinstance(value, dict) else "something else"


def _short(text: str, longest: int = 60) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _schemas_at(schema: type[Schema], location: Location) -> list[type[Schema]]:
    """Return the schemas that a record of this schema can have at this place."""
    annotation: Any = schema
    for step in map(str, location):
        models = [model for model in models_in(annotation) if step in model.model_fields]
        annotation = models[0].model_fields[step].annotation if models else annotation
    return [model for model in models_in(annotation) if issubclass(model, Schema)]


def marks(schema: Schema) -> tuple[Marked, ...]:
    """Return every value of the record that has one of `MARKERS`, with its place and the marker."""
    found: list[Marked] = []
    _collect(schema, (), found)
    return tuple(found)


def _collect(schema: Schema, location: Location, found: list[Marked]) -> None:
    for name, walk in _walks(type(schema)):
        value = getattr(schema, name)
        if value is not None:
            walk(value, (*location, name), found)


@cache
def _walks(schema: type[Schema]) -> tuple[tuple[str, _Walk], ...]:
    """Return each field of a schema below which there can be a marker, and how to collect those of its value."""
    walks = ((name, _walk(field.annotation, tuple(field.metadata))) for name, field in schema.model_fields.items())
    return tuple((name, walk) for name, walk in walks if walk)


def _walk(annotation: Any, markers: tuple[object, ...]) -> _Walk | None:
    """Return how to collect the markers of a value with this annotation; None where there can be none.

    What an annotation means is found out once, not for every value: a large review has millions.
    """
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _walk(arguments[0], (*markers, *arguments[1:]))
    if origin in {Union, types.UnionType}:
        inner = [_walk(argument, markers) for argument in arguments if argument is not type(None)]
        return _walk_of_alternatives([walk for walk in inner if walk])
    if isinstance(annotation, type) and issubclass(annotation, Schema):
        return _collect_of_record if _walks(annotation) else None
    if origin in {tuple, dict, Mapping}:
        item = _walk(arguments[1] if len(arguments) == 2 and origin is not tuple else arguments[0], ())
        return _walk_of_entries(item) if item else None
    return _walk_of_text(tuple(marker for marker in markers if isinstance(marker, MARKERS)))


def _collect_of_record(value: object, location: Location, found: list[Marked]) -> None:
    if isinstance(value, Schema):
        _collect(value, location, found)


def _walk_of_alternatives(walks: list[_Walk]) -> _Walk | None:
    def walk(value: object, location: Location, found: list[Marked]) -> None:
        for each in walks:
            each(value, location, found)

    return walk if len(walks) > 1 else walks[0] if walks else None


def _walk_of_entries(item: _Walk) -> _Walk:
    def walk(value: object, location: Location, found: list[Marked]) -> None:
        if isinstance(value, tuple):
            for index, each in enumerate(value):
                item(each, (*location, index), found)
        elif isinstance(value, Mapping):
            for key, each in value.items():
                item(each, (*location, key), found)

    return walk


def _walk_of_text(markers: tuple[object, ...]) -> _Walk | None:
    def walk(value: object, location: Location, found: list[Marked]) -> None:
        if isinstance(value, str):
            found.extend(Marked(location, value, marker) for marker in markers)

    return walk if markers else None


def unvalidated_marks(schema: type[Schema], data: object, location: Location = ()) -> Iterator[Marked]:
    """Yield the same of data that is not valid: every text where the schema has a marker, as far as it can be told."""
    if not isinstance(data, dict):
        return
    for name, field in schema.model_fields.items():
        if name in data:
            yield from _unvalidated(field.annotation, tuple(field.metadata), data[name], (*location, name))


def _unvalidated(annotation: Any, markers: tuple[object, ...], value: Any, location: Location) -> Iterator[Marked]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from _unvalidated(arguments[0], (*markers, *arguments[1:]), value, location)
    elif origin in {Union, types.UnionType}:
        for argument in arguments:
            if argument is not type(None):
                yield from _unvalidated(argument, markers, value, location)
    elif origin is tuple and isinstance(value, list):
        for index, item in enumerate(value):
            yield from _unvalidated(arguments[0], (), item, (*location, index))
    elif isinstance(value, dict):
        if isinstance(annotation, type) and issubclass(annotation, Schema):
            yield from unvalidated_marks(annotation, value, location)
        elif len(arguments) == 2:
            for key, item in value.items():
                yield from _unvalidated(arguments[1], (), item, (*location, key))
    elif isinstance(value, str):
        yield from (Marked(location, value, marker) for marker in markers if isinstance(marker, MARKERS))
