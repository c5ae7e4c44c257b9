"""Numbers, dates and lists as the current language writes them (Unicode CLDR, through Babel)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from review.language.current import gettext, is_source, language

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def number(value: float, decimals: int = 0) -> str:
    """Return a number with separators of thousands: `1,234.50`."""
    if is_source():
        return f"{value:,.{decimals}f}"
    from babel.numbers import format_decimal  # noqa: PLC0415 - as in review.language.catalogue

    return str(format_decimal(value, f"#,##0.{'0' * decimals}" if decimals else "#,##0", locale=language()))


def long_date(written: str) -> str:
    """Return a date of a record (2026-11-23) in words: `23 November 2026`, `December 2019` or `2019`."""
    year, *rest = str(written).split("-")
    if is_source():
        return " ".join([*(str(int(day)) for day in rest[1:]), *(MONTHS[int(month) - 1] for month in rest[:1]), year])
    if not rest:
        return year
    from babel.dates import format_date, format_skeleton  # noqa: PLC0415 - as in review.language.catalogue

    day = date(int(year), int(rest[0]), int(rest[1]) if rest[1:] else 1)
    if rest[1:]:
        return str(format_date(day, "long", locale=language()))
    return str(format_skeleton("yMMMM", day, locale=language()))


def joined(words: Sequence[str]) -> str:
    """Return the words as in `a, b and c`."""
    words = list(words)
    if len(words) < 2:
        return "".join(words)
    return gettext("{first} and {last}", first=", ".join(words[:-1]), last=words[-1])


def in_sentence(label: str) -> str:
    """Return a label as it is written within a sentence: in small letters, except where nouns keep their capitals."""
    return label if language() == "de" else label.lower()


def territory(code: str, name: str) -> str:
    """Return the name of a country or territory of ISO 3166-1, which is `name` in English."""
    if is_source():
        return name
    from babel import Locale  # noqa: PLC0415 - as in review.language.catalogue

    return str(Locale.parse(language()).territories.get(code, name))
