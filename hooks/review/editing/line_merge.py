"""An edit of a text carried over to the same text in another layout, so that only the lines it changes differ.

A YAML library writes a file in a layout of its own. Comparing what it writes before and after an edit shows which lines
the edit changes; all other lines, comments, blank lines and line ends are taken from the file itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import starmap
from typing import Any, NamedTuple

import yaml

from review.evidence.documents import parse
from review.evidence.plain_values import Loader

BOM = "\ufeff"


class _Unit(NamedTuple):
    """Lines with the same content in two layouts, as ranges of each text's lines of content."""

    first: int
    last: int
    first_written: int
    last_written: int

    @property
    def is_one_sided(self) -> bool:
        return self.first == self.last or self.first_written == self.last_written


class _Source(NamedTuple):
    """Where a line of the edited text comes from: a line before the edit, and whether it is unchanged."""

    line: int
    is_unchanged: bool


def with_changed_lines(original: str, before: str, after: str) -> str:
    """Return the original text, edited as `before` was edited to become `after`.

    `before` holds the same YAML as the original in any layout, with plain line ends. Comments and blank lines of the
    original stay, and new lines go above those that follow.
    """
    bom = BOM if original.startswith(BOM) else ""
    lines = original.removeprefix(bom).split("\n")
    end = "\r" if 2 * sum(line.endswith("\r") for line in lines) >= len(lines) else ""
    unended = lines.pop()
    if unended:
        lines.append(unended + end)
    merged = list(_merged(lines, before.split("\n")[:-1], after.split("\n")[:-1], end))
    text = bom + "\n".join([*merged, ""])
    if unended and merged and merged[-1] is lines[-1]:
        return text.removesuffix(f"{end}\n")
    return text


def _merged(lines: Sequence[str], before: list[str], after: list[str], end: str) -> Iterator[str]:
    content = _content(lines)
    kept = set(content)
    old = [before[number] for number in _content(before)]
    new = [after[number] for number in _content(after)]
    units = _units([lines[number].removesuffix("\r") for number in content], old)
    unit_of = {line: unit for unit in units for line in range(unit.first_written, unit.last_written)}
    sources = _sources(old, new)
    place = number = 0  # the next line of the original, and of the edited text

    def comments_above(line: int) -> Iterator[str]:
        nonlocal place
        yield from (lines[each] for each in range(place, line) if each not in kept)
        place = max(place, line)

    while number < len(new):
        source = sources[number]
        unit = unit_of[source.line] if source else None
        if source is None or unit is None:
            if not place:
                yield from comments_above(content[0] if content else len(lines))
            yield new[number] + end
            number += 1
            continue
        yield from comments_above(content[unit.first])
        size = unit.last_written - unit.first_written
        whole = list(starmap(_Source, ((line, True) for line in range(unit.first_written, unit.last_written))))
        if sources[number : number + size] == whole:
            place = content[unit.last - 1] + 1
            yield from lines[content[unit.first] : place]
            number += size
        else:
            if unit.last - unit.first == 1:
                place = content[unit.first] + 1
            yield _spaced_as(lines[content[unit.first]].removesuffix("\r"), new[number]) + end
            number += 1
    yield from comments_above(len(lines))


def _content(lines: Sequence[str]) -> list[int]:
    """The lines that are neither blank nor a comment; all lines of a text that spans several."""
    within: set[int] = set()
    for event in yaml.parse("\n".join([*lines, ""]), Loader=Loader):
        if isinstance(event, yaml.ScalarEvent):
            start: Any = event.start_mark
            end: Any = event.end_mark
            within |= set(range(start.line, end.line + bool(end.column)))
    return [
        number
        for number, line in enumerate(lines)
        if number in within or (line.strip() and not line.lstrip().startswith("#"))
    ]


def _units(original: list[str], written: list[str]) -> list[_Unit]:
    """The two texts in the smallest parts that hold the same; a part that only one of them has joins a neighbour."""
    units: list[_Unit] = []
    for unit in _aligned(original, written):
        if units and (unit.is_one_sided or units[-1].is_one_sided):
            previous = units.pop()
            units.append(_Unit(previous.first, unit.last, previous.first_written, unit.last_written))
        else:
            units.append(unit)
    return units


def _aligned(original: list[str], written: list[str]) -> Iterator[_Unit]:
    """The parts in which the lines are equal, and between these the parts in which the keys of lines are."""
    for unit, is_equal in _parts(original, written):
        if is_equal:
            yield unit
            continue
        keys = [_key(line).strip() for line in original[unit.first : unit.last]]
        written_keys = [_key(line).strip() for line in written[unit.first_written : unit.last_written]]
        for part, _ in _parts(keys, written_keys):
            yield _Unit(
                unit.first + part.first,
                unit.first + part.last,
                unit.first_written + part.first_written,
                unit.first_written + part.last_written,
            )


def _parts(one: list[str], other: list[str]) -> Iterator[tuple[_Unit, bool]]:
    """Every two equal lines, and the parts that differ between them."""
    for first, last, other_first, other_last, is_equal in _blocks(one, other):
        if is_equal:
            for step in range(last - first):
                yield _Unit(first + step, first + step + 1, other_first + step, other_first + step + 1), True
        else:
            yield _Unit(first, last, other_first, other_last), False


def _blocks(one: list[str], other: list[str]) -> Iterator[tuple[int, int, int, int, bool]]:
    """Ranges of two texts, one after another, that are equal or differ."""
    top, bottom = _common(one, other)
    if top:
        yield 0, top, 0, top, True
    middle, other_middle = one[top : len(one) - bottom], other[top : len(other) - bottom]
    for tag, first, last, other_first, other_last in SequenceMatcher(None, middle, other_middle).get_opcodes():
        yield top + first, top + last, top + other_first, top + other_last, tag == "equal"
    if bottom:
        yield len(one) - bottom, len(one), len(other) - bottom, len(other), True


def _common(one: list[str], other: list[str]) -> tuple[int, int]:
    """How many lines two texts have in common at their start and then at their end."""
    shorter = min(len(one), len(other))
    top = next((number for number in range(shorter) if one[number] != other[number]), shorter)
    rest = shorter - top
    return top, next((number for number in range(rest) if one[-1 - number] != other[-1 - number]), rest)


def _sources(before: list[str], after: list[str]) -> list[_Source | None]:
    """For each line after an edit the line it comes from; None where it is new."""
    sources: list[_Source | None] = []
    for first, last, first_made, last_made, is_equal in _blocks(before, after):
        if is_equal:
            sources += [_Source(number, True) for number in range(first, last)]
            continue
        left = list(range(first, last))
        for line in after[first_made:last_made]:
            found = next((number for number in left if _key(before[number]) == _key(line)), None)
            sources.append(None if found is None else _Source(found, False))
            left = left if found is None else [number for number in left if number > found]
    return sources


def _key(line: str) -> str:
    """The line up to the end of its key, with its indentation."""
    return line.partition(":")[0]


def _spaced_as(old: str, new: str) -> str:
    """The new line, with as much space before the comment at its end as in the old one."""
    for found in re.finditer(r"(\s+)(#.*)", old):
        without, problems = parse(old[: found.start()].strip(), "")
        if not problems and without.data == parse(old.strip(), "")[0].data and new.endswith(found[2]):
            return new.removesuffix(found[2]).rstrip() + found[1] + found[2]
    return new
