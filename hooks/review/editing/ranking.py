"""Edits of the order of reading: evidence/ranks.yml written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from review.editing.yaml_editor import written

RANKS = "evidence/ranks.yml"


def ranks_text(values: Mapping[str, Any]) -> str:
    """Return the text of evidence/ranks.yml."""
    return "# Written by `review rank`. It decides nothing: every report is read by people.\n" + written(values)
