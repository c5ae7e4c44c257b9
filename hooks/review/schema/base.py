"""The schema of each record as people write it: fields, types, limits, and which vocabulary or id a text must be of.

The checks read these models, and so do the JSON Schemas, the forms and the commented records that are made from them:
a field's description is written once, here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, GetJsonSchemaHandler, StringConstraints
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

ID_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
DATE_PATTERN = r"^[12][0-9]{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?$"
DOI_PATTERN = r"^10\.[0-9]{4,9}/[^\s<>\"{}|\\^`]+$"
URL_PATTERN = r"^https?://[^\s<>\"{}|\\^`\[\]]+$"
MAX_QUOTE_WORDS = 40  # words
NO_SUCH_DAY = "no_such_day"  # the type of the error for a date such as 2021-02-30
OF_A_FINDING = {"confidence": "confidence is assessed for a finding, never for a theme, a subtheme or a study"}
VOCABULARY = "x-vocabulary"  # the key of a JSON Schema that names a vocabulary of the codebook

# Which code a text of the wrong form gets.
PATTERN_CODES = {ID_PATTERN: "E206", DATE_PATTERN: "E207", DOI_PATTERN: "E208", URL_PATTERN: "E209"}


def is_of_the_calendar(written: str) -> bool:
    """Whether there is such a day, month or year."""
    try:
        date.fromisoformat(f"{written}-01-01"[:10])
    except ValueError:
        return False
    return True


def _of_the_calendar(written: str) -> str:
    if not is_of_the_calendar(written):
        raise PydanticCustomError(NO_SUCH_DAY, "no such day")
    return written


@dataclass(frozen=True)
class Term:
    """Marks a text that must be a term of this vocabulary of the codebook."""

    vocabulary: str

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Names the vocabulary in the JSON Schema, where the terms are filled in."""
        return {**handler(core), VOCABULARY: self.vocabulary}


@dataclass(frozen=True)
class Names:
    """Marks a text that must be the id of something: a study, theme, subtheme, finding, citekey or instrument."""

    what: str


@dataclass(frozen=True)
class Quotation:
    """Marks a quotation, which may hold a limited number of words."""

    longest: int = MAX_QUOTE_WORDS


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=64)]
Date = Annotated[str, StringConstraints(pattern=DATE_PATTERN), AfterValidator(_of_the_calendar)]
Doi = Annotated[str, StringConstraints(pattern=DOI_PATTERN, max_length=200)]
Url = Annotated[str, StringConstraints(pattern=URL_PATTERN, max_length=500)]
Label = Annotated[str, StringConstraints(min_length=1, max_length=300)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=1500)]
Quote = Annotated[str, StringConstraints(min_length=1, max_length=600), Quotation()]

StudyId = Annotated[str, Names("study")]
ThemeId = Annotated[str, Names("theme")]
SubthemeId = Annotated[str, Names("subtheme")]
FindingId = Annotated[str, Names("finding")]
Citekey = Annotated[str, Names("reference")]
SettingTerm = Annotated[str, Term("settings")]
ProfessionTerm = Annotated[str, Term("professions")]


class Schema(BaseModel):
    """What every record has in common: no field that is not named, and no change after reading.

    `MISPLACED_FIELD_HINTS` says of fields that people put here by mistake where they belong, and why.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    MISPLACED_FIELD_HINTS: ClassVar[Mapping[str, str]] = {}


class Identified(Schema):
    """A record with an id of its own."""

    id: Id


def described(description: str, **limits: Any) -> Any:
    """A field that must be there, with the words a contributor reads about it."""
    return Field(description=description, **limits)


def optional(description: str, default: Any = None) -> Any:
    """A field that may be left out, with the words a contributor reads about it."""
    return Field(default=default, description=description)
