"""Dates of records, which may omit their day or their month and day, as days of the calendar."""

from __future__ import annotations

from datetime import date, timedelta


def first_day(written: str) -> date:
    """The first day of a date that may omit its month and day."""
    year, month, day = (int(part) for part in f"{written}-01-01".split("-")[:3])
    return date(year, month, day)


def last_day(written: str) -> date:
    """The last day of a date that may omit its month and day."""
    parts = [int(part) for part in written.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = (*parts, 12)[:2]
    return months_after(date(year, month, 1), 1) - timedelta(days=1)


def months_after(start: date, months: int) -> date:
    """The same day of the month so many months later, or the last day of that month."""
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(start.day, last))
