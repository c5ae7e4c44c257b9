"""The form for a study's record, from the shapes and the codebook: fields, limits, terms, and what is said of mistakes.

The page shows it as HTML and hands the same description, as JSON, to the script that checks what is written.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le, MaxLen
from pydantic import StringConstraints
from pydantic.fields import FieldInfo

from review.bibliography import FORMS as ENTRY_FORMS
from review.bibliography import LONGEST_FIELD, SAID
from review.checks.names import CODES, RESERVED
from review.documents import FORBIDDEN
from review.mistakes import ENTRY, MISTAKES, Mistake
from review.model import Review
from review.problems import KINDS
from review.reference_formats import BIBTEX_SPECIAL, VERBATIM
from review.references import CSL_TYPES
from review.shapes.base import ID_PATTERN, PATTERN_CODES, Names, Quotation, Shape, Term
from review.shapes.registers import CandidateRecord
from review.shapes.review import ArticleRecord
from review.shapes.study import StudyRecord
from review.validation import EXPECTED, FORMS, LIMITS, WORD, markers_in, models_in, said_of

Kind = Literal["text", "long", "number", "choice", "choices", "group", "list", "by-criterion"]

LONG = 400  # characters: a text that may be longer gets a box of several lines
NUMBER = r"^\s*[+-]?\d+(_\d+)*(\.0+)?\s*$"  # what is read as a whole number
LABELS = {
    "id": "Id",
    "citekey": "Key of the reference",
    "doi": "DOI",
    "pmid": "PubMed number",
    "url": "Web address",
    "number": "Issue",
    "kind": "Kind of report",
}

# Kinds of report that the form offers, and the field of the entry that says where such a report was published.
REPORTS = {
    "article": ("Journal article", "journal"),
    "techreport": ("Report of an institution", "institution"),
    "incollection": ("Chapter of a book", "booktitle"),
    "book": ("Book", "publisher"),
    "phdthesis": ("Doctoral thesis", "school"),
    "online": ("Web page", "howpublished"),
    "misc": ("Something else", "howpublished"),
}
# The facts of a reference, and the field of a record that describes each.
FACTS: dict[str, tuple[type[Shape], str]] = {
    "title": (CandidateRecord, "title"),
    "authors": (CandidateRecord, "authors"),
    "year": (CandidateRecord, "year"),
    "journal": (CandidateRecord, "journal"),
    "volume": (ArticleRecord, "volume"),
    "number": (ArticleRecord, "issue"),
    "pages": (ArticleRecord, "pages"),
    "doi": (CandidateRecord, "doi"),
    "pmid": (CandidateRecord, "pmid"),
    "url": (CandidateRecord, "url"),
}
NEEDED_FACTS = {"title", "year"}


class UnknownFieldError(Exception):
    """A field of a shape is of a kind for which the form has no control."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose; `group` is the heading it stands under, or an empty text."""

    id: str
    label: str
    definition: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A criterion of an instrument, and the options that answer it."""

    instrument: str
    id: str
    label: str
    definition: str
    answers: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form, as a contributor reads about it and as the script checks it.

    `fields` are the parts of a group, or of each entry of a list; a list of plain texts has one part without a name.
    `rows` are the criteria of a field that holds a value for each. `what` says of what a value must be one. `most` is
    for lists, `least` and `greatest` for numbers, `words` for quotations.
    """

    name: str
    kind: Kind
    label: str
    description: str = ""
    required: bool = False
    longest: int | None = None
    most: int | None = None
    least: int | None = None
    greatest: int | None = None
    words: int | None = None
    pattern: str = ""
    form: str = ""
    code: str = ""
    what: str = ""
    vocabulary: str = ""
    options: tuple[Option, ...] = ()
    fields: tuple[Field, ...] = ()
    rows: tuple[Row, ...] = ()

    @property
    def option_groups(self) -> dict[str, tuple[Option, ...]]:
        """The options under their headings, in order."""
        return {group: tuple(o for o in self.options if o.group == group) for group in self._groups()}

    @property
    def entry(self) -> str:
        """What one entry of a list is called."""
        return self.label.removesuffix("s")

    @property
    def quoted(self) -> bool:
        """Whether each entry of the list holds a quotation."""
        return any(field.words for field in self.fields)

    @property
    def article(self) -> str:
        """The article before the name of an entry."""
        return "an" if self.label[0] in "AEIOU" else "a"

    def _groups(self) -> list[str]:
        return list(dict.fromkeys(option.group for option in self.options))

    def described(self) -> dict[str, Any]:
        """What the script needs to know, without what is empty."""
        plain = {
            name: value
            for name in ("name", "kind", "label", "required", "longest", "most", "words", "form", "code", "what")
            if (value := getattr(self, name))
        }
        plain |= {name: value for name in ("least", "greatest") if (value := getattr(self, name)) is not None}
        if self.pattern:
            plain["pattern"] = in_script(self.pattern)
        if self.kind in {"choice", "choices"}:
            plain["options"] = [option.id for option in self.options]
        if self.fields:
            plain["fields"] = [field.described() for field in self.fields]
        if self.rows:
            plain["answered"] = any(row.answers for row in self.rows) and self.longest is None
        return plain


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form, under a heading of its own."""

    id: str
    title: str
    fields: tuple[Field, ...]


class StudyForm:
    """The form for one study of a review."""

    def __init__(self, review: Review) -> None:
        self.review = review
        self.rows = tuple(
            Row(instrument.id, each.id, f"{each.number}. {each.label}", each.definition, _terms(each.answers))
            for instrument in review.codebook.instruments
            for each in instrument.criteria
        )
        self.fields = tuple(self._fields(StudyRecord))
        self.reference = tuple(_facts())

    @property
    def sections(self) -> tuple[Section, ...]:
        """The form in its parts; the appraisal and the excerpts have parts of their own."""
        own = {"appraisal": "The appraisal", "excerpts": "Quotations"}
        rest = tuple(field for field in self.fields if field.name not in own)
        apart = (Section(field.name, own[field.name], (field,)) for field in self.fields if field.name in own)
        return (Section("reference", "The report", self.reference), Section("study", "The study", rest), *apart)

    def described(self) -> dict[str, Any]:
        """Everything that the script knows: the fields, what records there are, and what is said of each mistake."""
        return {
            "fields": [field.described() for field in self.fields],
            "reference": [field.described() for field in self.reference],
            "mistakes": _mistakes(),
            "entry": ENTRY,
            "mend": {code: kind.mend for code, kind in KINDS.items()},
            "patterns": {
                "id": in_script(ID_PATTERN),
                "number": in_script(NUMBER),
                "word": in_script(WORD.pattern),
                "forbidden": FORBIDDEN.pattern,
            },
            "known": self._known(),
            "bibtex": {
                "special": {chr(sign): written for sign, written in BIBTEX_SPECIAL.items()},
                "verbatim": sorted(VERBATIM),
                "places": {kind: place for kind, (_, place) in REPORTS.items()},
            },
        }

    def _known(self) -> dict[str, Any]:
        review = self.review
        return {
            "ids": {
                **{theme.id: theme.path for theme in review.themes.values()},
                **{id: review.themes[finding.theme].path for id, finding in review.findings.items()},
                **{study.id: study.path for study in review.studies.values()},
                **{id: review.studies[excerpt.study].path for id, excerpt in review.excerpts.items()},
            },
            "published": {entry.id: {"kind": entry.kind, "gone": entry.given_up} for entry in review.published},
            "reserved": sorted(RESERVED),
            "references": {reference.citekey: reference.path for reference in review.references.values()},
            "awaiting": [report.id for report in review.candidates if report.decision != "included"],
            "themes": {
                theme.id: {
                    "subthemes": [subtheme.id for subtheme in theme.subthemes],
                    "findings": [finding.id for finding in theme.findings],
                }
                for theme in review.themes.values()
            },
            "studies": {
                study.id: {
                    "path": study.path,
                    "dataset": study.dataset,
                    "country": study.setting.country.id,
                    "nation": study.setting.nation,
                    "answers": bool(study.appraisal.judgements),
                }
                for study in review.studies.values()
            },
            "instruments": {
                instrument.id: {each.id: [term.id for term in each.answers] for each in instrument.criteria}
                for instrument in review.codebook.instruments
            },
            "voices": {term.id: term.label for term in review.codebook.terms("voices")},
            "countries": {term.id: term.label for term in review.codebook.terms("countries")},
        }

    def _fields(self, shape: type[Shape]) -> Iterator[Field]:
        for name, field in shape.model_fields.items():
            found = [*field.metadata, *markers_in(field.annotation)]
            markers = [
                part for marker in found for part in (marker.metadata if isinstance(marker, FieldInfo) else [marker])
            ]
            yield self._field(name, field.annotation, markers, field.description or "", required=field.is_required())

    def _field(
        self, name: str, annotation: Any, markers: Sequence[object], description: str, *, required: bool
    ) -> Field:
        label = LABELS.get(name) or name.replace("_", " ").capitalize()
        kind, inner = _bare(annotation)
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
        if _bare(inner)[1] is not str:
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
        words = next((marker.longest for marker in markers if isinstance(marker, Quotation)), None)
        term = next((marker for marker in markers if isinstance(marker, Term)), None)
        named = next((marker for marker in markers if isinstance(marker, Names)), None)
        options = _terms(self.review.codebook.terms(term.vocabulary)) if term else self._options(named)
        what = f"a term of {term.vocabulary}" if term else f"the id of a known {named.what}" if named else ""
        new = named is not None and named.what == "reference"  # its entry is written in the same form
        return Field(
            name,
            "choice" if what and not new else "long" if (limits["longest"] or 0) > LONG else "text",
            label,
            description,
            required,
            longest=limits["longest"],
            words=words,
            pattern=pattern,
            form=FORMS.get(pattern, ""),
            code="E205" if term else CODES[named.what] if named else PATTERN_CODES.get(pattern, ""),
            what=what,
            vocabulary=term.vocabulary if term else "",
            options=options,
        )

    def _options(self, named: Names | None) -> tuple[Option, ...]:
        """What a field that names something can name; nothing where a contributor writes the name of a new thing."""
        review = self.review
        found = {
            "study": [Option(study.id, study.name, study.reference.title) for study in review.studies.values()],
            "theme": [Option(theme.id, f"{theme.number}. {theme.title}") for theme in review.themes.values()],
            "subtheme": [
                Option(subtheme.id, subtheme.title, subtheme.description, f"{theme.number}. {theme.title}")
                for theme in review.themes.values()
                for subtheme in theme.subthemes
            ],
            "finding": [
                Option(finding.id, f"{finding.id}: {finding.statement}", "", f"{theme.number}. {theme.title}")
                for theme in review.themes.values()
                for finding in theme.findings
            ],
            "instrument": [Option(each.id, each.label, each.definition) for each in review.codebook.instruments],
        }
        return tuple(found.get(named.what, ())) if named else ()


def in_script(pattern: str) -> str:
    """A pattern as a script's regular expressions of Unicode text take it, where Python's differ."""
    changed = pattern.replace(r"[^\W\d_]", r"[\p{L}\p{Nl}\p{No}]").replace(r"\"", '"')
    return changed.replace(r"\d", r"\p{Nd}") if r"\p" in changed else changed


def _facts() -> Iterator[Field]:
    """The facts of a reference, as fields."""
    kinds = tuple(Option(kind, label) for kind, (label, _) in REPORTS.items() if kind in CSL_TYPES)
    yield Field("kind", "choice", LABELS["kind"], "What it is.", options=kinds)
    for name, (shape, field) in FACTS.items():
        pattern = ENTRY_FORMS.get(name, "")
        label = LABELS.get(name) or name.capitalize()
        said = shape.model_fields[field].description or ""
        yield Field(
            name,
            "long" if name in {"title", "authors"} else "text",
            label,
            f"{said} One a line." if name == "authors" else said if said.rstrip(".") != label else "",
            name in NEEDED_FACTS,
            longest=LONGEST_FIELD,
            pattern=pattern,
            form=SAID.get(name, ""),
            code=PATTERN_CODES.get(pattern, ""),
        )


def _mistakes() -> dict[str, dict[str, str]]:
    """Every mistake with its code and wording; what a number can be has rules of its own, with fewer gaps."""
    expected = {
        "not-a-number": EXPECTED["int_parsing"],
        "too-small": LIMITS["greater_than_equal"].format(ge="{least}"),
        "too-great": LIMITS["less_than_equal"].format(le="{greatest}"),
    }
    other = MISTAKES["other-kind"]
    numbers = {
        rule: Mistake(other.code, other.text.format(name="{name}", expected=words, said=said_of("{value}")))
        for rule, words in expected.items()
    }
    return {rule: {"code": each.code, "text": each.text} for rule, each in {**MISTAKES, **numbers}.items()}


def _bare(annotation: Any) -> tuple[Any, Any]:
    """What an annotation is, without markers and None: (tuple, dict or None, and what that holds or it is itself)."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _bare(arguments[0])
    if origin in {Union, types.UnionType}:
        return _bare(next(argument for argument in arguments if argument is not type(None)))
    if origin is tuple:
        return tuple, arguments[0]
    return (dict, arguments[1]) if origin is dict else (None, annotation)


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


def names(fields: Sequence[Field], prefix: str = "") -> Iterator[str]:
    """The path of every field of a record that the form has a control for."""
    for field in fields:
        if field.name:
            yield f"{prefix}{field.name}"
        if field.kind in {"group", "list"}:
            yield from names(field.fields, f"{prefix}{field.name}.")


def options_of(fields: Sequence[Field]) -> Mapping[str, tuple[str, ...]]:
    """The ids that can be chosen, by vocabulary."""
    found: dict[str, tuple[str, ...]] = {}
    for field in fields:
        if field.vocabulary:
            found[field.vocabulary] = tuple(option.id for option in field.options)
        found.update(options_of(field.fields))
    return found
