"""Two wordings side by side: which words of each the other does not have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

WORD = re.compile(r"\S+\s*")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words in a row, and whether they stand in this wording alone."""

    text: str
    alone: bool


def side_by_side(before: str, after: str) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    """Both wordings as stretches, whose texts joined give the wording back."""
    then, now = WORD.findall(before.strip()), WORD.findall(after.strip())
    steps = SequenceMatcher(None, [word.strip() for word in then], [word.strip() for word in now], autojunk=False)
    left = [Stretch("".join(then[a:b]), step != "equal") for step, a, b, _, _ in steps.get_opcodes() if a != b]
    right = [Stretch("".join(now[c:d]), step != "equal") for step, _, _, c, d in steps.get_opcodes() if c != d]
    return tuple(left), tuple(right)
