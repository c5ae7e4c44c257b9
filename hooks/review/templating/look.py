"""The colours and fonts of a review, for what is drawn or typeset without stylesheets: pictures, briefs, the badge.

They are declared once, in the stylesheet of tokens, and a project's own `docs/assets/look.css` can declare any of them
again; browsers read the same two files. Like the language of texts, the look is set where a review is loaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from review.files.program import THEME

TOKENS = THEME / "assets" / "styles" / "tokens.css"
LOOK = "assets/look.css"  # below docs/
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DECLARED = re.compile(r"--([a-z0-9-]+)\s*:\s*([^;{}]+?)\s*;")
HEX = r"(#[0-9a-fA-F]{6})"
COLOUR = re.compile(rf"{HEX}|light-dark\(\s*{HEX}\s*,\s*{HEX}\s*\)")
MAX_BYTES = 100_000


class LookError(Exception):
    """The project's look cannot be read; the message says where, and what to write."""


@dataclass(frozen=True)
class Look:
    """Colours by their token, each for light and for dark, and the families of fonts as CSS lists them."""

    colours: Mapping[str, tuple[str, str]]
    sans: str
    serif: str

    @property
    def has_own_sans(self) -> bool:
        """Whether another font than that of the program comes first."""
        return self.sans != default_look().sans


_look: ContextVar[Look | None] = ContextVar("look", default=None)


def look() -> Look:
    """Return the look of what is made now."""
    return _look.get() or default_look()


def use_look(chosen: Look | None) -> None:
    """Make what follows in this look; None stands for that of the program."""
    _look.set(chosen)


@contextmanager
def in_look(chosen: Look) -> Iterator[None]:
    """Make what is in the block in this look."""
    before = _look.set(chosen)
    try:
        yield
    finally:
        _look.reset(before)


def colour(token: str, *, dark: bool = False) -> str:
    """Return a colour as a hexadecimal number, for light or for dark. KeyError where there is no such token."""
    return look().colours[token][dark]


@cache
def default_look() -> Look:
    """Return the look of the program."""
    declared = _declared(TOKENS.read_text(encoding="utf-8"))
    colours = {name: found for name, value in declared.items() if (found := _colour(value))}
    return Look(colours, declared["sans"], declared["serif"])


def look_of(docs: Path) -> Look:
    """Return the look of the project whose prose is in `docs`.

    Raise LookError, with every problem, where a colour is not written as a hexadecimal number or a pair of them.
    """
    file, default = docs / LOOK, default_look()
    if not file.is_file():
        return default
    text = file.read_bytes()[: MAX_BYTES + 1].decode("utf-8", "replace")
    if len(text) > MAX_BYTES:
        raise LookError(f"docs/{LOOK} is longer than {MAX_BYTES:,} characters; other styles go into another stylesheet")
    declared, colours, faults = _declared(text), dict(default.colours), []
    for name, value in declared.items():
        if name in colours and (found := _colour(value)):
            colours[name] = found
        elif name in colours:
            faults.append(f'docs/{LOOK}: --{name} is "{value[:80]}"; write #rrggbb, or light-dark(#rrggbb, #rrggbb)')
    if faults:
        raise LookError("\n".join(faults))
    return Look(colours, declared.get("sans", default.sans), declared.get("serif", default.serif))


def _declared(sheet: str) -> dict[str, str]:
    return {name: " ".join(value.split()) for name, value in DECLARED.findall(COMMENT.sub("", sheet))}


def _colour(value: str) -> tuple[str, str] | None:
    """Return the colour for light and for dark; None where the value is no colour written like this."""
    if not (found := COLOUR.fullmatch(value)):
        return None
    both, light, dark = found.groups()
    return (both or light).lower(), (both or dark).lower()
