"""The files that an import of a table makes and changes, and which row of the table each line of them is from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from review.editing.formatting import canonical
from review.editing.yaml_editor import Stated, YamlEditor, written
from review.evidence.documents import parse
from review.importing.tables.outcome import Appended, Filled, TableOutcome
from review.references.formats import bibtex
from review.schema.study import StudyRecord

START = "totals: []\n"  # of the register of totals, the only file with entries that a review may lack


@dataclass
class ImportedFiles:
    """The texts of files by their paths, and for each the lines from which a row of the table is the origin."""

    texts: dict[str, str] = field(default_factory=dict)
    _origins: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    def row_of(self, path: str, line: int) -> int | None:
        """Return the line of the table from which a line of a file is; None where the import did not write it."""
        origins = self._origins.get(path, [])
        place = bisect_right([start for start, _ in origins], line)
        return origins[place - 1][1] if place else None

    def add(self, path: str, text: str, origins: Iterable[tuple[int, int]]) -> None:
        """Add a file with the first line of each part that a row of the table made, and the line of that row."""
        self.texts[path] = text
        self._origins[path] = sorted(origins)


def files_of(outcome: TableOutcome, text_of: Callable[[str], str]) -> ImportedFiles:
    """Return the files that an outcome makes and changes; `text_of` gives the text of a file of the review.

    Raise EditError where a file cannot be edited.
    """
    files = ImportedFiles()
    for citekey, reference in outcome.references.items():
        path = f"references/{citekey}.bib"
        files.add(path, bibtex([reference]), [(1, outcome.lines[path])])
    for path, record in outcome.records.items():
        text, _ = canonical(written(_stated(record)), path, StudyRecord)
        files.add(path, text, [(1, outcome.lines[path])])
    changed: dict[str, list[Appended | Filled]] = {}
    changes: list[Appended | Filled] = [*outcome.appended, *outcome.filled]
    for change in changes:
        changed.setdefault(change.path, []).append(change)
    for path, in_file in changed.items():
        _edit(files, path, text_of(path), in_file)
    return files


def _edit(files: ImportedFiles, path: str, before: str, changes: list[Appended | Filled]) -> None:
    editor = YamlEditor(before or START, path)
    places = []
    for change in changes:
        if isinstance(change, Appended):
            editor.append(change.location, [_stated(change.entry)])
            places.append((*change.location, len(_list_at(editor.data, change)) - 1))
        else:
            editor.set_fields(change.location, change.values)
            places.append((*change.location, next(iter(change.values))))
    text = editor.text()
    document, _ = parse(text.removeprefix("\ufeff").replace("\r\n", "\n"), path)
    files.add(path, text, [(document.line(*place), change.line) for place, change in zip(places, changes, strict=True)])


def _stated(value: Any) -> Any:
    """The value with every empty list marked as one to write: a row or mapping said that there is nothing."""
    if isinstance(value, Mapping):
        return {name: _stated(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_stated(each) for each in value] or Stated()
    return value


def _list_at(data: Mapping[str, object], change: Appended) -> list[object]:
    value: object = data
    for step in change.location:
        value = value[step]  # type: ignore[index]
    return value if isinstance(value, list) else []
