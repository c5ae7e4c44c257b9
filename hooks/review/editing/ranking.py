"""Edits of the order of reading: evidence/ranks.yml written, and the ranking declared in evidence/tools.yml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from review.editing.yaml_editor import YamlEditor, written

RANKS, TOOLS = "evidence/ranks.yml", "evidence/tools.yml"


def ranks_text(values: Mapping[str, Any]) -> str:
    """Return the text of evidence/ranks.yml."""
    return "# Written by `review rank`. It decides nothing: every report is read by people.\n" + written(values)


def with_declaration(text: str, declaration: Mapping[str, str]) -> str:
    """Return the text of evidence/tools.yml with a tool declared in it. Raise EditError where that cannot be."""
    if not text.strip():
        return written({"tools": [dict(declaration)]})
    editor = YamlEditor(text, TOOLS)
    if any(tool["id"] == declaration["id"] for tool in editor.data.get("tools", [])):
        return text
    editor.append(("tools",), [dict(declaration)])
    return editor.text()
