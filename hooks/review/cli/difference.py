"""The change of a file, to be read before it is written."""

from __future__ import annotations

from difflib import unified_diff

from review.problems.problem import visible


def difference(before: str, after: str, path: str, former: str = "") -> str:
    """Return the change of a file as a unified diff; `former` is what to call it before, where not by its path."""
    lines = unified_diff(before.splitlines(), after.splitlines(), former or path, path, lineterm="", n=2)
    return "\n".join(map(visible, lines))
