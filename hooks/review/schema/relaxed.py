"""The schema of a study in a review that does not show all characteristics: what it does not show may be left out."""

from __future__ import annotations

import types
from collections.abc import Collection
from functools import cache
from typing import Annotated, Any, Optional, Union, get_args, get_origin

from pydantic import BaseModel, create_model
from pydantic.fields import FieldInfo

from review.schema.annotations import bare, models_in
from review.schema.base import RecordedLater, Schema
from review.schema.settings import CHARACTERISTICS, Characteristic
from review.schema.study import StudyRecord

Path = tuple[str, ...]

# The fields of a study's record in which each characteristic is stated.
STATED_IN: dict[Characteristic, tuple[Path, ...]] = {
    "country": (("setting", "country"),),
    "setting": (("setting", "description"), ("setting", "types")),
    "professions": (("participants", "groups", "professions"),),
    "data_collection": (("data_collection",),),
    "population": (("population",),),
    "interventions": (("interventions",),),
}


def study_schema(shown: Collection[Characteristic]) -> type[StudyRecord]:
    """Return the schema of a study in a review that shows these characteristics.

    The others may be left out of a record, and new records and their form do not ask for them.
    """
    hidden = frozenset(path for each in CHARACTERISTICS if each not in shown for path in STATED_IN[each])
    return _relaxed(StudyRecord, hidden) if hidden else StudyRecord  # type: ignore[return-value]


@cache
def _relaxed(schema: type[Schema], hidden: frozenset[Path]) -> type[Schema]:
    """Return a schema in which the fields at these paths may be left out, and are not asked for."""
    fields: dict[str, Any] = {}
    for name in dict.fromkeys(path[0] for path in sorted(hidden)):
        field = schema.model_fields[name]
        if (name,) in hidden:
            fields[name] = _left_out(field)
        else:
            inside = frozenset(path[1:] for path in hidden if path[0] == name and len(path) > 1)
            fields[name] = _with_inner(field, inside)
    return create_model(
        schema.__name__, __base__=schema, __module__=schema.__module__, __doc__=schema.__doc__, **fields
    )


def _left_out(field: FieldInfo) -> Any:
    """Return a field that may be left out."""
    is_list = get_origin(bare(field.annotation)) is tuple
    annotation = field.annotation if is_list else Optional[field.annotation]  # noqa: UP045 - made at run time
    return Annotated[(annotation, RecordedLater())], _copied(field, default=() if is_list else None)


def _with_inner(field: FieldInfo, inside: frozenset[Path]) -> Any:
    """Return a field whose record may leave out some fields; all of it may be left out if nothing else is required."""
    [model] = models_in(field.annotation)
    relaxed = _relaxed(model, inside)
    annotation = _replaced(field.annotation, model, relaxed)
    if annotation is relaxed and not any(inner.is_required() for inner in relaxed.model_fields.values()):
        return annotation, _copied(field, default=relaxed())
    return annotation, _copied(field)


def _copied(field: FieldInfo, **default: Any) -> FieldInfo:
    """Return the field with its description and limits, so that its uses stay declared."""
    copied = FieldInfo(**({"default": field.default} | default), description=field.description)
    copied.metadata = list(field.metadata)
    return copied


def _replaced(annotation: Any, model: type[BaseModel], by: type[BaseModel]) -> Any:
    if annotation is model:
        return by
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is tuple:
        return tuple[_replaced(arguments[0], model, by), ...]  # type: ignore[misc]
    if origin in {Union, types.UnionType}:
        return Union[tuple(_replaced(each, model, by) for each in arguments)]  # noqa: UP007 - made at run time
    return annotation
