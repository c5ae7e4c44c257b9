"""Count the records of an export apart from reading them, so that none can be lost without being noticed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable


def _count_pattern(pattern: str) -> Callable[[str], int]:
    return lambda text: len(re.findall(pattern, text, re.MULTILINE))


def _count_items(text: str) -> int:
    try:
        data = json.loads(text)
    except ValueError:
        return 0
    return len(data) if isinstance(data, list) else 1


# How many records a text has, by the format: counted apart from reading them, and never more than there are.
COUNTERS: dict[str, Callable[[str], int]] = {
    "ris": _count_pattern(r"^\s*TY  ?- "),
    "nbib": _count_pattern(r"^PMID *- "),
    "bibtex": _count_pattern(r"^@(?!(?i:comment|string|preamble)\b)\w+\s*[{(]"),
    "csl": _count_items,
    "wos": _count_pattern(r"^PT [A-Z]$"),
}


def records_in(text: str, format: str) -> int | None:
    """Return how many records a text has, None where the format has no sign of a record that cannot be in a text."""
    counter = COUNTERS.get(format)
    return counter(text) if counter else None
