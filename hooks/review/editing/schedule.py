"""The end, a rest or the return of the review noted in the text of review.yml; all else stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from review.editing.release import REVIEW_FILE, ReleaseError, checked_day, entry_of, meant, read
from review.evidence.documents import Document
from review.evidence.notation import entry_lines, trailing_comment
from review.schema.review import ReviewRecord, ScheduleRecord, VersionRecord


def ended(last: VersionRecord, **values: str | None) -> dict[str, str | None]:
    """The fields of a schedule whose status is paused or retired. ReleaseError where one of them cannot be."""
    since = checked_day(values["since"] or "")
    if since < last.date:
        raise ReleaseError(f"{since} is before {last.date}, the date of version {last.version}, its newest one")
    entry_of(ScheduleRecord, "the schedule", values)
    return values


def with_schedule(text: str, values: Mapping[str, str | None]) -> str:
    """The text of review.yml with these fields of its schedule set, and those that are None taken out.

    Fields that are not named stay, with their comments. ReleaseError where the text cannot safely be changed.
    """
    record, document = read(text, REVIEW_FILE, ReviewRecord)
    lines = text.split("\n")
    end = "\r" if lines[0].endswith("\r") else ""
    plain = [line.removesuffix("\r") for line in lines]
    if "schedule" in document.data:
        first, last = _span(document, plain)
        made = list(_changed(document, plain, first, last, values))
    else:  # before the versions, as its field stands in the schema
        first = last = document.line("versions") - 1
        while first and plain[first - 1].startswith("#"):
            first = last = first - 1
        made = ["schedule:", *_lines(values, "  ")]
    old = record.schedule.model_dump() if record.schedule else {}
    schedule = entry_of(ScheduleRecord, "the schedule", {**old, **values})
    changed = "\n".join([*lines[:first], *(line + end for line in made), *lines[last:]])
    return meant(changed, REVIEW_FILE, record.model_copy(update={"schedule": schedule}))


def _lines(values: Mapping[str, str | None], indent: str) -> list[str]:
    return [f"{indent}{line}" for line in entry_lines(values)]


def _span(document: Document, lines: list[str]) -> tuple[int, int]:
    """The lines of the schedule, from its key to the one after its last field."""
    first = document.line("schedule") - 1
    following = [document.line(key) - 1 for key in document.data if document.line(key) - 1 > first]
    last = min(following, default=len(lines))
    while last > first + 1 and (not lines[last - 1].strip() or lines[last - 1].startswith("#")):
        last -= 1
    return first, last


def _changed(
    document: Document, lines: list[str], first: int, last: int, values: Mapping[str, str | None]
) -> Iterator[str]:
    """The lines of the schedule with its fields changed, each with the comment that stood beside it."""
    fields: Mapping[str, str] = document.data["schedule"]
    starts = {document.line("schedule", key) - 1: key for key in fields}
    if first in starts or len(starts) < len(fields):  # all on one line
        yield f"schedule:{trailing_comment(lines[first]) if last == first + 1 else ''}"
        yield from _lines({**fields, **values}, "  ")
        return
    indent = re.match(" *", lines[min(starts)])
    left = {key: value for key, value in values.items() if key not in fields}
    key = ""
    for number in range(first, last):
        begins = number in starts
        key = starts.get(number, key)
        if key not in values or (not begins and lines[number].lstrip().startswith("#")):
            yield lines[number]
        elif begins and values[key] is not None:
            (line,) = _lines({key: values[key]}, indent[0] if indent else "  ")
            yield line + trailing_comment(lines[number])
    yield from _lines(left, indent[0] if indent else "  ")
