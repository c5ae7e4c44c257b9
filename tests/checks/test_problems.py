"""A problem as it is told: on one line, in order, with the nearest known word, and safe to print anywhere."""

from __future__ import annotations

import re

from hypothesis import given

from hostile import seeded, texts
from review.problems import EvidenceError, Problem, nearest, report, visible


def test_a_problem_is_told_as_place_code_and_what_to_do():
    problem = Problem("evidence/x.yml", 41, "E205", '"citty" is not a term of settings', 'did you mean "city"?')
    assert str(problem) == 'evidence/x.yml:41  E205  "citty" is not a term of settings; did you mean "city"?'


def test_without_a_hint_the_catalogue_says_how_to_mend_it():
    assert str(Problem("x", 1, "E103", "twice")) == "x:1  E103  twice; Keep one of the two."


def test_a_report_is_in_the_order_of_files_and_lines_and_ends_with_the_count():
    problems = [Problem("b", 1, "E101", "m"), Problem("a", 10, "H401", "m"), Problem("a", 9, "E102", "m")]
    lines = report(problems).splitlines()
    assert [line.split("  ")[0] for line in lines[:-1]] == ["a:9", "a:10", "b:1"]
    assert lines[-1] == "2 errors, 1 hint"


def test_an_error_carries_every_problem():
    problems = (Problem("a", 1, "E101", "m"), Problem("b", 1, "E102", "m"))
    assert EvidenceError(reversed(problems)).problems == problems


def test_the_nearest_word_is_named_only_when_it_is_near():
    assert nearest("isolaton", ["isolation", "needs"]) == 'did you mean "isolation"?'
    assert nearest("zzz", ["isolation", "needs"]) == ""


@seeded("text")
@given(text=texts)
def test_visible_text_is_printable_and_keeps_what_was_printable(text):
    shown = visible(text)
    assert shown.isprintable()
    if text.isprintable():
        assert shown == text


@seeded("text")
@given(text=texts)
def test_an_annotation_is_one_command_whatever_the_text(text):
    said = Problem(text, 1, "E205", text, text).annotation()
    assert len(said.splitlines()) == 1
    command, properties, message = re.fullmatch(r"::(\w+) (.*?)::(.*)", said).groups()
    assert command == "error"
    assert re.fullmatch(r"file=[^:,]*,line=1,title=E205", properties)
    assert message.count("%") == len(re.findall(r"%(?:25|0D|0A)", message))
