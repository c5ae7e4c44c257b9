"""A document against its shape: types, limits, markers, and what is said where one does not fit."""

from __future__ import annotations

import pytest
from hypothesis import given

from fabricated import SPECIMEN
from hostile import seeded, texts
from review.documents import Document, parse
from review.records import REGISTERS
from review.shapes.base import LONGEST_QUOTE, Names, Quotation, Term
from review.shapes.study import StudyRecord
from review.shapes.theme import ThemeRecord
from review.validation import count_words, marks, validate

STUDY = (SPECIMEN / "evidence/studies/adams-2011.yml").read_text(encoding="utf-8")


def study() -> dict:
    return parse(STUDY, "x.yml")[0].data


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("… …", 0),
        ("one", 1),
        ("It's the drivers' bus", 4),
        ("It’s the bus", 3),
        ("well-lit", 2),
        ("12 months", 2),
        ("[tertiary service], … they", 3),
        ("Österlund naïve", 2),
        ("it's—like—suck", 3),
    ],
)
def test_words_of_a_quotation_are_counted_as_a_reader_would(text, words):
    assert count_words(text) == words


def test_a_quotation_may_hold_forty_words():
    assert LONGEST_QUOTE == 40
    for words, codes in ((40, []), (41, ["E210"])):
        record = study()
        record["excerpts"][0]["quote"] = "bus " * words
        _, problems = validate(Document("x", record), StudyRecord)
        assert [problem.code for problem in problems] == codes


def test_every_controlled_value_of_a_record_is_marked_with_its_place():
    record, _ = validate(Document("x", study()), StudyRecord)
    found = {marked.location: (marked.value, marked.marker) for marked in marks(record.shape)}
    assert found["status",] == ("included", Term("statuses"))
    assert found["participants", "groups", 1, "professions", 0] == ("inspector", Term("professions"))
    assert found["excerpts", 2, "findings", 1] == ("waiting-f01", Names("finding"))
    assert found["excerpts", 0, "quote"][1] == Quotation(40)
    assert ("appraisal", "shared_with") not in found


def test_a_record_can_not_be_changed_after_reading():
    record, _ = validate(Document("x", study()), StudyRecord)
    with pytest.raises(ValueError, match="frozen"):
        record.shape.status = "retracted"


def test_every_problem_of_a_record_is_told_at_once():
    record = study()
    record["status"], record["setting"]["types"], record["sttatus"] = ["included"], "city", "x"
    del record["population"]
    _, problems = validate(Document("x", record), StudyRecord)
    assert sorted(problem.code for problem in problems) == ["E201", "E202", "E203", "E203"]


def paths(value: object, here: tuple = ()) -> list[tuple]:
    """The place of every scalar of a record."""
    if isinstance(value, dict):
        return [path for key, item in value.items() for path in paths(item, (*here, key))]
    if isinstance(value, list):
        return [path for index, item in enumerate(value) for path in paths(item, (*here, index))]
    return [here]


@seeded("text")
@given(text=texts)
def test_any_text_at_any_place_gives_a_record_or_problems_and_never_an_exception(text):
    for path in paths(study()):
        record = study()
        inner = record
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = text
        made, problems = validate(Document("x", record), StudyRecord)
        assert made or problems


@pytest.mark.parametrize("shape", [StudyRecord, ThemeRecord, *REGISTERS.values()], ids=lambda shape: shape.__name__)
@pytest.mark.parametrize("data", [[], {}, "text", ["a"], {"id": {"id": "x"}}], ids=str)
def test_a_file_of_another_form_is_a_problem(shape, data):
    record, problems = validate(Document("x", data), shape)
    assert record is None
    assert all(problem.code in {"E201", "E202", "E203"} for problem in problems)
