"""Edits of the registers that surveillance writes: the log of runs, and the notices with the decisions on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from review.editing.yaml_editor import Inline, YamlEditor, written
from review.schema.surveillance import NoticesRecord

RUNS_PATH = "evidence/runs.yml"
NOTICES_PATH = "evidence/notices.yml"
RUNS_START = "# Written by `review watch`: every run of the saved searches, and the records that could not be used.\n"


def with_runs(text: str, runs: Iterable[Mapping[str, Any]], refused: Iterable[Mapping[str, Any]]) -> str:
    """Return the log with these runs and refused records at its end. Raise EditError where that cannot be."""
    added = {"runs": list(runs), "refused": list(refused)}
    if not any(added.values()):
        return text
    editor = YamlEditor(text or f"{RUNS_START}runs: []\nrefused: []\n", RUNS_PATH)
    for name, entries in added.items():
        if entries:
            editor.append((name,), [Inline(entry) for entry in entries])
    return editor.text()


NOTICES_START = (
    "# Written by `review notices`: look-ups of retractions, corrections and the like, and decisions on them.\n"
)


def notices_text(record: NoticesRecord) -> str:
    """Return evidence/notices.yml: the same content always gives the same text."""
    return f"{NOTICES_START}{written(record.model_dump(exclude_none=True))}"
