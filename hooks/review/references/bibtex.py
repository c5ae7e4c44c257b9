"""BibTeX text to references, with a problem for every entry that BibTeX readers would drop without a word."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ExplicitComment,
    ImplicitComment,
    ParsingFailedBlock,
    Preamble,
    String,
)
from pylatexenc.latex2text import LatexNodes2Text

from review.files.text import FORBIDDEN, read_text
from review.problems.message_templates import message
from review.problems.problem import Problem, nearest, truncate
from review.references.reference import CSL_TYPES, Name, Reference
from review.schema.base import DATE_PATTERN, DOI_PATTERN, ID_PATTERN, PATTERN_CODES, URL_PATTERN, is_calendar_date

MAX_FILE_BYTES = 4 * 1024 * 1024  # bytes
MAX_FIELD_LENGTH = 5000  # characters
MAX_AUTHORS = 500
MOST_ENTRIES = 5000
ENTRY_START = re.compile(r"@\w*[ \t]*[{(]")

# Problems by which a whole file or an entry of it is not read.
LOSES_ENTRIES = frozenset({"E101", "E106", "E108", "E109", "E110", "E111"})

NUMBER = r"[1-9][0-9]{0,5}"  # in the review's own list
# Words that every BibTeX knows.
MONTHS = frozenset({"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"})

FORMS = {
    "date": DATE_PATTERN,
    "doi": DOI_PATTERN,
    "url": URL_PATTERN,
    "archiveurl": URL_PATTERN,
    "archivedate": DATE_PATTERN,
}
FORM_NAMES = {
    DATE_PATTERN: "a date (YYYY-MM-DD, YYYY-MM or YYYY)",
    DOI_PATTERN: "a DOI",
    URL_PATTERN: "a web address",
}
SAID = {name: FORM_NAMES[form] for name, form in FORMS.items()}


def read_bibliography(files: Mapping[str, Path]) -> tuple[tuple[Reference, ...], list[Problem]]:
    """The references of some BibTeX files by their paths, numbered over all of them in their order; every problem."""
    references: list[Reference] = []
    problems: list[Problem] = []
    whole = True
    for path, file in files.items():
        text, found = read_text(file, path, MAX_FILE_BYTES)
        read, lost = ([], found) if found else _entries_within_limit(text, path)
        references += read
        problems += truncate(lost, path)
        whole &= not any(problem.code in LOSES_ENTRIES for problem in lost)
    problems += _keys_taken(references)
    numbered, out_of_sequence = _numbered(references)
    return numbered, sorted(problems + (out_of_sequence if whole else []))  # of what is lost, the gap says nothing


def _entries_within_limit(text: str, path: str) -> tuple[list[Reference], list[Problem]]:
    if len(ENTRY_START.findall(text)) > MOST_ENTRIES:
        return [], [Problem(path, 1, "E106", f"more than {MOST_ENTRIES} entries")]
    return parse_entries(text, path)


def parse_bibliography(text: str, path: str) -> tuple[tuple[Reference, ...], list[Problem]]:
    """The references of BibTeX text, numbered, and every problem. A broken entry gives a problem, no reference."""
    references, problems = parse_entries(text, path)
    numbered, out_of_sequence = _numbered(references)
    whole = not any(problem.code in LOSES_ENTRIES for problem in problems)
    return numbered, truncate(sorted(problems + (out_of_sequence if whole else [])), path)


def parse_entries(text: str, path: str) -> tuple[list[Reference], list[Problem]]:
    """The references of BibTeX text as they stand, 0 for a number that is not written, and every problem."""
    for library in ("bibtexparser", "pylatexenc"):  # what they would say of a text is said by the problems
        logging.getLogger(library).setLevel(logging.CRITICAL)
    blocks = parse_string(text, parse_stack=[]).blocks
    problems: list[Problem] = []
    references: list[Reference] = []
    for block, following in zip(blocks, [*blocks[1:], None], strict=False):
        line = _line(block)
        if isinstance(block, Entry):
            values, wrong = _values(block, path)
            problems += [*wrong, *_problems_of_entry(block, values, path, line)]
            references.append(_reference(block, values, path, line))
        elif isinstance(block, ParsingFailedBlock):
            problems.append(_failed(block, path, line))
        elif isinstance(block, String | Preamble):
            said = "@string and @preamble are not used here"
            problems.append(Problem(path, line, "E105", said, "write the text out in each entry"))
        elif isinstance(block, ImplicitComment):
            problems += _problems_between(block, following, path, line)
        elif not isinstance(block, ExplicitComment):
            problems.append(Problem(path, line, "E109", "this is not a BibTeX entry"))
    return references, sorted(problems)


def _line(block: Block) -> int:
    return (block.start_line or 0) + 1


def _problems_between(comment: ImplicitComment, following: Block | None, path: str, line: int) -> Iterator[Problem]:
    """What stands between entries is a remark, unless it holds what belongs to an entry."""
    last = line + comment.comment.count("\n")
    if "@" in comment.comment or (following and _line(following) == last):
        yield Problem(path, last if following else line, "E109", "an entry starts in the middle of other text here")
    elif re.search("[{}=]", comment.comment):
        said = "what stands here belongs to no entry: the one before it ends too early, or this one never starts"
        yield Problem(path, line, "E109", said)


def _keys_taken(references: Iterable[Reference]) -> Iterator[Problem]:
    """A problem for each key that stands in an earlier file too; twins within a file are told as it is read."""
    first: dict[str, Reference] = {}
    for reference in references:
        earlier = first.setdefault(reference.citekey, reference)
        if earlier.path != reference.path:
            said = message("entry-taken", key=reference.citekey, path=earlier.path)
            yield Problem(reference.path, reference.line, *said)


def _failed(block: ParsingFailedBlock, path: str, line: int) -> Problem:
    if isinstance(block, DuplicateBlockKeyBlock):
        return Problem(path, line, "E110", f'the key "{block.key}" belongs to an earlier entry already')
    if isinstance(block, DuplicateFieldKeyBlock):
        return Problem(path, line, "E110", f"an entry gives a field twice: {', '.join(sorted(block.duplicate_keys))}")
    return Problem(path, line, "E109", "an entry that starts here is broken and cannot be read")


@dataclass(frozen=True)
class _Value:
    """The value of a field: as it stands within its braces or quotes, as plain text, and its line."""

    written: str
    plain: str
    line: int


def _values(entry: Entry, path: str) -> tuple[dict[str, _Value], list[Problem]]:
    """The fields of an entry by their names in lower case, and what is wrong with how they are written."""
    values: dict[str, _Value] = {}
    problems: list[Problem] = []
    for field in entry.fields:
        name, line = field.key.lower(), (field.start_line or 0) + 1
        written, wrong = _unwrapped(str(field.value))
        if wrong:
            problems.append(Problem(path, line, wrong[0], f'the field "{field.key}" {wrong[1]}'))
        if not name:
            problems.append(Problem(path, line, "E109", "a field without a name stands here"))
        if name in values:
            problems.append(Problem(path, line, "E110", f"the field {name} stands here again"))
        if len(written) > MAX_FIELD_LENGTH:
            problems.append(Problem(path, line, *message("entry-too-long", name=field.key, limit=MAX_FIELD_LENGTH)))
            written = written[:MAX_FIELD_LENGTH]
        try:
            plain = _without_latex(written)
        except RecursionError:
            problems.append(Problem(path, line, "E106", f"the LaTeX of the field {field.key} is nested too deep"))
            plain = _squeezed(written)
        if FORBIDDEN.search(plain):
            problems.append(Problem(path, line, *message("entry-character", name=field.key)))
        values[name] = _Value(written, plain, line)
    return values, problems


def _unwrapped(raw: str) -> tuple[str, tuple[str, str] | None]:
    """What stands between the braces or quotes of a value, and the code and words for one that is not written so."""
    if not raw.startswith(("{", '"')):
        if re.fullmatch(r"[0-9]+", raw) or raw.lower() in MONTHS:
            return raw, None
        if re.fullmatch(r"[A-Za-z][\w:.+/-]*", raw):
            return raw, ("E105", "is a word that stands for a text; @string is not used here")
        return raw, ("E109", "has no value" if not raw else "has a value without braces, or no comma after it")
    depth = 0
    for mark in re.finditer(r'(?<!\\)[{}"]', raw):
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if depth < 0:
            break
        if depth == 0 and mark.start() and (mark[0] == '"') == (raw[0] == '"'):
            rest = raw[mark.end() :].strip()
            if rest.startswith("#"):
                return raw, ("E105", "joins its text from parts with #, which is not used here")
            return raw[1 : mark.start()], ("E109", "has no comma after it") if rest else None
    return raw, ("E109", "has braces or quotes that do not match")


def _problems_of_entry(entry: Entry, values: Mapping[str, _Value], path: str, line: int) -> Iterator[Problem]:
    if not re.fullmatch(ID_PATTERN, entry.key) or len(entry.key) > 64:
        yield Problem(path, line, *message("entry-key", key=entry.key))
    if entry.entry_type not in CSL_TYPES:
        yield Problem(
            path,
            line,
            "E205",
            f'the entry type "@{entry.entry_type}" is not known',
            nearest(entry.entry_type, CSL_TYPES) or f"use one of: {', '.join(CSL_TYPES)}",
        )
    for name in ("title", "year"):
        if name not in values or not values[name].plain:
            yield Problem(path, line, *message("entry-lacks", key=entry.key, name=name))
    for name, form in FORMS.items():
        if name in values and values[name].plain and not _has_form(values[name].plain, form):
            _, said = message("entry-form", name=name, key=entry.key, form=SAID[name])
            yield Problem(path, values[name].line, PATTERN_CODES[form], said)
    if "year" in values and not re.fullmatch(r"[0-9]{4}|", values["year"].plain):
        yield Problem(path, line, *message("entry-year", key=entry.key))
    if "refnumber" in values and not re.fullmatch(NUMBER, values["refnumber"].plain):
        said = f'the refnumber of "{entry.key}" is not a number from 1 to 999999'
        yield Problem(path, values["refnumber"].line, "E203", said)
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
    """The value without LaTeX, or with it where it is nested too deep, which is told as a problem of its field."""
    try:
        return _without_latex(value)
    except RecursionError:
        return _squeezed(value)


def _without_latex(value: str) -> str:
    """The value without LaTeX: commands become the characters they stand for, braces and line ends go."""
    if "\\" in value:
        value = LatexNodes2Text(keep_comments=True, strict_latex_spaces=True).latex_to_text(value)
    return _squeezed(value)


def _squeezed(value: str) -> str:
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
