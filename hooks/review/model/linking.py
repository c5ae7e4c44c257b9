"""Records linked: every id of a term becomes the term of the codebook, and a record gets what the review knows of it.

The classes of the model extend those of the records by what is linked alone, so that a field is declared only once.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import BaseModel

from review.schema.annotations import models_in
from review.schema.base import Schema
from review.schema.term import Term
from review.schema.uses import vocabulary_at

S = TypeVar("S", bound=Schema)
Vocabularies = Mapping[str, Mapping[str, Term]]


def linked(model: type[S], record: Schema, **links: Any) -> S:
    """The record as an instance of the model that extends its class, with the values of the links.

    The record has been validated, so nothing is validated again.
    """
    values = {name: getattr(record, name) for name in type(record).model_fields}
    return cast("S", model.model_construct(**values | links))


def with_terms(record: S, vocabularies: Vocabularies) -> S:
    """The record with each term, at any depth, replaced by that of the codebook, if it has one."""
    values = {
        name: _with_terms(getattr(record, name), vocabularies.get(vocabulary, {}), vocabularies)
        for name, vocabulary in _vocabularies_of(type(record)).items()
    }
    return record.model_copy(update=values)


def _with_terms(value: Any, terms: Mapping[str, Term], vocabularies: Vocabularies) -> Any:
    if isinstance(value, Term):
        return terms.get(value, value)
    if isinstance(value, tuple):
        return tuple(_with_terms(item, terms, vocabularies) for item in value)
    return with_terms(value, vocabularies) if isinstance(value, Schema) else value


@cache
def _vocabularies_of(schema: type[Schema]) -> dict[str, str]:
    """The name of every field that can contain terms, and the vocabulary of these, or an empty text."""
    found = {name: vocabulary_at(schema, name) for name in schema.model_fields}
    return {
        name: vocabulary
        for name, vocabulary in found.items()
        if vocabulary or any(map(_contains_terms, models_in(schema.model_fields[name].annotation)))
    }


def _contains_terms(model: type[BaseModel]) -> bool:
    return issubclass(model, Schema) and bool(_vocabularies_of(model))
