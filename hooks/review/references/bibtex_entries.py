"""One BibTeX entry as a reference: its fields in plain text, and a problem for each that is invalid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names
from bibtexparser.model import Entry
from pylatexenc.latex2text import LatexNodes2Text

from review.files.text import FORBIDDEN
from review.problems import message_templates as messages
from review.problems.problem import Problem, nearest
from review.references.reference import CSL_TYPES, Name, Reference
from review.schema.base import DATE_PATTERN, DOI_PATTERN, ID_PATTERN, PATTERN_CODES, URL_PATTERN, is_calendar_date

MAX_FIELD_LENGTH = 5000  # characters
MAX_AUTHORS = 500
NUMBER = r"[1-9][0-9]{0,5}"  # in the review's own list
# Abbreviations that every BibTeX reader knows.
MONTHS = frozenset({"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"})

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


def read_entry(entry: Entry, path: str, line: int) -> tuple[Reference, list[Problem]]:
    """Return an entry as a reference, with 0 if it gives no number, and every problem of its fields."""
    values, problems = _values(entry, path)
    problems += _problems_of_entry(entry, values, path, line)
    return _reference(entry, values, path, line), problems


@dataclass(frozen=True)
class _Value:
    """The value of a field: as written within its braces or quotes, as plain text, and its line."""

    written: str
    plain: str
    line: int


def _values(entry: Entry, path: str) -> tuple[dict[str, _Value], list[Problem]]:
    """Return the fields of an entry by their names in lower case, and what is wrong with how they are written."""
    values: dict[str, _Value] = {}
    problems: list[Problem] = []
    for field in entry.fields:
        name, line = field.key.lower(), (field.start_line or 0) + 1
        written, wrong = _unwrapped(str(field.value))
        if wrong:
            problems.append(Problem(path, line, wrong[0], f'the field "{field.key}" {wrong[1]}'))
        if not name:
            problems.append(Problem(path, line, "E109", "a field has no name"))
        if name in values:
            problems.append(Problem(path, line, "E110", f'the field "{name}" appears twice'))
        if len(written) > MAX_FIELD_LENGTH:
            problems.append(Problem(path, line, *messages.entry_too_long(field.key, MAX_FIELD_LENGTH)))
            written = written[:MAX_FIELD_LENGTH]
        try:
            plain = _without_latex(written)
        except RecursionError:
            problems.append(Problem(path, line, "E106", f'the LaTeX of the field "{field.key}" is nested too deeply'))
            plain = _squeezed(written)
        if FORBIDDEN.search(plain):
            problems.append(Problem(path, line, *messages.entry_character(field.key)))
        values[name] = _Value(written, plain, line)
    return values, problems


def _unwrapped(raw: str) -> tuple[str, tuple[str, str] | None]:
    """Return a value without its braces or quotes, and the code and text of the problem if it has none."""
    if not raw.startswith(("{", '"')):
        if re.fullmatch(r"[0-9]+", raw) or raw.lower() in MONTHS:
            return raw, None
        if re.fullmatch(r"[A-Za-z][\w:.+/-]*", raw):
            return raw, ("E105", "is an abbreviation, but @string is not supported")
        return raw, ("E109", "has no value" if not raw else "has a value without braces, or no comma after it")
    depth = 0
    for mark in re.finditer(r'(?<!\\)[{}"]', raw):
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if depth < 0:
            break
        if depth == 0 and mark.start() and (mark[0] == '"') == (raw[0] == '"'):
            rest = raw[mark.end() :].strip()
            if rest.startswith("#"):
                return raw, ("E105", "joins its text from parts with #, which is not supported")
            return raw[1 : mark.start()], ("E109", "has no comma after it") if rest else None
    return raw, ("E109", "has braces or quotes that do not match")


def _problems_of_entry(entry: Entry, values: Mapping[str, _Value], path: str, line: int) -> Iterator[Problem]:
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
    if "author" in values:
        people = split_multiple_persons_names(values["author"].written)
        if len(people) > MAX_AUTHORS:
            yield Problem(path, values["author"].line, "E106", f"more than {MAX_AUTHORS} authors")
        if any(not _name(person).inverted for person in people[:MAX_AUTHORS]):
            yield Problem(path, values["author"].line, "E204", f'an author of "{entry.key}" has no name')


def _has_form(plain: str, form: str) -> bool:
    return bool(re.fullmatch(form, plain)) and (form != DATE_PATTERN or is_calendar_date(plain))


def _reference(entry: Entry, values: Mapping[str, _Value], path: str, line: int) -> Reference:
    people = split_multiple_persons_names(values["author"].written)[:MAX_AUTHORS] if "author" in values else []
    number = values["refnumber"].plain if "refnumber" in values else ""
    return Reference(
        citekey=entry.key,
        number=int(number) if re.fullmatch(NUMBER, number) else 0,
        kind=entry.entry_type,
        authors=tuple(_name(person) for person in people if person != "others"),
        truncated=bool(people) and people[-1] == "others",
        fields={name: value.plain for name, value in values.items() if name not in {"author", "refnumber"}},
        path=path,
        line=line,
    )


def _name(person: str) -> Name:
    if person.startswith("{") and person.endswith("}"):
        return Name(literal=_plain(person))
    try:
        parts = parse_single_name_into_parts(person, strict=False)
    except ValueError:
        return Name(literal=_plain(person))
    return Name(
        family=_plain(" ".join(parts.last)),
        given=_plain(" ".join(parts.first)),
        particle=_plain(" ".join(parts.von)),
        suffix=_plain(" ".join(parts.jr)),
    )


def _plain(value: str) -> str:
    """Return the value without LaTeX, or with it if it is nested too deeply, which is a problem of its field."""
    try:
        return _without_latex(value)
    except RecursionError:
        return _squeezed(value)


def _without_latex(value: str) -> str:
    """Return the value with LaTeX commands replaced by their characters, and without braces and line ends."""
    if "\\" in value:
        value = LatexNodes2Text(keep_comments=True, strict_latex_spaces=True).latex_to_text(value)
    return _squeezed(value)


def _squeezed(value: str) -> str:
    return " ".join(value.replace("{", "").replace("}", "").split())
