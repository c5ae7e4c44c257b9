"""A problem as it is reported: on one line, in order, with the nearest known word, and safe to print anywhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from hostile import seeded, texts
from review.problems.problem import MAX_MESSAGE_LENGTH, EvidenceError, Problem, nearest, report, visible


def test_a_problem_shows_place_code_and_fix():
    problem = Problem("evidence/x.yml", 41, "E205", '"citty" is not a term of settings', 'did you mean "city"?')
    assert str(problem) == 'evidence/x.yml:41  E205  "citty" is not a term of settings; did you mean "city"?'


def test_without_a_hint_the_catalogue_gives_the_fix():
    assert str(Problem("x", 1, "E103", "twice")) == "x:1  E103  twice; Keep one of the two."


def test_a_report_is_in_the_order_of_files_and_lines_and_ends_with_the_count():
    problems = [Problem("b", 1, "E101", "m"), Problem("a", 10, "H401", "m"), Problem("a", 9, "E102", "m")]
    lines = report(problems).splitlines()
    assert [line.split("  ")[0] for line in lines[:-1]] == ["a:9", "a:10", "b:1"]
    assert lines[-1] == "2 errors, 1 hint"


def test_an_error_has_every_problem():
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
    phrase = Problem(text, 1, "E205", text, text).annotation()
    assert len(phrase.splitlines()) == 1
    command, properties, message = re.fullmatch(r"::(\w+) (.*?)::(.*)", phrase).groups()
    assert command == "error"
    assert re.fullmatch(r"file=[^:,]*,line=1,title=E205", properties)
    assert message.count("%") == len(re.findall(r"%(?:25|0D|0A)", message))


def test_a_word_is_sought_by_its_first_hundred_letters():
    known = "a" * 100
    assert nearest("a" * 100 + "z" * 900, [known]) == f'did you mean "{known}"?'


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("needs-f1", ["needs-f18", "needs-f01"], "needs-f01"),
        ("needs-f1", ["needs-f18", "needs-f10"], ""),
        ("Waiting F01", ["waiting-f01"], "waiting-f01"),
        ("psychiatric-nurse", ["psychiatrist", "nurse"], ""),
        ("male", ["female"], ""),
        ("XA", ["XB"], ""),
        ("titel", ["note", "title"], "title"),
        ("adam-2011", ["adams-2012", "adams-2011"], "adams-2011"),
    ],
)
def test_a_known_word_is_suggested_only_where_it_is_meant(word, known, meant):
    assert nearest(word, known) == (f'did you mean "{meant}"?' if meant else "")


def test_known_words_need_to_be_gone_through_only_once():
    assert nearest("titel", iter(["note", "title"])) == 'did you mean "title"?'


def test_a_word_is_sought_among_the_labels_before_typing_errors():
    labels = {"nurse-mh": ("Mental health nurse",), "nurses": ("All nurses",)}
    assert nearest("mental-health nurse", labels, labels) == 'did you mean "nurse-mh"?'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x07b", "a\\u0007b"),
        ("\u202e", "\\u202e"),
        ("\U000e0041", "\\ue0041"),
        ("a\nb", "a\\u000ab"),
        ("##[group]##[", "## [group]## ["),
        ("é", "é"),
    ],
)
def test_what_is_not_printable_is_shown_by_its_number(text, shown):
    assert visible(text) == shown


def test_an_annotation_has_everything_in_the_line():
    reported = Problem("evidence/a,b:c.yml", 7, "E205", "100% of\r\nit", "mend: it, now")
    place = "file=evidence/a%2Cb%3Ac.yml,line=7,title=E205"
    assert reported.annotation() == f"::error {place}::100%25 of%0D%0Ait; mend: it, now"
    hint = Problem("x.yml", 1, "H402", "twice")
    assert hint.annotation() == f"::notice file=x.yml,line=1,title=H402::twice; {hint.kind.fix}"
    assert not hint.stops_the_build


def test_a_long_annotation_is_clipped_before_it_is_escaped():
    phrase = Problem("x", 1, "E205", "%" * (MAX_MESSAGE_LENGTH + 1), "y").annotation()
    assert phrase == f"::error file=x,line=1,title=E205::{'%25' * (MAX_MESSAGE_LENGTH - 1)}…"


def test_an_error_shows_its_report():
    problems = [Problem("b", 1, "H401", "m"), Problem("a", 1, "E102", "m")]
    assert str(EvidenceError(problems)) == report(problems)
    assert report([]) == "0 errors, 0 hints"
