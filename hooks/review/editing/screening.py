"""Edits of the screening: reports added, a decision recorded, an archived copy recorded.

Reports are added to evidence/screening.yml, and those of a large import to files of their own in evidence/screening/,
each small enough for every command to read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from review.editing import EditError
from review.editing.yaml_editor import YamlEditor
from review.evidence.documents import parse
from review.evidence.naming import slug
from review.evidence.notation import quoted
from review.files.text import MAX_FILE_BYTES

PATH = "evidence/screening.yml"
FOLDER = "evidence/screening"
MAX_ADDED = 200  # reports that one import adds to screening.yml; more go into files of their own
MAX_BATCH_BYTES = MAX_FILE_BYTES * 3 // 4  # leaves room for the decisions on its reports


def with_reports(text: str, entries: Iterable[Mapping[str, Any]]) -> str:
    """Return the text with these reports at the end of its list. Raise EditError where that cannot be."""
    added = list(entries)
    if not added:
        return text
    editor = YamlEditor(text, PATH)
    editor.append(("reports",), added)
    return editor.text()


def with_comparisons(text: str, entries: Iterable[Mapping[str, Any]]) -> str:
    """Return the text with these decisions on reports that look alike. Raise EditError where that cannot be."""
    added = list(entries)
    if not added:
        return text
    editor = YamlEditor(text, PATH)
    editor.append(("comparisons",), added)
    return editor.text()


def with_import(
    text: str, entries: Sequence[Mapping[str, Any]], source: str, existing: Collection[str]
) -> dict[str, str]:
    """Return the files that an import changes or adds, by their paths.

    `source` is the name of the file that was imported, `existing` the names of the files in evidence/screening/. Raise
    EditError where the screening cannot be edited.
    """
    added = sum(len(_written(entry)) for entry in entries)
    if len(entries) <= MAX_ADDED and len(text.encode()) + added <= MAX_BATCH_BYTES:
        edited = with_reports(text, entries)
        return {PATH: edited} if edited != text else {}
    stem = slug(PurePosixPath(source).stem, 48) or "import"
    files: dict[str, str] = {}
    number = 0
    for batch in _batches(entries):
        number += 1
        while f"{stem}-{number:02d}.yml" in existing:
            number += 1
        files[f"{FOLDER}/{stem}-{number:02d}.yml"] = f"source: {quoted(source[:300])}\nreports:\n{batch}"
    for path, batch in files.items():
        _, problems = parse(batch, path)
        if problems:
            raise EditError("\n".join(map(str, problems)))
    return files


def _batches(entries: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The entries in YAML, as many in one text as fit into a file."""
    lines: list[str] = []
    size = 0
    for entry in entries:
        written = _written(entry)
        length = len(written.encode())
        if lines and size + length > MAX_BATCH_BYTES:
            yield "".join(lines)
            lines, size = [], 0
        lines.append(written)
        size += length
    if lines:
        yield "".join(lines)


def _written(entry: Mapping[str, Any]) -> str:
    """An entry of a list in YAML, every text in quotation marks: the editor would take minutes for thousands."""
    lines = []
    for name, value in entry.items():
        if isinstance(value, list):
            lines += [f"{name}:", *(f"  - {quoted(each)}" for each in value)] if value else []
        elif value:
            lines.append(f"{name}: {value if isinstance(value, int) else quoted(value)}")
    return "".join(f"  {'- ' if not number else '  '}{line}\n" for number, line in enumerate(lines))


def with_decision(text: str, path: str, index: int, values: Mapping[str, str], without: Sequence[str] = ()) -> str:
    """Return the text with a decision on one report, new fields next to it, the fields in `without` removed.

    Raise EditError where that cannot be.
    """
    editor = YamlEditor(text, path)
    editor.set_fields(("reports", index), values, after="decision")
    editor.remove_fields(("reports", index), [name for name in without if name not in values])
    return editor.text()


def with_archived_copies(text: str, path: str, index: int, copies: Iterable[str]) -> str:
    """Return the text with the URLs of further archived copies of one report. Raise EditError where that cannot be."""
    editor = YamlEditor(text, path)
    report = editor.data["reports"][index]
    if report.get("archived_urls"):
        editor.append(("reports", index, "archived_urls"), copies)
    else:
        editor.set_fields(("reports", index), {"archived_urls": list(copies)}, after="evidence_urls")
    return editor.text()
