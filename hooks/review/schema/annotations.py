"""What the annotation of a field declares: its bare type, its markers, and the records inside it."""

from __future__ import annotations

import types
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel


def bare(annotation: Any) -> Any:
    """An annotation without its markers and without None, as in `str` for `Annotated[str, Names("study")] | None`."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return bare(arguments[0])
    if origin in {Union, types.UnionType}:
        return bare(next(argument for argument in arguments if argument is not type(None)))
    return annotation


def markers_in(annotation: Any) -> list[object]:
    """Every marker of an annotation, at any depth."""
    own = list(get_args(annotation)[1:]) if get_origin(annotation) is Annotated else []
    return own + [marker for argument in get_args(annotation) for marker in markers_in(argument)]


def models_in(annotation: Any) -> list[type[BaseModel]]:
    """Every model of an annotation, at any depth."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for argument in get_args(annotation) for model in models_in(argument)]
