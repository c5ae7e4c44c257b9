"""Values checked before they are written: days, entries and the records that they go into."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from pydantic import ValidationError

from review.editing import EditError
from review.editing.line_merge import BOM
from review.evidence.documents import parse
from review.evidence.validation import validate
from review.problems.problem import report
from review.schema.base import Schema

S = TypeVar("S", bound=Schema)


def checked_day(written: str) -> str:
    """Return the day as it was written. Raise EditError where the calendar has no such day."""
    try:
        if date.fromisoformat(written).isoformat() == written:
            return written
    except ValueError:
        pass
    raise EditError(f'"{written}" is not a date such as 2026-11-23')


def checked_entry(schema: type[S], name: str, values: Mapping[str, object]) -> S:
    """Return values as an entry. Raise EditError, with the entry's name, where one is not valid for its field."""
    try:
        return schema.model_validate(values)
    except ValidationError as error:
        faults = "; ".join(f"{detail['loc'][0]}: {detail['msg']}" for detail in error.errors())
        raise EditError(f"{name} would be invalid: {faults}") from error


def valid_record(text: str, path: str, schema: type[S]) -> S:
    """Return the record that the text of a file holds. Raise EditError, with every problem, where it is invalid."""
    document, problems = parse(text.removeprefix(BOM).replace("\r\n", "\n"), path)
    record = None
    if not problems:
        record, problems = validate(document, schema)
    if record is None or problems:
        raise EditError(report(problems))
    return record.value
