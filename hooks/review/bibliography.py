"""BibTeX text to references, with a problem for every entry that BibTeX readers would drop without a word."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import RemoveEnclosingMiddleware
from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ExplicitComment,
    ImplicitComment,
    Preamble,
    String,
)
from pylatexenc.latex2text import LatexNodes2Text

from review.documents import FORBIDDEN, read_text
from review.problems import Problem, nearest
from review.references import CSL_TYPES, Name, Reference
from review.shapes.base import DOI_PATTERN, ID_PATTERN, PATTERN_CODES, URL_PATTERN

LARGEST_FILE = 4 * 1024 * 1024  # bytes
LONGEST_FIELD = 5000  # characters
MOST_AUTHORS = 500

FORMS = {"doi": DOI_PATTERN, "url": URL_PATTERN}
SAID = {"doi": "a DOI", "url": "a web address"}


def read_bibliography(file: Path, path: str) -> tuple[tuple[Reference, ...], list[Problem]]:
    """The references of a BibTeX file in their order, and every problem of the file."""
    text, problems = read_text(file, path, LARGEST_FILE)
    if problems:
        return (), problems
    return parse_bibliography(text, path)


def parse_bibliography(text: str, path: str) -> tuple[tuple[Reference, ...], list[Problem]]:
    """The references of BibTeX text, numbered, and every problem. A broken entry gives a problem, no reference."""
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    library = parse_string(text, parse_stack=[RemoveEnclosingMiddleware(allow_inplace_modification=True)])
    problems = [problem for block in library.failed_blocks for problem in _failed(block, path)]
    references = []
    for block in library.blocks:
        line = (block.start_line or 0) + 1
        if isinstance(block, Entry):
            problems.extend(_problems_of_entry(block, path, line))
            references.append(_reference(block, path, line))
        elif isinstance(block, String | Preamble):
            problems.append(
                Problem(
                    path, line, "E105", "@string and @preamble are not used here", "write the text out in each entry"
                )
            )
        elif isinstance(block, ImplicitComment) and "@" in block.comment:
            problems.append(Problem(path, line, "E109", "an entry starts in the middle of other text here"))
        elif not isinstance(block, ImplicitComment | ExplicitComment) and block not in library.failed_blocks:
            problems.append(Problem(path, line, "E109", "this is not a BibTeX entry"))
    numbered, out_of_sequence = _numbered(references)
    return numbered, sorted(problems + out_of_sequence)


def _failed(block: Block, path: str) -> Iterator[Problem]:
    line = (block.start_line or 0) + 1
    if isinstance(block, DuplicateBlockKeyBlock):
        yield Problem(path, line, "E110", f'the key "{block.key}" belongs to an earlier entry already')
    elif isinstance(block, DuplicateFieldKeyBlock):
        yield Problem(path, line, "E110", f"an entry gives a field twice: {', '.join(sorted(block.duplicate_keys))}")
    else:
        yield Problem(path, line, "E109", "an entry that starts here is broken and cannot be read")


def _problems_of_entry(entry: Entry, path: str, line: int) -> Iterator[Problem]:
    if not re.match(ID_PATTERN, entry.key) or len(entry.key) > 64:
        yield Problem(path, line, "E206", f'the key "{entry.key}" is not of the form of an id')
    if entry.entry_type not in CSL_TYPES:
        yield Problem(
            path,
            line,
            "E205",
            f'the entry type "@{entry.entry_type}" is not known',
            nearest(entry.entry_type, CSL_TYPES) or f"use one of: {', '.join(CSL_TYPES)}",
        )
    for name in ("title", "year"):
        if name not in entry.fields_dict:
            yield Problem(path, line, "E201", f'the entry "{entry.key}" has no {name}')
    for field in entry.fields:
        at = (field.start_line or line - 1) + 1
        value = str(field.value)
        if len(value) > LONGEST_FIELD:
            yield Problem(path, at, "E106", f"the field {field.key} is longer than {LONGEST_FIELD} characters")
        form = FORMS.get(field.key)
        if form and not re.match(form, _plain(value)):
            yield Problem(path, at, PATTERN_CODES[form], f'the {field.key} of "{entry.key}" is not {SAID[field.key]}')
        if FORBIDDEN.search(_plain(value)):
            yield Problem(path, at, "E111", f"the field {field.key} holds a control or text-direction character")
    year = entry.fields_dict.get("year")
    if year and not re.fullmatch(r"\d{4}", _plain(str(year.value))):
        yield Problem(path, line, "E207", f'the year of "{entry.key}" is not four digits')


def _reference(entry: Entry, path: str, line: int) -> Reference:
    fields = {field.key.lower(): _plain(str(field.value)[:LONGEST_FIELD]) for field in entry.fields}
    written = str(entry.fields_dict["author"].value) if "author" in entry.fields_dict else ""
    people = split_multiple_persons_names(written[:LONGEST_FIELD])[:MOST_AUTHORS]
    truncated = bool(people) and people[-1] == "others"
    number = fields.pop("refnumber", "")
    fields.pop("author", None)
    return Reference(
        citekey=entry.key,
        number=int(number) if number.isdecimal() and len(number) < 7 else 0,
        kind=entry.entry_type,
        authors=tuple(_name(person) for person in people if person != "others"),
        truncated=truncated,
        fields=fields,
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
    """The value without LaTeX: commands become the characters they stand for, braces and line ends go."""
    if "\\" in value:
        value = LatexNodes2Text(keep_comments=True, strict_latex_spaces=True).latex_to_text(value)
    return " ".join(value.replace("{", "").replace("}", "").split())


def _numbered(references: list[Reference]) -> tuple[tuple[Reference, ...], list[Problem]]:
    """Each reference with its number: its own where it has one, else the next free one in the order of the file."""
    problems = []
    taken: set[int] = set()
    for reference in references:
        if reference.number in taken and reference.number:
            problems.append(
                Problem(
                    reference.path, reference.line, "E316", f"the reference number {reference.number} is taken already"
                )
            )
        taken.add(reference.number)
    following = max(taken, default=0)
    numbered = []
    for reference in references:
        if reference.number:
            numbered.append(reference)
        else:
            following += 1
            numbered.append(replace(reference, number=following))
    missing = set(range(1, following + 1)) - {reference.number for reference in numbered}
    if missing and references:
        problems.append(Problem(references[0].path, 1, "E316", f"no reference has the number {min(missing)}"))
    return tuple(sorted(numbered, key=lambda reference: reference.number)), problems
