"""Edits of the registers that surveillance writes: the log of runs, and the notices with the decisions on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from review.editing.yaml_editor import Inline, YamlEditor

RUNS_PATH = "evidence/runs.yml"
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
