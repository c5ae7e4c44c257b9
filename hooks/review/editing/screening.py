"""Edits of evidence/screening.yml as text: reports added, a decision noted. All else stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from review.evidence.documents import Document, parse
from review.evidence.notation import entry_lines, trailing_comment

PATH = "evidence/screening.yml"
BOM = "\ufeff"


class NotEditedError(Exception):
    """The text is written in a way that this edit cannot keep; nothing is changed."""


def with_reports(text: str, entries: Iterable[Mapping[str, Any]]) -> str:
    """The text with these reports added at the end of its list, in the style of the file."""
    added = list(entries)
    if not added:
        return text
    document = _parsed(text)
    lines = text.splitlines(keepends=True)
    end = "\r\n" if "\r\n" in text else "\n"
    present = document.data.get("reports") or []
    dash = "  - "
    if present:
        found = re.match(r" *- +", lines[document.line("reports", 0) - 1].lstrip(BOM))
        if not found:
            raise NotEditedError("the reports do not stand as a list of lines that start with a hyphen")
        dash = found[0]
    place = _end_of_reports(document, lines)
    if not present:
        lines, place = _with_empty_list(document, lines, place, end)
    if place and not lines[place - 1].endswith(("\n", "\r")):
        lines[place - 1] += end
    block = [line + end for entry in added for line in _item(entry, dash)]
    edited = "".join([*lines[:place], *block, *lines[place:]])
    _verify(edited, document.data | {"reports": [*present, *map(_as_read, added)]})
    return edited


def with_decision(text: str, index: int, values: Mapping[str, str], without: Sequence[str] = ()) -> str:
    """The text with these fields of one report set, after its decision where they are new, and others taken out."""
    return with_fields(text, index, values, "decision", without)


def with_fields(
    text: str, index: int, values: Mapping[str, str | list[str]], after: str, without: Sequence[str] = ()
) -> str:
    """The text with these fields of one report set, behind the field `after` where they are new; others taken out."""
    document = _parsed(text)
    lines = text.splitlines(keepends=True)
    end = "\r\n" if "\r\n" in text else "\n"
    item = document.data["reports"][index]
    spans = _spans(document, lines, index)
    if len({first for first, _ in spans.values()}) < len(spans) or not re.match(r" *- +", lines[spans["id"][0]]):
        raise NotEditedError(f'the report "{item["id"]}" does not stand as one field a line')
    indent = " " * lines[spans[after][0]].index(after)
    new = [f"{indent}{line}{end}" for line in entry_lines({k: v for k, v in values.items() if k not in item})]
    edited: list[str] = []
    for number, line in enumerate(lines):
        key = next((key for key, (first, last) in spans.items() if first <= number < last), "")
        at_start = bool(key) and number == spans[key][0]
        if key in values:
            comment = trailing_comment(line) if spans[key][1] - spans[key][0] == 1 else ""
            edited += [f"{indent}{said}{comment}{end}" for said in entry_lines({key: values[key]})] if at_start else []
        elif key not in without:
            edited.append(line)
        if key == after and number == spans[key][1] - 1:
            edited += new
    changed = {key: value for key, value in {**item, **values}.items() if key not in without}
    reports = [changed if number == index else each for number, each in enumerate(document.data["reports"])]
    _verify("".join(edited), document.data | {"reports": reports})
    return "".join(edited)


def _parsed(text: str) -> Document:
    document, problems = parse(text.removeprefix(BOM), PATH)
    if problems or not isinstance(document.data, dict):
        raise NotEditedError("; ".join(map(str, problems)) or f"{PATH} holds no record")
    return document


def _end_of_reports(document: Document, lines: Sequence[str]) -> int:
    """How many lines stand before the end of the list of reports."""
    first = document.line("reports") if "reports" in document.data else len(lines)
    after = [document.line(key) - 1 for key in document.data if document.line(key) > first]
    place = min(after, default=len(lines))
    while after and (not lines[place - 1].strip() or lines[place - 1].startswith("#")):
        place -= 1
    return place


def _with_empty_list(document: Document, lines: list[str], place: int, end: str) -> tuple[list[str], int]:
    """The lines with the key of a list that is empty or not there yet, and where its entries go."""
    if "reports" not in document.data:
        if lines and not lines[-1].endswith(("\n", "\r")):
            lines = [*lines[:-1], lines[-1] + end]
        return [*lines, f"reports:{end}"], len(lines) + 1
    at = document.line("reports") - 1
    kept = re.sub(r"reports:[ \t]*(?:\[[ \t]*\]|~|null)?", "reports:", lines[at], count=1)
    return [*lines[:at], kept, *lines[at + 1 :]], max(place, at + 1)


def _item(entry: Mapping[str, Any], dash: str) -> list[str]:
    first, *rest = entry_lines(entry)
    return [dash + first, *(" " * len(dash) + line for line in rest)]


def _spans(document: Document, lines: Sequence[str], index: int) -> dict[str, tuple[int, int]]:
    """For each field of a report the lines it stands on, from the first to the one after the last."""
    reports = document.data["reports"]
    following = index + 1 < len(reports)
    last = document.line("reports", index + 1) - 1 if following else _end_of_reports(document, lines)
    starts = {key: document.line("reports", index, key) - 1 for key in reports[index]}
    spans = {}
    for key, first in starts.items():
        stop = min((other for other in starts.values() if other > first), default=last)
        while stop > first + 1 and (not lines[stop - 1].strip() or lines[stop - 1].lstrip().startswith("#")):
            stop -= 1
        spans[key] = (first, stop)
    return spans


def _as_read(entry: Mapping[str, Any]) -> dict[str, Any]:
    """The entry as a reader of the file gets it: every scalar a text, empty fields left out."""
    return {
        key: [str(each) for each in value] if isinstance(value, list | tuple) else str(value)
        for key, value in entry.items()
        if value is not None and value not in ("", [], ())
    }


def _verify(text: str, expected: Mapping[str, Any]) -> None:
    if _parsed(text).data != expected:
        raise NotEditedError("the edit would change more than it should")
