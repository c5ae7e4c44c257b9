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
from review.schema.base import Names, fields_of_new_record
from review.schema.codebook import CodebookRecord, TermRecord
from review.schema.registers import CandidateRecord
from review.schema.relaxed import study_schema
from review.schema.settings import SettingsRecord
from review.schema.term import Vocabulary
from review.schema.theme import ThemeRecord

# Fields of a study, and the fields of a candidate that show what the abstract of its report says about them.
HINTS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("participants", "groups"): ("participants", "n"),
    ("data_collection", "description"): ("data_collection", "analysis"),
    ("setting", "description"): ("setting",),
    ("setting", "country"): ("country",),
    ("interventions", "terms"): ("intervention",),
}
HEAD = """\
# The record of a study. Fill in every empty field from the full text, then run: review check
# An optional field can stay empty. Lines that start with # are help: delete them when you have finished, or leave them.
# They are not published. A list of entries can have more: repeat the lines from one hyphen to the next.
"""


class Scaffold:
    """Writes the commented record of a study: `codebook` and `themes` give its terms, `candidate` gives hints.

    `settings` are those of the review.
    """

    def __init__(
        self,
        codebook: CodebookRecord,
        themes: Sequence[ThemeRecord],
        candidate: CandidateRecord | None = None,
        settings: SettingsRecord | None = None,
        instrument: str = "",
    ) -> None:
        """`instrument` is the ID of the one to appraise with; needed where the codebook has several."""
        self.codebook = codebook
        self.settings = settings or SettingsRecord()
        self.themes = themes
        self.candidate = candidate
        only = codebook.instruments[0].id if len(codebook.instruments) == 1 else ""
        chosen = instrument or only
        self.instrument = next((each for each in codebook.instruments if each.id == chosen), None)

    def record(self, id: str, citekey: str) -> str:
        """Return the text of evidence/studies/<id>.yml."""
        known: dict[tuple[str, ...], str] = {
            ("id",): id,
            ("citekey",): citekey,
            ("dataset",): id,
            ("status",): self.codebook.statuses[0].id,
            ("excerpts", "", "id"): f"{id}-q01",
            **({("appraisal", "instrument"): self.instrument.id} if self.instrument else {}),
        }
        return HEAD + "\n".join(self._fields(study_schema(self.settings.characteristics), (), known)) + "\n"

    def _fields(
        self, schema: type[BaseModel], place: tuple[str, ...], known: Mapping[tuple[str, ...], str]
    ) -> Iterator[str]:
        indent = "  " * len(place)
        for name, field in fields_of_new_record(schema).items():
            if Names("code") in markers_in(field.annotation) and not any(theme.all_codes for theme in self.themes):
                continue
            here = (*place, name)
            if not field.is_required() and not self._is_offered(here, field):
                continue
            models = models_in(field.annotation)
            is_block = field.is_required() or here == ("appraisal",) or any(path[: len(here)] == here for path in known)
            yield ""
            yield from (f"{indent}# {line}" for line in self._help(here, field))
            if here in known:
                yield f"{indent}{name}: {scalar(known[here])}"
            elif here == ("appraisal", "answers"):
                yield f"{indent}{name}:"
                yield from self._answers(f"{indent}  ")
            elif is_block and models and _is_list(field):
                yield f"{indent}{name}:"
                yield from _as_item(self._fields(models[0], (*here, ""), known), f"{indent}  ")
            elif is_block and models:
                yield f"{indent}{name}:"
                yield from self._fields(models[0], here, known)
            elif here == ("excerpts", "", "findings"):
                yield f"{indent}{name}: []"
            else:
                yield f"{indent}{name}:"

    def _is_offered(self, place: tuple[str, ...], field: FieldInfo) -> bool:
        """Whether an optional field has something to choose from, as designs and appraisals do not in every review."""
        if place == ("appraisal",):
            return bool(self.codebook.instruments)
        markers = [*field.metadata, *markers_in(field.annotation)]
        if Names("overall judgement") in markers:
            return any(instrument.overall for instrument in self.codebook.instruments)
        vocabularies = (marker.name for marker in markers if isinstance(marker, Vocabulary))
        return all(self.codebook.terms(vocabulary) for vocabulary in vocabularies)

    def _help(self, place: tuple[str, ...], field: FieldInfo) -> Iterator[str]:
        """What the field is for, what the abstract says about it, and its allowed terms."""
        form = "A list, as in [one, two]. " if _is_list(field) and not models_in(field.annotation) else ""
        optional = "" if field.is_required() or place == ("appraisal", "answers") else "Optional. "
        yield f"{optional}{form}{self.settings.worded(field.description or '')}"
        for name in HINTS.get(place, ()):
            if value := getattr(self.candidate, name, None):
                yield f"The abstract says ({name.replace('_', ' ')}): {visible(value)}"
        for marker in [*field.metadata, *markers_in(field.annotation)]:
            if isinstance(marker, Vocabulary):
                yield "Allowed terms:"
                yield from _terms(getattr(self.codebook, marker.name))
                if marker.name == "countries":
                    yield "  or any other country by its two letters in ISO 3166-1, as in NZ"
            elif isinstance(marker, Names):
                yield from self._named(marker.what)

    def _named(self, what: str) -> Iterator[str]:
        """The records that a field can name, each with what it is called."""
        if what == "instrument":
            yield "Allowed terms:"
            yield from (f"  {each.id}: {visible(each.label)}" for each in self.codebook.instruments)
        elif what == "overall judgement":
            yield "Allowed terms, by instrument:"
            for each in self.codebook.instruments:
                yield from (f"  {level.id} ({each.id}): {visible(level.label)}" for level in each.overall)
        elif what == "theme":
            yield "Allowed themes:"
            yield from (f"  {each.id}: {visible(each.title)}" for each in self.themes)
        elif what == "subtheme":
            yield "Allowed subthemes, by theme:"
            for theme in self.themes:
                yield from (f"  {each.id} ({theme.id}): {visible(each.title)}" for each in theme.subthemes)
        elif what == "code":
            yield "Codes to choose from:"
            for theme in self.themes:
                yield from (f"  {each.id}: {visible(each.label)}" for each in theme.all_codes)
        elif what == "finding":
            yield "Findings to choose from:"
            for theme in self.themes:
                yield from (f"  {each.id}: {visible(each.headline or each.statement)}" for each in theme.findings)

    def _answers(self, indent: str) -> Iterator[str]:
        """A line to fill in for each criterion of the instrument; without one, the criteria of each as help.

        A criterion that is asked of some designs only is help, too: its line is needed only for such a study.
        """
        for instrument in [self.instrument] if self.instrument else self.codebook.instruments:
            if not self.instrument:
                yield f"{indent}# With {instrument.id}:"
            for criterion in instrument.criteria:
                designs = f". Only for: {', '.join(criterion.designs)}" if criterion.designs else ""
                yield f"{indent}# {visible(criterion.definition)} One of: {', '.join(criterion.answers)}{designs}"
                is_needed = self.instrument and not criterion.designs
                yield f"{indent}{'' if is_needed else '# '}{criterion.id}:"


def _terms(terms: Iterable[TermRecord]) -> Iterator[str]:
    for term in terms:
        yield f"  {term.id}: {visible(term.label)}. {visible(term.definition)}"


def _as_item(lines: Iterable[str], indent: str) -> Iterator[str]:
    """The lines of a mapping as one item of a list, with a hyphen before its first field."""
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
