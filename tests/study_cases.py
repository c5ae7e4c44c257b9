"""The cases that program and form share: a draft of a study, and changes that make it wrong (rules/cases.json)."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "rules"
CASES = json.loads((FOLDER / "cases.json").read_text(encoding="utf-8"))
Draft = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """A change of the draft, and the code of every problem that it makes; one that the form words in its own way."""

    name: str
    set: Mapping[str, Any]
    codes: list[str]
    reworded: str = ""

    @property
    def draft(self) -> Draft:
        """The record and the reference, changed."""
        return changed(self.set)

    def comparable(self, problems: set[tuple[str, str]]) -> set[tuple[str, str]]:
        """Problems by code and message, as far as program and form share the message."""
        return {(code, "" if code == self.reworded else message) for code, message in problems}


def renamed(id: str) -> dict[str, Any]:
    """The changes that give the draft another ID."""
    return {"record.id": id, "record.excerpts.0.id": f"{id}-q01"}


def changed(changes: Mapping[str, Any] | None = None) -> Draft:
    """The draft with a value set at each path ("record.excerpts.0.quote"); None deletes what is there."""
    draft: Draft = copy.deepcopy(CASES["draft"])
    for path, value in (changes or {}).items():
        *parents, last = path.split(".")
        part: Any = draft
        for step in parents:
            part = part[int(step) if isinstance(part, list) else step]
        _set(part, last, _written_out(value))
    return draft


def _set(part: Any, key: str, value: Any) -> None:
    if value is None:
        del part[key]
    elif isinstance(part, list):
        part[int(key) : int(key) + 1] = [value]  # one more where the list ends
    else:
        part[key] = value


def _written_out(value: Any) -> Any:
    """{"repeat": "x", "times": 3} is "xxx"."""
    return value["repeat"] * value["times"] if isinstance(value, dict) and "repeat" in value else copy.deepcopy(value)


STUDY_CASES = tuple(Case(**case) for case in CASES["cases"])
