"""What readers call a field of a record and its value: the name and the label that pages give, not a path or an ID."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel

from review.model.review import Review
from review.schema.base import Names
from review.schema.study import ExcerptRecord, StudyRecord
from review.schema.term import Vocabulary
from review.schema.theme import CodeRecord, FindingRecord, ThemeRecord
from review.schema.uses import Part, Row, markers_at, uses

RECORDS: dict[str, type[BaseModel]] = {
    "study": StudyRecord,
    "excerpt": ExcerptRecord,
    "theme": ThemeRecord,
    "finding": FindingRecord,
    "code": CodeRecord,
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

# What readers call a step of a path that no page names.
STEPS = {
    "phrase": "exact words",
    "line": "printed line",
    "locator": "place in the published review",
    "n": "participants",
}
STUDY_LISTS = frozenset({"studies named", "studies linked", "studies named or linked"})  # computed for comparisons


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


def field_value(review: Review, kind: str, path: str, value: str) -> str:
    """Return the value of a field as pages show it: terms by their labels, studies by their names.

    What `review` does not know, such as a term that is no longer in its codebook, stays as it is.
    """
    record = RECORDS.get(kind)
    if record is None:
        return value
    markers = markers_at(record, ".".join(step for step in path.split(".") if not step.isdigit()))
    shown: dict[str, str] = {}
    if path in STUDY_LISTS or Names("study") in markers:
        shown = {id: study.name for id, study in review.studies.items()}
    for vocabulary in (marker for marker in markers if isinstance(marker, Vocabulary)):
        shown = {term.id: term.label for term in review.codebook.choices(vocabulary.name)}
    return "; ".join(shown.get(each, each) for each in value.split("; "))


def _joined(steps: list[str]) -> str:
    """Return the steps in plain words, a number with what it counts: "View 1" for `View`, `1`, `view`."""
    words: list[str] = []
    for step in steps:
        if step.isdigit() and words:
            words[-1] += f" {step}"
        elif step.lower() != steps[0].lower() or not words:
            words.append(STEPS.get(step, step.replace("_", " ")))
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
