"""Edits that record what somebody found on reading: a comparison of a quotation, a relation to a finding, a silence."""

from __future__ import annotations

from collections.abc import Mapping

from review.editing.yaml_editor import YamlEditor

AFTER_FINDINGS = ("link_note", "findings")  # the fields of an excerpt after which its relations are written


def with_comparison(text: str, path: str, index: int, values: Mapping[str, str]) -> str:
    """Return the text of a study's record with a comparison of one excerpt, in place of an earlier one.

    Raise EditError where that cannot be.
    """
    editor = YamlEditor(text, path)
    editor.remove_fields(("excerpts", index), ["comparison"])
    editor.set_fields(("excerpts", index), {"comparison": dict(values)})
    return editor.text()


def with_relation(text: str, path: str, index: int, values: Mapping[str, str]) -> str:
    """Return the text of a study's record with the relation of one excerpt to a finding, in place of an earlier one.

    Raise EditError where that cannot be.
    """
    editor = YamlEditor(text, path)
    excerpt = editor.data["excerpts"][index]
    kept = [each for each in excerpt.get("relations", []) if each["finding"] != values["finding"]]
    after = next(name for name in AFTER_FINDINGS if name in excerpt)
    editor.remove_fields(("excerpts", index), ["relations"])
    editor.set_fields(("excerpts", index), {"relations": [*kept, dict(values)]}, after=after)
    return editor.text()


def with_silence(text: str, path: str, values: Mapping[str, str]) -> str:
    """Return the text of a study's record with a silence on a finding, in place of an earlier one.

    Raise EditError where that cannot be.
    """
    editor = YamlEditor(text, path)
    kept = [each for each in editor.data.get("silences", []) if each["finding"] != values["finding"]]
    editor.remove_fields((), ["silences"])
    editor.set_fields((), {"silences": [*kept, dict(values)]})
    return editor.text()
