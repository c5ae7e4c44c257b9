"""Results kept with a review: computed once for it, and never taken for those of another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from review.model.once import once_per_review


def test_a_result_is_computed_once_for_each_review_and_argument(review):
    calls = []

    @once_per_review
    def titles(review, id):
        calls.append(id)
        return (review.themes[id].title,)

    assert titles(review, "waiting") is titles(review, "waiting")
    assert titles(review, "riding") != titles(review, "waiting")
    assert calls == ["waiting", "riding"]
    changed = replace(review, themes={"waiting": review.themes["riding"]})
    assert titles(changed, "waiting") == titles(review, "riding")
    with pytest.raises(KeyError):
        titles(changed, "riding")


def test_results_play_no_part_in_equality(review):
    other = replace(review)
    once_per_review(lambda review: review.record.title)(other)
    assert other == review
    assert repr(other) == repr(review)
