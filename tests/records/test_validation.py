"""A document against its schema: types, limits, markers, and what is said where one does not fit."""

from __future__ import annotations

from typing import Annotated

import pytest
from hypothesis import given

from hostile import seeded, texts
from made_up import NIGHT_BUSES
from review.evidence.documents import Document, parse
from review.evidence.records import REGISTERS
from review.evidence.validation import count_words, marks, validate
from review.schema.annotations import markers_in, models_in
from review.schema.base import Names, Quotation
from review.schema.study import StudyRecord
from review.schema.term import Vocabulary
from review.schema.theme import ConcernRecord, ThemeRecord

STUDY = (NIGHT_BUSES / "evidence/studies/adams-2011.yml").read_text(encoding="utf-8")


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
def test_the_words_of_a_quotation_are_counted_as_a_reader_would(text, words):
    assert count_words(text) == words


def test_every_controlled_value_of_a_record_is_marked_with_its_place():
    record, _ = validate(Document("x", study()), StudyRecord)
    found = {marked.location: (marked.value, marked.marker) for marked in marks(record.value)}
    assert found["status",] == ("included", Vocabulary("statuses"))
    assert found["participants", "groups", 1, "professions", 0] == ("inspector", Vocabulary("professions"))
    assert found["excerpts", 2, "findings", 1] == ("waiting-f01", Names("finding"))
    assert found["excerpts", 0, "quote"][1] == Quotation()
    assert ("appraisal", "shared_with") not in found


def test_a_record_can_not_be_changed_after_reading():
    record, _ = validate(Document("x", study()), StudyRecord)
    with pytest.raises(ValueError, match="frozen"):
        record.value.status = "retracted"


def test_all_problems_of_a_record_are_reported_at_once():
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


@pytest.mark.slow
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


@pytest.mark.parametrize("schema", [StudyRecord, ThemeRecord, *REGISTERS.values()], ids=lambda schema: schema.__name__)
@pytest.mark.parametrize("data", [[], {}, "text", ["a"], {"id": {"id": "x"}}], ids=str)
def test_a_file_of_another_form_is_a_problem(schema, data):
    record, problems = validate(Document("x", data), schema)
    is_optional = data == {} and not any(field.is_required() for field in schema.model_fields.values())
    assert (record is not None) == is_optional
    assert all(problem.code in {"E201", "E202", "E203"} for problem in problems)


def reported(change) -> list[tuple[str, str, str]]:
    """What is said of the record after a change of its data: code, message and hint."""
    record = study()
    change(record)
    _, problems = validate(Document("x.yml", record, {("setting",): 7, ("setting", "types"): 8}), StudyRecord)
    assert {problem.path for problem in problems} == {"x.yml"}
    return [(problem.code, problem.message, problem.hint) for problem in problems]


def at(*place: str | int, value: object):
    """A change of the value at a place."""

    def change(record) -> None:
        for step in place[:-1]:
            record = record[step]
        record[place[-1]] = value

    return change


LONG = "a" * 60


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        (at("population", value=None), '"population" is empty, but should be text'),
        (at("population", value=[]), '"population" should be text, but is a list'),
        (at("population", value={}), '"population" should be text, but is a mapping'),
        (at("population", value=1.5), '"population" should be text, but is something else'),
        (at("setting", value=LONG), f'"setting" should be a mapping (lines of key: value), but is the text "{LONG}"'),
        (
            at("setting", value=LONG + "b"),
            f'"setting" should be a mapping (lines of key: value), but is the text "{LONG[:-1]}…"',
        ),
        (
            at("setting", "types", value="a"),
            '"types" should be a list (lines that start with a hyphen), but is the text "a"',
        ),
        (at("setting", "types", 0, value=[]), '"types, entry 1" should be text, but is a list'),
        (at("excerpts", 1, "findings", 0, value={}), '"findings, entry 1" should be text, but is a mapping'),
        (
            at("participants", "groups", 0, "count", value="ten"),
            '"count" should be a whole number, but is the text "ten"',
        ),
        (at("participants", "groups", 0, "count", value="-1"), '"count" should be 0 or more, but is the text "-1"'),
        (at("population", value="a" * 1501), '"population" has more than 1500 characters'),
        (at("population", value=""), '"population" is too short; the minimum length is 1'),
        (at("setting", "types", value=[]), '"types" is too short; the minimum length is 1'),
        (at("id", value="A" * 61), f'"{"A" * 59}…" is not an ID (lower-case letters, digits, single hyphens)'),
        (at("id", value="a-"), '"a-" is not an ID (lower-case letters, digits, single hyphens)'),
    ],
)
def test_a_wrong_value_is_described_in_the_terms_of_its_field(change, shown):
    assert shown in [message for _, message, _ in reported(change)]


def test_an_unknown_field_is_reported_with_the_known_ones():
    (found,) = reported(at("setting", "countri", value="x"))
    assert found == ("E202", 'unknown field "countri"', 'did you mean "country"?')
    (found,) = reported(at("setting", "zzz", value="x"))
    assert found[2].startswith("known fields: ")
    assert {"types", "country", "description"} <= set(found[2].removeprefix("known fields: ").split(", "))
    assert "population" not in found[2]
    (found,) = reported(at("participants", "groups", 0, "z" * 61, value="x"))
    assert found[1] == f'unknown field "{"z" * 59}…"'
    assert "professions" in found[2]


def test_a_missing_field_is_reported_where_it_belongs():
    record = study()
    del record["setting"]["types"]
    _, (problem,) = validate(Document("x.yml", record, {("setting",): 7}), StudyRecord)
    assert (problem.line, problem.code, problem.message) == (7, "E201", 'the field "types" is missing')


def test_a_wrong_value_is_reported_at_its_line():
    record = study()
    record["setting"]["types"] = "x"
    _, (problem,) = validate(Document("x.yml", record, {("setting",): 7, ("setting", "types"): 8}), StudyRecord)
    assert problem.line == 8


def test_nothing_at_all_is_no_record():
    record, (problem,) = validate(Document("x.yml", None), StudyRecord)
    assert record is None
    assert (problem.path, problem.line, problem.code, problem.message) == (
        "x.yml",
        1,
        "E203",
        "the file contains no record",
    )


def test_a_record_reports_its_problems_at_its_lines():
    record, _ = validate(Document("x.yml", study(), {("setting",): 7, ("setting", "types"): 8}), StudyRecord)
    assert record.path == "x.yml"
    assert (record.line("setting", "types", 0), record.line("setting"), record.line("population")) == (8, 7, 1)
    problem = record.problem("E205", "shown", "setting", "types", hint="hint")
    assert (problem.path, problem.line, problem.code, problem.message, problem.hint) == (
        "x.yml",
        8,
        "E205",
        "shown",
        "hint",
    )
    assert record.problem("E205", "shown").hint == ""


def test_models_and_markers_are_found_inside_other_annotations():
    optional = dict[str, tuple[ConcernRecord, ...]] | None
    assert models_in(optional) == [ConcernRecord]
    assert models_in(int) == []
    assert markers_in(Annotated[str, Vocabulary("a")] | None) == [Vocabulary("a")]
    assert markers_in(tuple[Annotated[str, Vocabulary("a"), Names("study")], ...]) == [Vocabulary("a"), Names("study")]
    assert markers_in(str) == []
