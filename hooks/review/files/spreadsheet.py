"""Texts in cells: our tables mark a text that a spreadsheet would read as a formula, and imports unmark it."""

from __future__ import annotations

# What a spreadsheet reads as the start of a formula, full-width forms included (OWASP, "CSV Injection").
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
MARK = "'"


def protected(text: str) -> str:
    """Return a text with the mark before it where a spreadsheet would read it as a formula."""
    return f"{MARK}{text}" if text.startswith(FORMULA_STARTS) else text


def unprotected(text: str) -> str:
    """Return the text without that mark."""
    return text[1:] if text.startswith(MARK) and text[1:].startswith(FORMULA_STARTS) else text
