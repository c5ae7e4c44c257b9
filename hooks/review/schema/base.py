"""What the schemas of all records share: IDs, dates, limits, and the declaration of fields.

A field is declared once, in the schema of its record. Checks, forms, JSON Schemas, new records, tables, facets,
snapshots and pages are derived from the declaration.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from review.schema.annotations import markers_in
from review.schema.term import Term, Vocabulary
from review.schema.uses import Use

ID_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
DATE_PATTERN = r"^[12][0-9]{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?$"
DOI_PATTERN = r"^10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+$"  # a suffix may have any printable character (ISO 26324)
# A host without a user name, and what follows it.
URL_PATTERN = r"^https?://[^\s<>\"{}|\\^`\[\]/?#@:]+(?::[0-9]+)?(?:[/?#][^\s<>\"{}|\\^`\[\]]*)?$"
MAX_QUOTE_WORDS = 40  # words, unless the settings of the review give another limit
MAX_HEADLINE_WORDS = 12  # words
NO_SUCH_DAY = "no_such_day"  # the type of the error for a date such as 2021-02-30
CONFIDENCE_HINT = {"confidence": "confidence is assessed for a finding, never for a theme, a subtheme or a study"}

# The code of the problem for a text that does not match a pattern.
PATTERN_CODES = {ID_PATTERN: "E206", DATE_PATTERN: "E207", DOI_PATTERN: "E208", URL_PATTERN: "E209"}


def is_calendar_date(written: str) -> bool:
    """Whether a text as in 2021, 2021-02 or 2021-02-28 is a date of the calendar."""
    try:
        date.fromisoformat(f"{written}-01-01"[:10])
    except ValueError:
        return False
    return True


def _calendar_date(written: str) -> str:
    if not is_calendar_date(written):
        raise PydanticCustomError(NO_SUCH_DAY, "no such day")
    return written


@dataclass(frozen=True)
class Names:
    """Marks a text that must be the ID of a study, theme, subtheme, code, finding, reference, instrument and so on."""

    what: str


@dataclass(frozen=True)
class Quotation:
    """Marks a quotation, which may have a limited number of words (`SettingsRecord.max_quote_words`)."""


@dataclass(frozen=True)
class InOwnWords:
    """Marks a text that restates a source in our own words, so that its strength and scope can be reviewed."""


@dataclass(frozen=True)
class RecordedLater:
    """Marks a field that a command fills in once the record exists, so that new records and their form leave it out."""


@dataclass(frozen=True)
class Labelled:
    """The label of a field, if it differs from the field's name."""

    text: str


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=64)]
Date = Annotated[str, StringConstraints(pattern=DATE_PATTERN), AfterValidator(_calendar_date)]
Doi = Annotated[str, StringConstraints(pattern=DOI_PATTERN, max_length=200)]
Url = Annotated[str, StringConstraints(pattern=URL_PATTERN, max_length=500)]
Label = Annotated[str, StringConstraints(min_length=1, max_length=300)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=1500)]
OwnWords = Annotated[str, StringConstraints(min_length=1, max_length=1500), InOwnWords()]
Quote = Annotated[str, StringConstraints(min_length=1, max_length=4000), Quotation()]

StudyId = Annotated[str, Names("study")]
ThemeId = Annotated[str, Names("theme")]
SubthemeId = Annotated[str, Names("subtheme")]
FindingId = Annotated[str, Names("finding")]
CodeId = Annotated[str, Names("code")]
Citekey = Annotated[str, Names("reference")]
SettingTerm = Annotated[Term, Vocabulary("settings")]
ProfessionTerm = Annotated[Term, Vocabulary("professions")]


class Schema(BaseModel):
    """The base of every record: it refuses unknown fields, and its values cannot be changed.

    `MISPLACED_FIELD_HINTS` lists fields that people put here by mistake, and says where they belong.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    MISPLACED_FIELD_HINTS: ClassVar[Mapping[str, str]] = {}


class Identified(Schema):
    """A record with an ID."""

    id: Id


def described(description: str, *uses: Use, label: str = "", **limits: Any) -> Any:
    """Declare a required field: its description for contributors, its uses and its limits.

    Forms and pages show `label`, or otherwise the field's name in words.
    """
    field: FieldInfo = Field(description=description, **limits)
    field.metadata.extend([*uses, *([Labelled(label)] if label else [])])
    return field


def optional(description: str, *uses: Use, label: str = "", default: Any = None) -> Any:
    """Declare an optional field; otherwise as `described`."""
    return described(description, *uses, label=label, default=default)


def label_of(record: type[BaseModel], name: str) -> str:
    """Return the label of a field: the one it declares, or its name in words."""
    declared = (marker.text for marker in record.model_fields[name].metadata if isinstance(marker, Labelled))
    return next(declared, name.replace("_", " ").capitalize())


def fields_of_new_record(record: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields that a new record and the form for it have, by name: all but those that are recorded later."""
    return {
        name: field
        for name, field in record.model_fields.items()
        if not any(isinstance(each, RecordedLater) for each in [*field.metadata, *markers_in(field.annotation)])
    }
