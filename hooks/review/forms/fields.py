"""The fields of a form with their limits and options, for people to read and for a script to check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from review.language.current import gettext, is_source

# What a list has beside its options: a value that no list knows, so the check names it until a term is proposed for it.
NOT_LISTED = "not-listed"

Kind = Literal["text", "long", "number", "choice", "choices", "group", "list", "by-criterion"]


@dataclass(frozen=True, slots=True)
class Option:
    """An option; `group` is its heading, or an empty text."""

    id: str
    label: str
    definition: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A criterion of an instrument, the options that answer it, and the designs it is asked of (empty: all)."""

    instrument: str
    id: str
    label: str
    definition: str
    answers: tuple[Option, ...]
    designs: tuple[str, ...] = ()


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
    preset: str = ""
    proposal: str = ""
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
    def unlisted(self) -> str:
        """The value of "not listed here"; empty for a list that nobody can propose anything for."""
        return NOT_LISTED if self.proposal else ""

    @property
    def quoted(self) -> bool:
        """Whether each entry of the list has a quotation."""
        return any(field.words for field in self.fields)

    @property
    def article(self) -> str:
        """The article before the name of an entry; none in a language in which it depends on more than letters."""
        if not is_source():
            return ""
        return "an" if self.label[0] in "AEIOU" else "a"

    def _groups(self) -> list[str]:
        return list(dict.fromkeys(option.group for option in self.options))

    def described(self) -> dict[str, Any]:
        """The description of the field for the script, without empty values."""
        plain = {
            name: value
            for name in ("name", "kind", "label", "required", "longest", "most", "words", "form", "code", "what")
            if (value := getattr(self, name))
        }
        plain |= {name: value for name in ("least", "greatest") if (value := getattr(self, name)) is not None}
        plain["label"] = gettext(self.label)
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
class Part:
    """Fields of a step, under a title or under that of the step; `prefix` starts the IDs of their controls."""

    prefix: str
    fields: tuple[Field, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the form; `id` is the anchor of its heading."""

    id: str
    title: str
    parts: tuple[Part, ...] = ()


def in_script(pattern: str) -> str:
    """A pattern as a script's regular expressions of Unicode text take it, where Python's differ."""
    changed = pattern.replace(r"[^\W\d_]", r"[\p{L}\p{Nl}\p{No}]").replace(r"\"", '"')
    return changed.replace(r"\d", r"\p{Nd}") if r"\p" in changed else changed


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
