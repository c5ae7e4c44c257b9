"""How numbers, words and dates are written out."""

from __future__ import annotations

import pytest

from review.rendering import in_words


@pytest.mark.parametrize(
    ("date", "words"), [("2026-11-03", "3 November 2026"), ("2019-12", "December 2019"), ("2003", "2003")]
)
def test_a_date_is_said_as_a_person_says_it(date, words):
    assert in_words(date) == words
