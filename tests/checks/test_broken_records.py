"""Each way of breaking the evidence is reported once, at its line, with its code and a helpful message."""

from __future__ import annotations

from collections import Counter

import pytest

from broken_records import CASES, Broken
from made_up import write
from message_snapshots import unrecorded
from review.loading import load
from review.problems.catalogue import CATALOGUE, KINDS


def named(case: Broken) -> str:
    return f"{case.code} {case.what}"


@pytest.mark.parametrize("case", CASES, ids=named)
def test_a_broken_record_is_reported_at_its_line_and_nothing_else(case, tmp_path):
    root = case.write(tmp_path)
    review, problems = load(root)
    assert [(problem.path, problem.line, problem.code) for problem in problems] == [
        (case.blamed, case.line(root), case.code)
    ], "\n".join(map(str, problems))
    assert case.says in str(problems[0])
    assert (review is None) == problems[0].stops_the_build
    assert str(problems[0]).isprintable()
    assert len(str(problems[0])) < 700  # short enough to read
    assert unrecorded(problems) == []


def test_every_code_of_the_catalogue_is_raised_by_a_case():
    of_commands = {code for code in KINDS if code[1] == "5"}  # what others send: tests/importing and so on
    assert {case.code for case in CASES} == set(KINDS) - of_commands


def test_no_two_cases_have_one_name():
    assert [name for name, times in Counter(map(named, CASES)).items() if times > 1] == []


def test_the_made_up_review_itself_has_no_problem(tmp_path):
    review, problems = load(write(tmp_path))
    assert review
    assert problems == []


def test_codes_are_sorted_without_duplicate_or_gap():
    codes = [kind.code for kind in CATALOGUE]
    assert codes == sorted(set(codes))
    for group in ("E1", "E2", "E3", "H4"):
        numbers = [int(code[2:]) for code in codes if code.startswith(group)]
        assert numbers == list(range(1, len(numbers) + 1)), f"the codes of {group} have a gap"


@pytest.mark.parametrize("kind", CATALOGUE, ids=lambda kind: kind.code)
def test_every_code_has_a_title_a_reason_and_a_fix(kind):
    assert kind.title
    assert not kind.title.endswith(".")
    assert kind.why.endswith(".")
    assert kind.fix.endswith(".")
    assert kind.severity == ("hint" if kind.code.startswith("H") else "error")
