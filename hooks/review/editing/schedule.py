"""The end, the pause or the return of the review, recorded in the schedule of evidence/review.yml."""

from __future__ import annotations

from collections.abc import Mapping

from review.editing import EditError
from review.editing.release import REVIEW_FILE
from review.editing.validation import checked_day, checked_entry, valid_record
from review.editing.yaml_editor import YamlEditor
from review.schema.review import ReviewRecord, ScheduleRecord, VersionRecord


def ended(newest: VersionRecord, **values: str | None) -> dict[str, str | None]:
    """Return the fields of a schedule whose status is paused or retired. Raise EditError where one is invalid."""
    since = checked_day(values["since"] or "")
    if since < newest.date:
        raise EditError(f"{since} is before {newest.date}, the date of version {newest.version}, the newest one")
    checked_entry(ScheduleRecord, "the schedule", values)
    return values


def with_schedule(text: str, values: Mapping[str, str | None]) -> str:
    """Return the text of review.yml with these fields of its schedule set, and those that are None removed.

    Fields that are not named stay. Raise EditError where the text cannot be changed or the schedule is invalid.
    """
    schedule = valid_record(text, REVIEW_FILE, ReviewRecord).schedule
    checked_entry(ScheduleRecord, "the schedule", {**(schedule.model_dump() if schedule else {}), **values})
    editor = YamlEditor(text, REVIEW_FILE)
    if schedule:
        editor.set_fields(("schedule",), values)
    else:
        editor.set_fields((), {"schedule": values}, before="versions")
    return editor.text()
