"""Read BibTeX as references, with a problem for every entry that other readers would silently drop."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ExplicitComment,
    Field,
    ImplicitComment,
    ParsingFailedBlock,
    Preamble,
    String,
)

from review.files.kept_beside import kept_beside
from review.files.text import read_text
from review.problems import message_templates as messages
from review.problems.problem import Problem, truncate
from review.references.bibtex_entries import Context, read_entry
from review.references.bibtex_plain import plain_entries
from review.references.bibtex_values import MAX_FIELD_LENGTH, unwrapped
from review.references.reference import Reference

MAX_FILE_BYTES = 4 * 1024 * 1024  # bytes
MAX_ENTRIES = 5000
LISTS = frozenset({"keywords", "note", "annote", "abstract", "file", "isbn", "issn", "url", "mendeley-tags"})
# Fields of which an entry cannot have two: nobody can tell which is right.
_SINGLE = """
    author editor title year date journal journaltitle booktitle volume number issue pages doi publisher school
"""
SINGLE = frozenset(_SINGLE.split())
ENTRY_START = re.compile(r"@\w*[ \t]*[{(]")

# Codes of problems that mean that a file, or an entry of it, was not read.
LOSES_ENTRIES = frozenset({"E101", "E106", "E108", "E109", "E110", "E111"})


def read_bibliography(files: Mapping[str, Path]) -> tuple[tuple[Reference, ...], list[Problem]]:
    """Return the references of BibTeX files by their paths, numbered in the order of the files, and every problem."""
    references: list[Reference] = []
    problems: list[Problem] = []
    is_complete = True
    for path, file in files.items():
        text, found = read_text(file, path, MAX_FILE_BYTES)
        read, lost = ((), found) if found else _entries_within_limit(text, path)
        references += read
        problems += truncate(lost, path)
        is_complete &= not any(problem.code in LOSES_ENTRIES for problem in lost)
    problems += _keys_taken(references)
    numbered, out_of_sequence = _numbered(references)
    return numbered, sorted(problems + (out_of_sequence if is_complete else []))  # a lost entry leaves a gap


@lru_cache(maxsize=MAX_ENTRIES)
def _entries_within_limit(text: str, path: str) -> tuple[Sequence[Reference], Sequence[Problem]]:
    """Return the entries of a text, which is read again for each version and after each change, and their problems."""
    if len(ENTRY_START.findall(text)) > MAX_ENTRIES:
        return (), (Problem(path, 1, "E106", f"more than {MAX_ENTRIES} entries"),)
    references, problems = parse_entries(text, path)
    return tuple(references), tuple(problems)


def parse_bibliography(text: str, path: str) -> tuple[tuple[Reference, ...], list[Problem]]:
    """Return the references of BibTeX text, numbered, and every problem. A broken entry gives no reference."""
    references, problems = parse_entries(text, path)
    numbered, out_of_sequence = _numbered(references)
    is_complete = not any(problem.code in LOSES_ENTRIES for problem in problems)
    return numbered, truncate(sorted(problems + (out_of_sequence if is_complete else [])), path)


def parse_entries(text: str, path: str, *, is_export: bool = False) -> tuple[list[Reference], list[Problem]]:
    """Return the references of BibTeX text in their order, with 0 for a missing number, and every problem.

    In an export of another program, abbreviations are replaced by what @string says of them, two entries may have one
    key, and an entry may have a list, such as its keywords, or a field that no reference needs, more than once.
    """
    for library in map(logging.getLogger, ("bibtexparser", "pylatexenc")):  # the problems say what their warnings would
        if library.level != logging.CRITICAL:
            library.setLevel(logging.CRITICAL)
    blocks = plain_entries(text)
    if blocks is None:
        blocks = parse_string(text, parse_stack=[]).blocks
    problems: list[Problem] = []
    references: list[Reference] = []
    if is_export:
        blocks = [_with_repeated_fields(block) for block in blocks]
    context = Context(_strings(blocks, path, problems) if is_export else None, _parents(blocks))
    for block, following in zip(blocks, [*blocks[1:], None], strict=False):
        line = _line(block)
        if isinstance(block, Entry):
            reference, found = read_entry(block, path, line, context)
            references.append(reference)
            problems += found
        elif isinstance(block, ParsingFailedBlock):
            problems.append(_failed(block, path, line))
        elif is_export and isinstance(block, String | Preamble):
            continue
        elif isinstance(block, String | Preamble):
            unsupported = "@string and @preamble are not supported"
            problems.append(Problem(path, line, "E105", unsupported, "write the text out in each entry"))
        elif isinstance(block, ImplicitComment):
            problems += _problems_between(block, following, path, line)
        elif not isinstance(block, ExplicitComment):
            problems.append(Problem(path, line, "E109", "this is not a BibTeX entry"))
    return references, sorted(problems)


def _with_repeated_fields(block: Block) -> Block:
    """An entry whose key is taken, or that has fields twice, as an entry, each list with all its parts.

    Any other block is unchanged, and an entry with two values of a field that has one.
    """
    if not isinstance(block, DuplicateFieldKeyBlock | DuplicateBlockKeyBlock):
        return block
    entry = block.ignore_error_block
    if not isinstance(entry, Entry):
        return block
    kept: dict[str, Field] = {}
    for each in entry.fields:
        name = each.key.lower()
        first = kept.setdefault(name, each)
        if first is each or first.value == each.value:
            continue
        if name in SINGLE:
            return block
        if name not in LISTS or not all(field.value.startswith(("{", '"')) for field in (first, each)):
            continue
        kept[name] = Field(first.key, f"{first.value[:-1]}, {each.value[1:-1]}{first.value[-1]}", first.start_line)
    return Entry(entry.entry_type, entry.key, list(kept.values()), entry.start_line, entry.raw)


def _strings(blocks: Iterable[Block], path: str, problems: list[Problem]) -> dict[str, str]:
    """The abbreviations of a file, in lower case, with their texts; one that cannot be read is a problem."""
    strings: dict[str, str] = {}
    for block in blocks:
        if isinstance(block, String):
            text, wrong = unwrapped(str(block.value), strings)
            if wrong:
                problems.append(Problem(path, _line(block), wrong[0], f'the abbreviation "{block.key}" {wrong[1]}'))
            strings[block.key.lower()] = text[:MAX_FIELD_LENGTH]
    return strings


def _parents(blocks: Iterable[Block]) -> dict[str, Entry]:
    """The entries from which others may take fields, by their keys in lower case."""
    return {block.key.lower(): block for block in reversed(list(blocks)) if isinstance(block, Entry)}


def _line(block: Block) -> int:
    return (block.start_line or 0) + 1


def _problems_between(comment: ImplicitComment, following: Block | None, path: str, line: int) -> Iterator[Problem]:
    """Yield a problem for text between entries that seems to belong to one; any other is a comment."""
    last = line + comment.comment.count("\n")
    if "@" in comment.comment or (following and _line(following) == last):
        yield Problem(path, last if following else line, "E109", "an entry starts in the middle of other text here")
    elif re.search("[{}=]", comment.comment):
        text = "this text belongs to no entry: the entry before it ends too early, or the start of one is missing"
        yield Problem(path, line, "E109", text)


def _keys_taken(references: Iterable[Reference]) -> Iterator[Problem]:
    """Yield a problem for each key that an earlier file has; `parse_entries` finds duplicates within a file."""
    first: dict[str, Reference] = {}
    for reference in references:
        earlier = first.setdefault(reference.citekey, reference)
        if earlier.path != reference.path:
            message = messages.entry_taken(reference.citekey, earlier.path)
            yield Problem(reference.path, reference.line, *message)


def _failed(block: ParsingFailedBlock, path: str, line: int) -> Problem:
    if isinstance(block, DuplicateBlockKeyBlock):
        return Problem(path, line, "E110", f'the key "{block.key}" is already used by an earlier entry')
    if isinstance(block, DuplicateFieldKeyBlock):
        return Problem(path, line, "E110", f"an entry has a field twice: {', '.join(sorted(block.duplicate_keys))}")
    return Problem(path, line, "E109", "the entry that starts here is broken and cannot be read")


def _with_number(reference: Reference, number: int) -> Reference:
    """Return the reference with a number, the same object as before where it had that number."""
    made: dict[int, Reference] = kept_beside(reference, "numbered", (), dict)
    if number not in made:
        made.clear()  # of a reference that moves in the list again and again, only the last is kept
        made[number] = replace(reference, number=number)
    return made[number]


def _numbered(references: list[Reference]) -> tuple[tuple[Reference, ...], list[Problem]]:
    """Return each reference with its own number, or else the next free one, and problems of the sequence."""
    problems = []
    taken: set[int] = set()
    for reference in references:
        if reference.number in taken and reference.number:
            text = f"the reference number {reference.number} is already used"
            problems.append(Problem(reference.path, reference.line, "E316", text))
        taken.add(reference.number)
    following = max(taken, default=0)
    numbered = []
    for reference in references:
        if reference.number:
            numbered.append(reference)
        else:
            following += 1
            numbered.append(_with_number(reference, following))
    missing = set(range(1, following + 1)) - {reference.number for reference in numbered}
    if missing and references:
        problems.append(Problem(references[0].path, 1, "E316", f"no reference has the number {min(missing)}"))
    return tuple(sorted(numbered, key=lambda reference: reference.number)), problems
