"""The values of the fields of a BibTeX entry: out of their braces, with abbreviations replaced, as plain text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from bibtexparser.model import Entry

from review.files.text import FORBIDDEN, may_have_forbidden
from review.problems import message_templates as messages
from review.problems.problem import Problem
from review.references.latex import Converted, plain_text

MAX_FIELD_LENGTH = 5000  # characters
# Abbreviations that every BibTeX reader knows.
MONTHS = frozenset({"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"})
# Fields in which hyphens, tildes and quotation marks mean only themselves.
VERBATIM = frozenset({"doi", "url", "archiveurl", "pages", "eprint", "date", "archivedate", "crossref", "file"})


class Value(NamedTuple):
    """The value of a field: as written within its braces or quotes, as plain text, and its line."""

    written: str
    plain: str
    line: int


NOTHING = Value("", "", 1)


def values_of(entry: Entry, path: str, strings: Mapping[str, str] | None) -> tuple[dict[str, Value], list[Problem]]:
    """Return the fields of an entry by their names in lower case, and what is wrong with how they are written."""
    values: dict[str, Value] = {}
    problems: list[Problem] = []
    for each in entry.fields:
        name, line = each.key.lower(), (each.start_line or 0) + 1
        written, wrong = unwrapped(str(each.value), strings)
        if wrong:
            problems.append(Problem(path, line, wrong[0], f'the field "{each.key}" {wrong[1]}'))
        if not name:
            problems.append(Problem(path, line, "E109", "a field has no name"))
        if name in values:
            problems.append(Problem(path, line, "E110", f'the field "{name}" appears twice'))
        is_cut_off = len(written) > MAX_FIELD_LENGTH
        if is_cut_off:
            problems.append(Problem(path, line, *messages.entry_too_long(each.key, MAX_FIELD_LENGTH)))
            written = written[:MAX_FIELD_LENGTH]
        try:
            converted = plain_text(written, is_verbatim=name in VERBATIM)
        except RecursionError:
            problems.append(Problem(path, line, "E106", f'the LaTeX of the field "{each.key}" is nested too deeply'))
            converted = Converted(" ".join(re.sub(r"[{}]", "", written).split()))
        plain = converted.text
        faults = () if is_cut_off else converted.faults
        problems += [Problem(path, line, "E113", f'the field "{each.key}" has {fault}') for fault in faults]
        if may_have_forbidden(plain) and FORBIDDEN.search(plain):
            problems.append(Problem(path, line, *messages.entry_character(each.key)))
        values[name] = Value(written, plain, line)
    return values, problems


def unwrapped(raw: str, strings: Mapping[str, str] | None) -> tuple[str, tuple[str, str] | None]:
    """Return a value without its braces or quotes, and the code and text of the problem if it has none.

    Where there are `strings`, an abbreviation is replaced by its text, and parts joined with # are put together.
    """
    if raw.startswith("{") and raw.endswith("}") and raw.count("{") == raw.count("}") == 1 and "\\" not in raw:
        return raw[1:-1], None
    if not raw.startswith(("{", '"')):
        part, _, following = raw.partition("#")
        word, rest = part.strip(), following.strip() if "#" in raw else None
        if re.fullmatch(r"[0-9]+", word) or word.lower() in MONTHS:
            written = word
        elif re.fullmatch(r"[A-Za-z][\w:.+/-]*", word):
            if strings is None:
                return raw, ("E105", "is an abbreviation, but @string is not supported")
            if word.lower() not in strings:
                return word, ("E105", f'is the abbreviation "{word}", which no @string explains')
            written = strings[word.lower()]
        else:
            return raw, ("E109", "has no value" if not raw else "has a value without braces, or no comma after it")
        return _joined(written, rest, strings)
    depth = 0
    for mark in re.finditer(r'(?<!\\)[{}"]', raw):
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if depth < 0:
            break
        if depth == 0 and mark.start() and (mark[0] == '"') == (raw[0] == '"'):
            rest = raw[mark.end() :].strip()
            if rest.startswith("#"):
                return _joined(raw[1 : mark.start()], rest[1:].strip(), strings)
            return raw[1 : mark.start()], ("E109", "has no comma after it") if rest else None
    return raw, ("E109", "has braces or quotes that do not match")


def _joined(first: str, rest: str | None, strings: Mapping[str, str] | None) -> tuple[str, tuple[str, str] | None]:
    """A value and what # joins to it; too long a text is cut off, which is a problem of its field."""
    if rest is None:
        return first, None
    if strings is None:
        return first, ("E105", "joins its text from parts with #, which is not supported")
    text = first
    while rest is not None and len(text) <= MAX_FIELD_LENGTH:
        part = re.match(r'\s*("[^"]*"|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|[^#{}"]*)\s*', rest)
        end = part.end() if part else 0
        following = rest[end:]
        if following and not following.startswith("#"):
            return text, ("E109", "has braces or quotes that do not match")
        written, wrong = unwrapped(rest[:end].strip(), strings)
        if wrong:
            return text + written, wrong
        text += written
        rest = following[1:] if following else None
    return text, None
