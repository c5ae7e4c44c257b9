"""One BibTeX entry as a reference: its fields in plain text, and a problem for each that is invalid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bibtexparser.model import Entry

from review.problems import message_templates as messages
from review.problems.problem import Problem, nearest
from review.references.bibtex_names import names_in
from review.references.bibtex_values import NOTHING, Value, values_of
from review.references.reference import CSL_TYPES, Name, Reference
from review.schema.base import DATE_PATTERN, DOI_PATTERN, ID_PATTERN, PATTERN_CODES, URL_PATTERN, is_calendar_date

MAX_AUTHORS = 500
NUMBER = r"[1-9][0-9]{0,5}"  # in the review's own list

FORMS = {
    "date": DATE_PATTERN,
    "doi": DOI_PATTERN,
    "url": URL_PATTERN,
    "archiveurl": URL_PATTERN,
    "archivedate": DATE_PATTERN,
}
PATTERN_NAMES = {
    DATE_PATTERN: "a date (YYYY-MM-DD, YYYY-MM or YYYY)",
    DOI_PATTERN: "a DOI",
    URL_PATTERN: "a web address",
}
FORM_NAMES = {name: PATTERN_NAMES[pattern] for name, pattern in FORMS.items()}


NAMES = ("author", "editor")  # fields of names
# Fields that an entry does not take from the one it names in `crossref`, and fields that it takes by another name.
NOT_INHERITED = frozenset({"doi", "url", "pages", "refnumber", "crossref", "keywords", "note", "abstract", "isbn"})
INHERITED_AS = {"title": "booktitle"}


@dataclass(frozen=True)
class Context:
    """What an entry may refer to: entries by their keys in lower case, and abbreviations where they are supported."""

    strings: Mapping[str, str] | None = None
    parents: Mapping[str, Entry] = field(default_factory=dict)


NO_CONTEXT = Context()


def read_entry(entry: Entry, path: str, line: int, context: Context = NO_CONTEXT) -> tuple[Reference, list[Problem]]:
    """Return an entry as a reference, with 0 if it gives no number, and every problem of its fields."""
    values, problems = values_of(entry, path, context.strings)
    if "crossref" in values:
        problems += _inherit(entry, values, path, context)
    if "date" in values and not values.get("year", NOTHING).plain and re.match("[0-9]{4}", values["date"].plain):
        values["year"] = values["date"]._replace(written=values["date"].plain[:4], plain=values["date"].plain[:4])
    names: dict[str, tuple[tuple[Name, ...], bool]] = {}
    for name in NAMES:
        if name in values:
            names[name], found = _names(name, values[name], entry, path)
            problems += found
    problems += _problems_of_entry(entry, values, path, line)
    return _reference(entry, values, names, path, line), problems


def _inherit(entry: Entry, values: dict[str, Value], path: str, context: Context) -> list[Problem]:
    """Add to the values of an entry those of the entry that it names in `crossref`, where it does not give them."""
    named = values["crossref"]
    parent = context.parents.get(named.plain.lower())
    if parent is None or parent is entry:
        text = f'the entry "{entry.key}" refers to "{named.plain}", which is not in this file'
        return [Problem(path, named.line, "E114", text, "add that entry, or write its fields out here")]
    inherited, _ = values_of(parent, path, context.strings)
    for name, value in inherited.items():
        if name not in NOT_INHERITED:
            is_part = entry.entry_type not in {"article", "book"}
            values.setdefault(INHERITED_AS.get(name, name) if is_part else name, value._replace(line=named.line))
    return []


def _names(name: str, value: Value, entry: Entry, path: str) -> tuple[tuple[tuple[Name, ...], bool], list[Problem]]:
    """The names of a field, at most as many as the limit, and every problem of them."""
    try:
        names, is_truncated = names_in(value.written)
    except RecursionError:  # which is a problem of its field
        return ((Name(literal=value.plain),), False), []
    problems = []
    if len(names) > MAX_AUTHORS:
        problems.append(Problem(path, value.line, "E106", f"more than {MAX_AUTHORS} {name}s"))
    if any(each.is_empty for each in names):
        problems.append(Problem(path, value.line, "E204", f'an {name} of "{entry.key}" has no name'))
    return (tuple(each for each in names if not each.is_empty)[:MAX_AUTHORS], is_truncated), problems


def _problems_of_entry(entry: Entry, values: Mapping[str, Value], path: str, line: int) -> Iterator[Problem]:
    if not re.fullmatch(ID_PATTERN, entry.key) or len(entry.key) > 64:
        yield Problem(path, line, *messages.entry_key(entry.key))
    if entry.entry_type not in CSL_TYPES:
        hint = nearest(entry.entry_type, CSL_TYPES) or f"use one of: {', '.join(CSL_TYPES)}"
        yield Problem(path, line, "E205", f'unknown entry type "@{entry.entry_type}"', hint)
    for name in ("title", "year"):
        if name not in values or not values[name].plain:
            yield Problem(path, line, *messages.entry_lacks(entry.key, name))
    for name, form in FORMS.items():
        if name in values and values[name].plain and not _has_form(values[name].plain, form):
            message = messages.entry_form(PATTERN_CODES[form], entry.key, name, FORM_NAMES[name])
            yield Problem(path, values[name].line, *message)
    if "year" in values and not re.fullmatch(r"[0-9]{4}|", values["year"].plain):
        yield Problem(path, line, *messages.entry_year(entry.key))
    if "refnumber" in values and not re.fullmatch(NUMBER, values["refnumber"].plain):
        text = f'the refnumber of "{entry.key}" is not a number from 1 to 999999'
        yield Problem(path, values["refnumber"].line, "E203", text)


def _has_form(plain: str, form: str) -> bool:
    return bool(re.fullmatch(form, plain)) and (form != DATE_PATTERN or is_calendar_date(plain))


def _reference(
    entry: Entry, values: Mapping[str, Value], names: Mapping[str, tuple[tuple[Name, ...], bool]], path: str, line: int
) -> Reference:
    authors, is_truncated = names.get("author", ((), False))
    number = values["refnumber"].plain if "refnumber" in values else ""
    return Reference(
        citekey=entry.key,
        number=int(number) if re.fullmatch(NUMBER, number) else 0,
        kind=entry.entry_type,
        authors=authors,
        truncated=is_truncated,
        fields={name: value.plain for name, value in values.items() if name not in {*NAMES, "refnumber", "crossref"}},
        path=path,
        line=line,
        editors=names.get("editor", ((), False))[0],
    )
