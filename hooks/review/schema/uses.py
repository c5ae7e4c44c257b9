"""How a field of a record is used, declared with the field: columns, facets, rows of a page, parts of a snapshot.

Tables, the study filter, the evidence map, snapshots and pages are derived from these declarations. Each names the
value it uses by `at`, a path of attributes from the record (the field itself if `at` is empty). A path may lead
through properties and through lists: `excerpts.id` gives the id of every excerpt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from review.schema.annotations import bare, markers_in
from review.schema.term import Term, Vocabulary

U = TypeVar("U", bound="Use")


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A use of a field. Uses come in the order of the fields, those of a smaller `order` first."""

    at: str = ""
    order: int = 0

    @property
    def texts(self) -> tuple[str, ...]:
        """What readers see of it, which is translated when it is shown."""
        return ()


@dataclass(frozen=True, slots=True)
class Column(Use):
    """A column of a data table; its name is that of the field unless another is given.

    `type` is a Frictionless type, needed only if the path leads to a linked record.
    """

    description: str
    name: str = ""
    type: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        return (self.description,)


@dataclass(frozen=True, slots=True)
class Facet(Use):
    """A characteristic by which readers filter studies: its name in a URL, and its label.

    `vocabulary` comes from the field; if the field has none, the values themselves are offered.
    """

    key: str
    label: str
    vocabulary: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        return (self.label,)


@dataclass(frozen=True, slots=True)
class Axis(Use):
    """An axis of the evidence map: a grid with one column for each term of the vocabulary, which is that of the field.

    `facet` is the key of the facet by which the cells of the grid are filtered. `name` identifies the
    grid; without it, the vocabulary does.
    """

    label: str
    facet: str
    name: str = ""
    vocabulary: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        return (self.label,)


@dataclass(frozen=True, slots=True)
class Row(Use):
    """A row of the record's page. `terms` is the path of terms to put in brackets after the text."""

    label: str
    terms: str = ""
    empty: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        return self.label, self.empty


@dataclass(frozen=True, slots=True)
class Part(Use):
    """A part of the content snapshot. `terms` is the path of terms to put in brackets after the text.

    `empty` is the text if there is no value; a part without text is omitted.
    """

    name: str
    terms: str = ""
    empty: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        return self.name, self.empty


@dataclass(frozen=True, slots=True)
class Assessed(Use):
    """A field that an assessment of confidence judged: when it changes, the assessment is out of date."""


@cache
def uses(record: type[BaseModel], kind: type[U]) -> tuple[U, ...]:
    """The uses of one kind that the fields of a record declare, in order, every path filled in."""
    declared = (
        _completed(record, name, use)
        for name in record.model_fields
        for use in _uses_of(record, name)
        if isinstance(use, kind)
    )
    return tuple(sorted(declared, key=lambda use: use.order))


def _uses_of(record: type[BaseModel], name: str) -> list[Use]:
    """The uses of a field. A class that only gives it a linked type keeps the uses of the record it extends."""
    for owner in record.__mro__:
        if issubclass(owner, BaseModel) and name in owner.model_fields:
            found = [use for use in owner.model_fields[name].metadata if isinstance(use, Use)]
            if found:
                return found
    return []


def _completed(record: type[BaseModel], name: str, use: U) -> U:
    use = replace(use, at=use.at or name)
    if isinstance(use, Column):
        return replace(use, name=use.name or name, type=use.type or _type_at(record, use.at))
    if isinstance(use, Facet):
        return replace(use, vocabulary=vocabulary_at(record, use.at))
    if isinstance(use, Axis):
        vocabulary = vocabulary_at(record, use.at)
        return replace(use, name=use.name or vocabulary, vocabulary=vocabulary)
    return use


def value_at(record: object, path: str) -> Any:
    """The value at a path of attributes; None behind a value that is None, a tuple behind a list."""
    value: Any = record
    for step in path.split("."):
        if value is None:
            return None
        value = tuple(getattr(item, step) for item in value) if isinstance(value, tuple) else getattr(value, step)
    return value


def entries_at(record: object, path: str) -> tuple[Any, ...]:
    """Return the values at a path: none, one or, for a list, many."""
    value = value_at(record, path)
    if isinstance(value, tuple):
        return value
    return () if value is None or value == "" else (value,)


def vocabulary_at(record: type[BaseModel], path: str) -> str:
    """Return the vocabulary of the terms at a path; an empty text if the values are not terms."""
    return next((marker.name for marker in markers_at(record, path) if isinstance(marker, Vocabulary)), "")


@cache
def markers_at(record: type[BaseModel], path: str) -> tuple[object, ...]:
    """Return the markers on the value at a path, including those on the entries of a list."""
    return tuple(markers_in(_annotation_at(record, path)))


def is_term_at(record: type[BaseModel], path: str) -> bool:
    """Whether the value at a path is a single term, not a list of terms."""
    return bare(_annotation_at(record, path)) is Term


def _type_at(record: type[BaseModel], path: str) -> str:
    found = bare(_annotation_at(record, path))
    return "array" if get_origin(found) is tuple else {int: "integer", bool: "boolean"}.get(found, "string")


def _annotation_at(record: type[BaseModel], path: str) -> Any:
    """Return what is declared at a path: a field's annotation or a property's return type; None without either."""
    annotation: Any = record
    for step in path.split("."):
        found = bare(annotation)
        is_list = get_origin(found) is tuple
        owner = bare(get_args(found)[0]) if is_list else found
        if not (isinstance(owner, type) and issubclass(owner, BaseModel)):
            return None
        annotation = _declared(owner, step)
        if is_list:
            annotation = tuple[annotation, ...]
    return annotation


def _declared(owner: type[BaseModel], name: str) -> Any:
    if name in owner.model_fields:
        field = owner.model_fields[name]
        return Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
    found = getattr(owner, name, None)
    getter = found.fget if isinstance(found, property) else getattr(found, "func", None)
    return get_type_hints(getter, include_extras=True)["return"] if getter else None
