"""What readers call a field of a record: the name that its schema gives it on pages, in place of its path."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel

from review.schema.study import ExcerptRecord, StudyRecord
from review.schema.theme import FindingRecord, ThemeRecord
from review.schema.uses import Part, Row, uses

RECORDS: dict[str, type[BaseModel]] = {
    "study": StudyRecord,
    "excerpt": ExcerptRecord,
    "theme": ThemeRecord,
    "finding": FindingRecord,
}


# What readers call the summary figures of two states, by their names in review.json.
FIGURES = {
    "studies": "Included reports",
    "participants": "People counted",
    "subthemes": "Parts of themes",
    "excerpts": "Quotations",
    "rated_studies": "Appraised reports",
    "answers": "Appraisal answers",
    "awaiting": "Reports awaiting assessment",
}


def figure_name(name: str) -> str:
    """Return what readers call a summary figure: "Quotations" for `excerpts`."""
    return FIGURES.get(name, name.replace("_", " ").capitalize())


def field_name(kind: str, path: str) -> str:
    """Return the name of a field of this kind of entity, by its path: "Reach, wording" for `reach.wording`.

    A step that has no name on a page, such as the ID of an entry of a list, is given in plain words.
    """
    names, steps = _names(kind), path.split(".")
    for length in range(len(steps), 0, -1):
        if name := names.get(".".join(steps[:length])):
            return _joined([name, *steps[length:]])
    joined = _joined(steps)
    return joined[:1].upper() + joined[1:]


def _joined(steps: list[str]) -> str:
    """Return the steps in plain words, a number with what it counts: "View 1" for `View`, `1`, `view`."""
    words: list[str] = []
    for step in steps:
        if step.isdigit() and words:
            words[-1] += f" {step}"
        elif step.lower() != steps[0].lower() or not words:
            words.append(step.replace("_", " "))
    return ", ".join(words)


@cache
def _names(kind: str) -> dict[str, str]:
    """The names that the schema declares, by path; a name of one part of a field stands for the field too."""
    record = RECORDS.get(kind)
    if record is None:
        return {}
    declared = [(use.at, use.name) for use in uses(record, Part)] + [(use.at, use.label) for use in uses(record, Row)]
    names = {at.split(".")[0]: name for at, name in reversed(declared)}
    return names | dict(reversed(declared))
