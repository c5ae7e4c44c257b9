"""Edits of the ledger of tools: a program declared in evidence/tools.yml."""

from __future__ import annotations

from collections.abc import Mapping

from review.editing.yaml_editor import YamlEditor, written

TOOLS_PATH = "evidence/tools.yml"


def with_declaration(text: str, declaration: Mapping[str, str]) -> str:
    """Return the text of evidence/tools.yml with a tool declared in it. Raise EditError where that cannot be."""
    if not text.strip():
        return written({"tools": [dict(declaration)]})
    editor = YamlEditor(text, TOOLS_PATH)
    if any(tool["id"] == declaration["id"] for tool in editor.data.get("tools") or []):
        return text
    editor.append(("tools",), [dict(declaration)])
    return editor.text()
