"""Dates as exports write them: to the day or the month, or none."""

from __future__ import annotations

import pytest

from review.references.exported import date_in


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2021-02-03", "2021-02-03"),
        ("2021/2/3", "2021-02-03"),
        ("2021.02.03", "2021-02-03"),
        ("2021-02", "2021-02"),
        ("2021/2/", "2021-02"),
        ("2021-02-03T10:00:00Z", "2021-02-03"),
        ("2021-02-03 10:00", "2021-02-03"),
        (" 2021 Feb 3 ", "2021-02-03"),
        ("2021 February", "2021-02"),
        ("2021 dec. 31", "2021-12-31"),
        ("3 Feb 2021", "2021-02-03"),
        ("31 December, 2021", "2021-12-31"),
        # Not a date to the month
        ("2021", ""),
        ("2021 Foo 3", ""),
        ("3 Foo 2021", ""),
        ("2021-13-01", ""),
        ("2021-02-30", ""),
        ("2021-02-03x", ""),
        ("2021 Feb 3 to 5", ""),
        ("Spring 2021", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_a_date_is_read_if_it_says_more_than_a_year(written: object, date: str):
    assert date_in(written) == date
