"""A study record to fill in: every field, what it holds and the terms it takes, from the schemas and the codebook.

What can be derived is filled in. What only the report can tell is left empty, so that `review check` asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from review.evidence.notation import scalar
from review.problems.problem import visible
from review.schema.annotations import markers_in, models_in
from review.schema.base import Names
from review.schema.codebook import CodebookRecord, InstrumentRecord, TermRecord
from review.schema.registers import CandidateRecord
from review.schema.study import StudyRecord
from review.schema.term import Vocabulary
from review.schema.theme import ThemeRecord

# What the abstract of a report says, by the field of a candidate, and the field of the study it is a hint for.
HINTS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("participants", "groups"): ("participants", "n"),
    ("data_collection", "description"): ("data_collection", "analysis"),
    ("setting", "description"): ("setting",),
    ("setting", "country"): ("country",),
    ("interventions", "terms"): ("intervention",),
}
HEAD = """\
# The record of a study. Fill in every empty field from the full text, then run: review check
# Lines that start with # are help; delete them when you are done, or leave them: nobody else reads them.
# A field in a line like "# nation:" may stay out; to use it, delete the # and the space after it.
"""


class Scaffold:
    """Writes the commented record of one study."""

    def __init__(
        self, codebook: CodebookRecord, themes: Sequence[ThemeRecord], candidate: CandidateRecord | None = None
    ) -> None:
        self.codebook = codebook
        self.themes = themes
        self.candidate = candidate

    def record(self, id: str, citekey: str) -> str:
        """The text of evidence/studies/<id>.yml."""
        known = {
            ("id",): id,
            ("citekey",): citekey,
            ("dataset",): id,
            ("status",): self.codebook.statuses[0].id,
            ("appraisal", "instrument"): self.codebook.instruments[0].id,
        }
        return HEAD + "\n".join(self._fields(StudyRecord, (), known)) + "\n"

    def _fields(
        self, schema: type[BaseModel], place: tuple[str, ...], known: Mapping[tuple[str, ...], str]
    ) -> Iterator[str]:
        indent = "  " * len(place)
        for name, field in schema.model_fields.items():
            here = (*place, name)
            yield ""
            yield from (f"{indent}# {line}" for line in self._help(here, field))
            if here in known:
                yield f"{indent}{name}: {scalar(known[here])}"
            elif here == ("appraisal", "answers"):
                yield f"{indent}{name}:"
                yield from self._answers(self.codebook.instruments[0], f"{indent}  ")
            elif not field.is_required():
                yield from self._left_out(name, field, indent)
            elif _is_list(field) and models_in(field.annotation):
                yield f"{indent}{name}:"
                yield from _as_item(self._fields(models_in(field.annotation)[0], (*here, ""), {}), f"{indent}  ")
            elif models := models_in(field.annotation):
                yield f"{indent}{name}:"
                yield from self._fields(models[0], here, known)
            else:
                yield f"{indent}{name}:"

    def _help(self, place: tuple[str, ...], field: FieldInfo) -> Iterator[str]:
        """What the field holds, what the abstract says of it, and the terms it takes."""
        form = "A list, as in [one, two]. " if _is_list(field) and not models_in(field.annotation) else ""
        optional = "" if field.is_required() or place == ("appraisal", "answers") else "May stay out. "
        yield f"{optional}{form}{field.description}"
        for name in HINTS.get(place, ()):
            if said := getattr(self.candidate, name, None):
                yield f"The abstract says ({name.replace('_', ' ')}): {visible(said)}"
        for marker in [*field.metadata, *markers_in(field.annotation)]:
            if isinstance(marker, Vocabulary):
                yield "Take from these terms:"
                yield from _terms(getattr(self.codebook, marker.name))
            elif isinstance(marker, Names) and marker.what == "instrument":
                yield "Take from these terms:"
                yield from (f"  {each.id}: {visible(each.label)}" for each in self.codebook.instruments)
            elif isinstance(marker, Names) and marker.what == "theme":
                yield "Take from these themes:"
                yield from (f"  {each.id}: {visible(each.title)}" for each in self.themes)

    def _answers(self, instrument: InstrumentRecord, indent: str) -> Iterator[str]:
        for criterion in instrument.criteria:
            yield f"{indent}# {visible(criterion.definition)} One of: {', '.join(criterion.answers)}"
            yield f"{indent}{criterion.id}:"

    def _left_out(self, name: str, field: FieldInfo, indent: str) -> Iterator[str]:
        """A field that may stay out, as a comment; of a list of records one item with its help."""
        yield f"{indent}# {name}:"
        if not (_is_list(field) and models_in(field.annotation)):
            return
        fields = models_in(field.annotation)[0].model_fields
        for number, (inner, each) in enumerate(fields.items()):
            yield from (f"{indent}#     # {line}" for line in self._help((name, inner), each))
            yield f"{indent}#   {'  ' if number else '- '}{inner}:"


def _terms(terms: Iterable[TermRecord]) -> Iterator[str]:
    for term in terms:
        yield f"  {term.id}: {visible(term.label)}. {visible(term.definition)}"


def _as_item(lines: Iterable[str], indent: str) -> Iterator[str]:
    """The lines of a mapping as one item of a list: a hyphen stands before its first field."""
    started = False
    for line in lines:
        if not started and line.strip() and not line.lstrip().startswith("#"):
            started = True
            yield f"{indent}- {line.lstrip()}"
        elif line:
            yield line


def _is_list(field: FieldInfo) -> bool:
    annotation: Any = field.annotation
    return tuple in {get_origin(each) for each in (annotation, *get_args(annotation))}
