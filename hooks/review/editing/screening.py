"""Edits of evidence/screening.yml: reports added, a decision recorded, an archived copy recorded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from review.editing.yaml_editor import YamlEditor

PATH = "evidence/screening.yml"


def with_reports(text: str, entries: Iterable[Mapping[str, Any]]) -> str:
    """Return the text with these reports at the end of its list. Raise EditError where that cannot be."""
    added = list(entries)
    if not added:
        return text
    editor = YamlEditor(text, PATH)
    editor.append(("reports",), added)
    return editor.text()


def with_decision(text: str, index: int, values: Mapping[str, str], without: Sequence[str] = ()) -> str:
    """Return the text with a decision on one report, new fields next to it, the fields in `without` removed.

    Raise EditError where that cannot be.
    """
    editor = YamlEditor(text, PATH)
    editor.set_fields(("reports", index), values, after="decision")
    editor.remove_fields(("reports", index), [name for name in without if name not in values])
    return editor.text()


def with_archived_copies(text: str, index: int, copies: Iterable[str]) -> str:
    """Return the text with the URLs of further archived copies of one report. Raise EditError where that cannot be."""
    editor = YamlEditor(text, PATH)
    report = editor.data["reports"][index]
    if report.get("archived_urls"):
        editor.append(("reports", index, "archived_urls"), copies)
    else:
        editor.set_fields(("reports", index), {"archived_urls": list(copies)}, after="evidence_urls")
    return editor.text()
