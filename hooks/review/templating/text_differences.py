"""Two versions of a text side by side, with the words that only one of them has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

WORD = re.compile(r"\S+\s*")


@dataclass(frozen=True, slots=True)
class Segment:
    """Consecutive words, and whether they differ from the other version."""

    text: str
    differs: bool


def side_by_side(before: str, after: str) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    """Return each version as segments; their texts joined give the version back."""
    then, now = WORD.findall(before.strip()), WORD.findall(after.strip())
    steps = SequenceMatcher(None, [word.strip() for word in then], [word.strip() for word in now], autojunk=False)
    left = [Segment("".join(then[a:b]), step != "equal") for step, a, b, _, _ in steps.get_opcodes() if a != b]
    right = [Segment("".join(now[c:d]), step != "equal") for step, _, _, c, d in steps.get_opcodes() if c != d]
    return tuple(left), tuple(right)
