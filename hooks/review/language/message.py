"""Texts of the interface with their placeholders: `{name}` for a value, `<1>` and `</1>` for markup of the template."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

# A value by its name, or the start or end of the markup with this number.
PLACEHOLDER = re.compile(r"\{(?P<name>\w+)\}|<(?P<tag>/?\d+)>")


def filled(text: str, values: Mapping[str, object]) -> str:
    """Return the text with its values. Only names are replaced: a translation cannot reach into a value."""
    return PLACEHOLDER.sub(lambda found: str(values.get(found["name"] or "", found[0])), text)


def faults(message: str, translation: str) -> list[str]:
    """Return what makes a translation unusable: it is empty, or its placeholders are not those of the message."""
    if not translation.strip():
        return ["it is empty"]
    expected, found = (Counter(each[0] for each in PLACEHOLDER.finditer(text)) for text in (message, translation))
    missing = [f"{each} is missing" for each in sorted((expected - found).elements())]
    unknown = [f"{each} is not in the message" for each in sorted((found - expected).elements())]
    return [*missing, *unknown, *_unbalanced(translation)]


def faults_of_forms(messages: Sequence[str], forms: Sequence[str]) -> list[str]:
    """Return what makes the forms for numbers unusable: one has the placeholders of neither form of the message."""
    of_each = [[faults(message, form) for message in messages] for form in forms]
    return [fault for found in of_each if all(found) for fault in found[-1]]


def _unbalanced(translation: str) -> list[str]:
    """Return what is wrong with the nesting of markup, which must stay well formed in any order of words."""
    opened: list[str] = []
    for found in PLACEHOLDER.finditer(translation):
        tag = found["tag"]
        if tag and tag.startswith("/"):
            if not opened or opened.pop() != tag[1:]:
                return [f"<{tag}> closes what is not open"]
        elif tag:
            opened.append(tag)
    return [f"<{tag}> is not closed" for tag in opened]
