"""`review retire`, `pause` and `resume`: what they write, what they leave byte for byte, and when they refuse."""

from __future__ import annotations

import difflib

import pytest
from hypothesis import given

from hostile import seeded, texts
from made_up import NIGHT_BUSES, swap, write
from review.__main__ import main
from review.editing import EditError
from review.editing.schedule import with_schedule
from review.editing.validation import valid_record
from review.loading import load_review
from review.schema.review import ReviewRecord

REVIEW = "evidence/review.yml"
VERSIONS = 'versions:\n  - version: "1.1.0"'
END = ("--since", "2021-05-01", "--why", "Buses no longer run.")
ALONE = (NIGHT_BUSES / REVIEW).read_text(encoding="utf-8")
ONE_BY_ONE = """\
schedule:
  # agreed in the spring
  status: active  # for now
  every_months: 12

  note: We meet in May.  # and in June
  # the end
"""


def review_with(root, schedule):
    return write(root, {REVIEW: swap(VERSIONS, f"{schedule}{VERSIONS}")} if schedule else {})


def run(root, *arguments):
    return main(["--root", str(root), *arguments])


def text_of(root):
    return (root / REVIEW).read_bytes().decode("utf-8")


def differing(before, after):
    return [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line.startswith(("+ ", "- "))]


def test_the_end_is_written_where_the_schedule_belongs_and_nothing_else(tmp_path, capsys):
    root = review_with(tmp_path, "")
    assert run(root, "retire", *END, "--instead", "https://example.org/trams") == 0
    assert differing(ALONE, text_of(root)) == [
        "+ schedule:",
        "+   status: retired",
        '+   since: "2021-05-01"',
        "+   note: Buses no longer run.",
        "+   instead: https://example.org/trams",
    ]
    schedule = load_review(root).record.schedule
    assert (schedule.status, schedule.since, schedule.instead) == ("retired", "2021-05-01", "https://example.org/trams")
    message = capsys.readouterr().out
    assert "review release" in message
    assert "publish" in message


def test_comments_and_other_fields_of_a_schedule_stay(tmp_path):
    root = review_with(tmp_path, ONE_BY_ONE)
    before = text_of(root)
    assert run(root, "pause", *END) == 0
    assert differing(before, text_of(root)) == [
        "-   status: active  # for now",
        "+   status: paused  # for now",
        "-   note: We meet in May.  # and in June",
        "+   note: Buses no longer run.  # and in June",
        '+   since: "2021-05-01"',
    ]
    assert load_review(root).record.schedule.every_months == 12


@pytest.mark.parametrize("schedule", ["", ONE_BY_ONE, "schedule: {status: active, every_months: 6}  # promised\n"])
@pytest.mark.parametrize("command", ["retire", "pause"])
def test_a_paused_or_retired_review_can_resume(tmp_path, schedule, command):
    root = review_with(tmp_path, schedule)
    before = load_review(root).record.schedule
    assert run(root, command, *END) == 0
    assert load_review(root).record.schedule.every_months == (before.every_months if before else None)
    assert run(root, "resume") == 0
    after = load_review(root).record.schedule
    assert (after.status, after.since, after.note, after.instead) == ("active", None, None, None)
    assert "# promised" in text_of(root) or "# promised" not in schedule


def test_a_paused_review_can_be_retired(tmp_path):
    root = review_with(tmp_path, "")
    assert run(root, "pause", *END) == 0
    assert run(root, "retire", "--since", "2021-06-01", "--why", "Nobody came back.") == 0
    schedule = load_review(root).record.schedule
    assert (schedule.status, schedule.since, schedule.note) == ("retired", "2021-06-01", "Nobody came back.")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--since", "soon", "--why", "x"), '"soon" is not a date'),
        (("--since", "2021-02-30", "--why", "x"), '"2021-02-30" is not a date'),
        (("--since", "2021-02-02", "--why", "x"), "2021-02-02 is before 2021-02-03, the date of version 1.1.0"),
        (("--since", "2021-05-01", "--why", ""), "the schedule would be invalid: note"),
        (("--since", "2021-05-01", "--why", "x", "--instead", "javascript:alert(1)"), "would be invalid: instead"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(tmp_path, capsys, arguments, message):
    root = review_with(tmp_path, ONE_BY_ONE)
    before = text_of(root)
    assert run(root, "retire", *arguments) == 1
    error = capsys.readouterr().err
    assert message in error
    assert "is unchanged" in error
    assert text_of(root) == before


def test_a_review_is_not_retired_twice_nor_resumed_while_active(tmp_path, capsys):
    root = review_with(tmp_path, "")
    assert run(root, "resume") == 1
    assert "nothing to resume" in capsys.readouterr().err
    run(root, "retire", *END)
    assert run(root, "retire", *END) == 1
    assert "already retired, since 2021-05-01" in capsys.readouterr().err


@pytest.mark.parametrize("missing", ["--since", "--why"])
def test_a_day_and_a_reason_are_asked_for(tmp_path, capsys, missing):
    at = END.index(missing)
    assert run(review_with(tmp_path, ""), "retire", *END[:at], *END[at + 2 :]) == 2
    assert f"Missing option '{missing}'" in capsys.readouterr().err


def test_broken_evidence_is_reported_and_not_changed(tmp_path, capsys):
    root = write(tmp_path, {REVIEW: swap("question:", "qestion:")})
    before = text_of(root)
    assert run(root, "retire", *END) == 1
    assert "E202" in capsys.readouterr().err
    assert text_of(root) == before


def test_a_file_in_another_layout_keeps_its_line_ends(tmp_path):
    root = review_with(tmp_path, ONE_BY_ONE)
    (root / REVIEW).write_bytes(text_of(root).replace("\n", "\r\n").encode())
    assert run(root, "retire", *END) == 0
    assert text_of(root).count("\r\n") == text_of(root).count("\n")
    assert load_review(root).record.schedule.status == "retired"


@pytest.mark.slow
@seeded("why")
@given(why=texts)
def test_any_text_is_read_back_unchanged_or_refused(why):
    """Whoever reads the file afterwards gets the same words, and no field more."""
    try:
        edited = with_schedule(ALONE, {"status": "paused", "since": "2021-05-01", "note": why, "instead": None})
    except EditError:
        return
    assert valid_record(edited, REVIEW, ReviewRecord).schedule.note == why
