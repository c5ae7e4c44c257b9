"""Several stylesheets as one: a page that asks for one file is drawn sooner than a page that asks for six."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Strings and addresses stay as they are; comments go; blanks shrink to one, and to none beside what needs none.
STRING = r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|url\([^)\"']*\)"
PIECE = re.compile(
    rf"(?P<kept>{STRING})|(?P<comment>/\*.*?\*/)|\s*(?:;\s*)*(?P<mark>[{{}};,])\s*|(?P<blank>\s+)", re.DOTALL
)


def joined(sheets: Iterable[str]) -> str:
    """The stylesheets in their order, without comments and needless blanks; what they say stays the same."""
    return "".join(_shortened(sheet) for sheet in sheets)


def _shortened(sheet: str) -> str:
    without_comments = PIECE.sub(lambda match: "" if match["comment"] else match[0], sheet)
    return PIECE.sub(_short, without_comments).strip() + "\n"


def _short(match: re.Match[str]) -> str:
    if match["kept"] is not None:
        return match[0]
    return match["mark"] or " "
