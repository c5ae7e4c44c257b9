"""A second review is built as a whole site by the same program, and nothing in it comes from the first.

The first is the review of this project, the second the made-up one in tests/night-buses/, with its own prose and menu.
What to look for is taken from the records of the first (`marks_of_a_review`).
"""

from __future__ import annotations

import json

import pytest

from marks_of_a_review import SEQUENCE, Marks, marks_of
from places import PROJECT
from read_site import SHARED, found_on, unshared

pytestmark = [pytest.mark.slow, pytest.mark.data]


@pytest.fixture(scope="module")
def marks(second_project) -> Marks:
    return marks_of(PROJECT, second_project)


@pytest.fixture(scope="module")
def found(second_site, marks) -> dict[str, list[str]]:
    """What marks the first review, and the files of the second that have it."""
    return found_on(second_site, marks)


def test_nothing_on_the_second_site_comes_from_the_first_review(found):
    assert unshared(found) == {}


def test_what_both_share_is_still_found(found):
    assert set(SHARED) - set(found) == set()


def test_the_marks_are_many_and_of_every_kind(marks):
    assert len(marks.names) > 500
    assert len(marks.sequences) > 10_000
    for name in (
        "troup",
        "crawford 2007",
        "complex",
        "clinicians",
        "table 3",
        "crd42019145615",
        "prospero record of this review",
    ):
        assert tuple(name.split()) in marks.names, name


@pytest.mark.parametrize(
    "leak",
    [
        "as clinicians see it",
        "see Table 3 of the paper",
        "appraised with the CASP Qualitative Checklist (2018)",
        "French 2019",
        "The published review calls the overall quality of the evidence moderate.",
    ],
)
def test_a_sentence_of_the_first_review_would_be_found(marks, leak):
    assert marks.found_in(f"Night buses are warm; {leak}. Drivers agree.")


def test_a_sentence_of_the_second_review_marks_nothing(marks):
    assert marks.found_in("Drivers who keep a warm bus say that it is a quiet one.") == set()


def test_the_second_site_is_whole(second_site):
    for address in (
        "",
        "themes/",
        "findings/",
        "studies/",
        "appraisal/",
        "map/",
        "methods/",
        "data/",
        "contribute/add/",
    ):
        page = (second_site / address / "index.html").read_text("utf-8")
        assert "Drivers on night buses" in page, address
    summary = json.loads((second_site / "data" / "review.json").read_text("utf-8"))
    assert (summary["id"], summary["counts"]["studies"]) == ("night-buses", 4)


def test_a_sequence_is_too_long_to_be_shared_by_chance():
    assert SEQUENCE >= 6
