"""Figures counted again from the records: each measure by hand, and stated figures beside computed ones."""

from __future__ import annotations

import pytest

from review.model.stated_figures import measure, numbers_in, reconcile, stated_number
from review.schema.registers import MeasureRecord


@pytest.mark.parametrize(
    ("record", "value"),
    [
        ({"name": "studies"}, 4),
        ({"name": "datasets"}, 3),
        ({"name": "themes"}, 2),
        ({"name": "databases"}, 2),
        ({"name": "rated-studies"}, 3),
        ({"name": "participants"}, 14 + 7),
        ({"name": "participants", "each": "report"}, 14 + 7 + 5),
        ({"name": "answers", "criterion": "aims", "answers": ["yes"]}, 2),
        ({"name": "answers", "criterion": "aims", "answers": ["yes"], "count_shared": True}, 3),
        ({"name": "answers", "criterion": "aims", "answers": ["yes", "unsure"]}, 3),
        ({"name": "answers", "criterion": "worth", "answers": ["vague"]}, 1),
        ({"name": "references", "numbers": "1, 3-5"}, 3),
        ({"name": "reference-number", "study": "osterlund-2015"}, 4),
    ],
    ids=str,
)
def test_a_measure(review, record, value):
    assert measure(review, MeasureRecord.model_validate(record)) == value


def test_every_measure_has_a_case():
    names = MeasureRecord.model_json_schema()["properties"]["name"]["enum"]
    tried = {mark.args[1][case][0]["name"] for mark in test_a_measure.pytestmark for case in range(len(mark.args[1]))}
    assert tried == set(names)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("", set()), ("37", {37}), ("37, 43-45", {37, 43, 44, 45}), ("3 – 5", {3, 4, 5}), ("none", set())],
)
def test_numbers_of_a_list_with_spans(text, numbers):
    assert numbers_in(text) == numbers


@pytest.mark.parametrize(("text", "number"), [("29", 29), ("at least 550", 550), ("none stated", -1)])
def test_the_number_in_a_stated_figure(text, number):
    assert stated_number(text) == number


def test_stated_figures_are_compared_with_computed_ones(review):
    assert [(each.record.id, each.computed, each.agrees) for each in reconcile(review)] == [
        ("reports", 3, True),
        ("people", 21, False),
        ("clear-aims", 2, True),
    ]


def test_another_reading_is_computed_too(review):
    people = next(each for each in reconcile(review) if each.record.id == "people")
    assert [reading.value for reading in people.other_readings] == [26]
