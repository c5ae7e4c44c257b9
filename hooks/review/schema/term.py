"""A controlled term: a text in a record, with its entry in the codebook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

Standing = Literal["met", "partly", "unclear", "not-met", "not-applicable"]
VOCABULARY_KEY = "x-vocabulary"  # the key of a JSON Schema that names a vocabulary of the codebook


class Term(str):
    """The ID of a term as a text; once the review is assembled, also its entry in the codebook.

    The entry has its label, definition, synonyms and, for an answer, its standing: whether the criterion is met. It
    is a text so that records compare and export it as it is written. Until `linked` has found the term in the codebook,
    its label is its ID.
    """

    __slots__ = ("definition", "label", "standing", "synonyms")

    label: str
    definition: str
    standing: Standing
    synonyms: tuple[str, ...]

    def __new__(
        cls,
        id: str,
        label: str = "",
        definition: str = "",
        standing: Standing = "met",
        synonyms: tuple[str, ...] = (),
    ) -> Self:
        term = super().__new__(cls, id)
        term.label, term.definition, term.standing = label or id, definition, standing
        term.synonyms = synonyms
        return term

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read a text as a term. A check across records tests that the codebook has it (E205)."""
        return core_schema.no_info_after_validator_function(cls, core_schema.str_schema())

    @property
    def id(self) -> str:
        """The ID as a plain text."""
        return str.__str__(self)


@dataclass(frozen=True)
class Vocabulary:
    """Marks a field whose value must be a term of this vocabulary of the codebook."""

    name: str

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Name the vocabulary in the JSON Schema, where the terms are filled in."""
        return {**handler(core), VOCABULARY_KEY: self.name}
