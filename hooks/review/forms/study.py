"""The form for one study, made from the schema of its record, the codebook and the existing records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, get_args, get_origin

from annotated_types import Ge, Le, MaxLen
from pydantic import StringConstraints
from pydantic.fields import FieldInfo

from review.checks.names import CODES
from review.evidence.naming import slug
from review.evidence.validation import FORMS
from review.forms.fields import Field, Option, Part, Row, Step
from review.forms.reference import facts
from review.forms.wording import OF_CODEBOOK, PROPOSALS
from review.language.current import gettext, marked
from review.model.codebook import Codebook
from review.model.review import Review
from review.model.theme import Code
from review.schema.annotations import bare, markers_in, models_in
from review.schema.base import PATTERN_CODES, Names, Quotation, Schema, fields_of_new_record, label_of
from review.schema.relaxed import study_schema
from review.schema.study import NO_COUNTRY
from review.schema.term import Term, Vocabulary

RECORD = ("id", "citekey", "dataset", "status")  # fields that say which record it is
OWN_STEPS = {"appraisal": marked("The appraisal"), "excerpts": marked("Quotations")}
MAX_ONE_LINE = 400  # characters: a text that may be longer gets a box of several lines


class UnknownFieldError(Exception):
    """The form has no control for this kind of field."""


class StudyForm:
    """The form for one study of a review."""

    def __init__(self, review: Review) -> None:
        self.review = review
        self.rows = tuple(
            Row(
                instrument.id,
                each.id,
                f"{each.shown_number}. {each.label}",
                each.definition,
                _terms(each.answers),
                tuple(design.id for design in each.designs),
            )
            for instrument in review.codebook.instruments
            for each in instrument.criteria
        )
        self.fields = tuple(self._fields(study_schema(review.record.settings.characteristics)))
        self.reference = tuple(facts())

    @property
    def steps(self) -> tuple[Step, ...]:
        """The form in the order in which it is filled in; the last step checks and sends the record."""
        apart = {*RECORD, *OWN_STEPS}
        record = tuple(field for field in self.fields if field.name in RECORD)
        study = tuple(field for field in self.fields if field.name not in apart)
        own = (
            Step(field.name, gettext(OWN_STEPS[field.name]), (_of_record(field),))
            for field in self.fields
            if field.name in OWN_STEPS
        )
        report = (Part("add-reference", self.reference), _of_record(*record, title=gettext("Its record")))
        return (
            Step("reference", gettext("The report"), report),
            Step("study", gettext("The study"), (_of_record(*study),)),
            *own,
            Step("check", gettext("Check and send")),
        )

    def _fields(self, schema: type[Schema]) -> Iterator[Field]:
        for name, field in fields_of_new_record(schema).items():
            if _names_codes(field) and not self.review.codes:
                continue
            found = [*field.metadata, *markers_in(field.annotation)]
            markers = [
                part for marker in found for part in (marker.metadata if isinstance(marker, FieldInfo) else [marker])
            ]
            if not (field.is_required() or is_offered(name, markers, self.review.codebook)):
                continue
            label = label_of(schema, name)
            description = self.review.record.settings.worded(gettext(field.description or ""))
            yield self._field(name, label, field.annotation, markers, description, required=field.is_required())

    def _field(
        self, name: str, label: str, annotation: Any, markers: Sequence[object], description: str, *, required: bool
    ) -> Field:
        kind, inner = _container(annotation)
        models = models_in(inner)
        if kind is tuple and models:
            parts = tuple(self._fields(models[0]))  # type: ignore[arg-type]
            return Field(name, "list", label, description, required, most=_most(markers), fields=parts)
        if kind is dict:
            return Field(
                name, "by-criterion", label, description, required, longest=_limits(markers)["longest"], rows=self.rows
            )
        if models and kind is None:
            return Field(name, "group", label, description, required, fields=tuple(self._fields(models[0])))  # type: ignore[arg-type]
        if inner is int:
            least = next((marker.ge for marker in markers if isinstance(marker, Ge)), None)
            greatest = next((marker.le for marker in markers if isinstance(marker, Le)), None)
            return Field(name, "number", label, description, required, least=least, greatest=greatest)  # type: ignore[arg-type]
        if bare(inner) not in {str, Term}:
            raise UnknownFieldError(f"{name}: {annotation}")
        leaf = self._text(name, label, description, markers, required=required)
        if kind is not tuple:
            return leaf
        most = _most(markers)
        if leaf.options:
            return _with(leaf, kind="choices", most=most)
        part = _with(leaf, name="", required=True, label=label.removesuffix("s"), description="")
        return Field(name, "list", label, description, required, most=most, fields=(part,))

    def _text(self, name: str, label: str, description: str, markers: Sequence[object], *, required: bool) -> Field:
        limits = _limits(markers)
        pattern = limits["pattern"]
        is_quotation = any(isinstance(marker, Quotation) for marker in markers)
        term = next((marker for marker in markers if isinstance(marker, Vocabulary)), None)
        named = next((marker for marker in markers if isinstance(marker, Names)), None)
        options = self._terms_of(term.name) if term else self._options(named)
        what = f"a term of {term.name}" if term else f"a known {named.what}" if named else ""
        new = named is not None and named.what == "reference"  # its entry is written in the same form
        return Field(
            name,
            "choice" if what and not new else "long" if (limits["longest"] or 0) > MAX_ONE_LINE else "text",
            label,
            description,
            required,
            longest=limits["longest"],
            words=self.review.record.settings.max_quote_words if is_quotation else None,
            pattern=pattern,
            form=FORMS.get(pattern, ""),
            code="E205" if term else CODES[named.what] if named else PATTERN_CODES.get(pattern, ""),
            what=what,
            vocabulary=term.name if term else "",
            preset=_preset(term, named, options),
            proposal=gettext(OF_CODEBOOK if term else PROPOSALS.get(named.what, "") if named else ""),
            options=options,
        )

    def _terms_of(self, vocabulary: str) -> tuple[Option, ...]:
        """The terms of a vocabulary; countries by name, with the term for none of them last."""
        terms = _terms(self.review.codebook.choices(vocabulary))
        if vocabulary != "countries":
            return terms
        return tuple(sorted(terms, key=lambda term: (term.id == NO_COUNTRY, slug(term.label))))

    def _options(self, named: Names | None) -> tuple[Option, ...]:
        """The records that a field can name; none where a contributor writes the name of a new record."""
        return tuple(self._records.get(named.what, ())) if named else ()

    @cached_property
    def _records(self) -> dict[str, list[Option]]:
        """The records that some field can name, by what they are."""
        review = self.review
        return {
            "study": [Option(study.id, study.name, study.reference.title) for study in review.studies.values()],
            "theme": [Option(theme.id, f"{theme.number}. {theme.title}") for theme in review.themes.values()],
            "subtheme": [
                Option(subtheme.id, subtheme.title, subtheme.description or "", f"{theme.number}. {theme.title}")
                for theme in review.themes.values()
                for subtheme in theme.subthemes
            ],
            "code": [
                Option(code.id, f"{code.label} ({code.id})", code.definition or "", _place_of(review, code))
                for code in review.codes.values()
            ],
            "finding": [
                Option(
                    finding.id,
                    f"{finding.headline or finding.statement} ({finding.id})",
                    "",
                    f"{theme.number}. {theme.title}",
                )
                for theme in review.themes.values()
                for finding in theme.findings
            ],
            "instrument": [Option(each.id, each.label, each.definition) for each in review.codebook.instruments],
            "overall judgement": [
                Option(level.id, level.label, level.definition, each.label)
                for each in review.codebook.instruments
                for level in each.overall
            ],
        }


def _names_codes(field: FieldInfo) -> bool:
    return Names("code") in markers_in(field.annotation)


def _place_of(review: Review, code: Code) -> str:
    """The heading of a code: its theme, and its subtheme if there is one."""
    theme = review.themes[code.theme]
    subtheme = theme.subtheme_title(code.subtheme)
    return f"{theme.number}. {theme.title}{f': {subtheme}' if subtheme else ''}"


def is_offered(name: str, markers: Sequence[object], codebook: Codebook) -> bool:
    """Whether an optional field has something to choose from, as designs and appraisals do not in every review."""
    if name == "appraisal":
        return bool(codebook.instruments)
    vocabularies = (marker.name for marker in markers if isinstance(marker, Vocabulary))
    if Names("overall judgement") in markers:
        return any(instrument.overall for instrument in codebook.instruments)
    return all(codebook.choices(vocabulary) for vocabulary in vocabularies)


def _of_record(*fields: Field, title: str = "") -> Part:
    return Part("add", fields, title)


def _preset(term: Vocabulary | None, named: Names | None, options: Sequence[Option]) -> str:
    """What a new record says unless somebody chooses otherwise: the first status, and an instrument without a rival."""
    is_status = term is not None and term.name == "statuses"
    is_only_instrument = named is not None and named.what == "instrument" and len(options) == 1
    return options[0].id if options and (is_status or is_only_instrument) else ""


def _container(annotation: Any) -> tuple[Any, Any]:
    """The kind of container that a field has (tuple, dict or None), and what is in it, or the bare type itself."""
    found = bare(annotation)
    origin, arguments = get_origin(found), get_args(found)
    if origin is tuple:
        return tuple, arguments[0]
    return (dict, arguments[1]) if origin is dict else (None, found)


def _limits(markers: Sequence[object]) -> dict[str, Any]:
    """The longest text and its pattern, from the constraints on a text."""
    found = [marker for marker in markers if isinstance(marker, StringConstraints)]
    return {
        "longest": next((each.max_length for each in found if each.max_length), None),
        "pattern": next((str(each.pattern) for each in found if each.pattern), ""),
    }


def _most(markers: Sequence[object]) -> int | None:
    """How many entries a list may have."""
    return next((marker.max_length for marker in markers if isinstance(marker, MaxLen)), None)


def _with(field: Field, **changes: Any) -> Field:
    return Field(**{name: getattr(field, name) for name in Field.__slots__} | changes)


def _terms(terms: Sequence[Any]) -> tuple[Option, ...]:
    return tuple(Option(term.id, term.label, term.definition) for term in terms)
