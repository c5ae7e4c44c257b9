"""A decision on a report is recorded in place; comments, order and all other reports are unchanged."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from made_up import swap, write
from review.__main__ import main
from review.editing import EditError, screening
from review.evidence.records import read_evidence
from review.loading import load

SCREENING = "evidence/screening.yml"
WHO = ("--by", "Nobody, Ada", "--on", "2021-02-03")


def screen(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), "screen", *arguments])


def changed(root: Path, before: str) -> list[str]:
    after = (root / SCREENING).read_text(encoding="utf-8")
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line.startswith(("+ ", "- "))]


def text_of(root: Path) -> str:
    return (root / SCREENING).read_text(encoding="utf-8")


def test_an_exclusion_is_noted_with_reason_day_and_person(tmp_path):
    root = write(
        tmp_path, {SCREENING: swap("    decision: awaiting\n", "    decision: awaiting  # look here\n    # keep\n")}
    )
    before = text_of(root)
    assert screen(root, "chan-2018", "exclude", "--reason", "day-bus", "--note", "It says: by day", *WHO) == 0
    assert changed(root, before) == [
        "-     decision: awaiting  # look here",
        "+     decision: excluded  # look here",
        "+     reason: day-bus",
        '+     reason_note: "It says: by day"',
        '+     decided_on: "2021-02-03"',
        "+     decided_by: Nobody, Ada",
    ]
    review, problems = load(root)
    assert review, problems


def test_a_proposed_reason_is_replaced_in_place(tmp_path):
    root = write(tmp_path)
    before = text_of(root)
    assert screen(root, "evans-2019", "exclude", "--reason", "no-driver", *WHO) == 0
    assert "-     reason: day-bus" in changed(root, before)
    assert "+     reason: no-driver" in changed(root, before)


def test_an_inclusion_explains_how_to_start_the_study(tmp_path, capsys):
    root = write(tmp_path)
    before = text_of(root)
    assert screen(root, "evans-2019", "include", *WHO) == 0
    message = capsys.readouterr().out
    assert "with: review new evans-2019" in message
    assert "Removed from its entry: proposal: exclude; reason: day-bus" in message
    assert [line for line in changed(root, before) if line.startswith("+ ")] == [
        "+     decision: included",
        '+     decided_on: "2021-02-03"',
        "+     decided_by: Nobody, Ada",
    ]
    _, problems = load(root)
    assert "E315" in {problem.code for problem in problems}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("evens-2019", "exclude", "--reason", "day-bus"), 'did you mean "evans-2019"?'),
        (("evans-2019", "exclude"), "an exclusion needs a --reason"),
        (("evans-2019", "exclude", "--reason", "day-buss"), 'did you mean "day-bus"?'),
        (("evans-2019", "include", "--reason", "day-bus"), "--reason and --note belong to an exclusion"),
        (("fox-2017", "include"), '"fox-2017" is already excluded, on 2020-12-01'),
        (("evans-2019", "include", "--on", "3 Feb"), "is not a date"),
    ],
)
def test_a_wrong_decision_is_reported_and_changes_nothing(tmp_path, capsys, arguments, message):
    root = write(tmp_path)
    before = text_of(root)
    assert screen(root, *arguments[:2], *WHO, *arguments[2:]) == 2
    assert message in capsys.readouterr().err
    assert changed(root, before) == []


def test_a_decision_can_be_made_anew(tmp_path):
    root = write(tmp_path)
    assert screen(root, "fox-2017", "include", "--again", *WHO) == 0
    evidence, _ = read_evidence(root)
    fox = next(each for each in evidence.screening.value.reports if each.id == "fox-2017")
    assert (fox.decision, fox.reason, fox.decided_on) == ("included", None, "2021-02-03")


def test_line_ends_and_a_mark_at_the_start_are_kept(tmp_path):
    root = write(tmp_path, {SCREENING: lambda text: "\ufeff" + text.replace("\n", "\r\n")})
    assert screen(root, "evans-2019", "exclude", "--reason", "day-bus", *WHO) == 0
    data = (root / SCREENING).read_bytes()
    assert data.startswith(b"\xef\xbb\xbfnote")
    assert data.count(b"\n") == data.count(b"\r\n")


def test_reports_go_before_what_follows_their_list():
    text = "note: x\nreports:\n- id: a-2020\n  title: y\n\n# about the rest\nrest: z\n"
    edited = screening.with_reports(text, [{"id": "b-2021", "year": 2021}])
    assert (
        edited
        == "note: x\nreports:\n- id: a-2020\n  title: y\n- id: b-2021\n  year: 2021\n\n# about the rest\nrest: z\n"
    )


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("note: x\nreports:\n", "note: x\nreports:\n  - id: b\n"),
        ("note: x", "note: x\nreports:\n  - id: b\n"),
        ("note: x\nreports:\n  - id: a", "note: x\nreports:\n  - id: a\n  - id: b\n"),
        ("reports: []\nnote: x\n", "reports:\n  - id: b\nnote: x\n"),
    ],
)
def test_reports_are_added_to_whatever_list_there_is(text, added):
    assert screening.with_reports(text, [{"id": "b"}]) == added


def test_reports_on_one_line_stay_on_one_line(tmp_path):
    report = "{id: a-2020, title: A, authors: [A], year: 2020, decision: awaiting, evidence_urls: ['https://x.org/']}"
    flow = f"note: x\nreports: [{report}]\n"
    assert (
        screening.with_reports(flow, [{"id": "b", "title": "B"}])
        == f"note: x\nreports: [{report}, {{id: b, title: B}}]\n"
    )
    root = write(tmp_path, {SCREENING: flow})
    assert screen(root, "a-2020", "exclude", "--reason", "day-bus", *WHO) == 0
    decided = 'decision: excluded, reason: day-bus, decided_on: "2021-02-03", decided_by: "Nobody, Ada"'
    assert text_of(root) == flow.replace("decision: awaiting", decided)


ENTRY = {"id": "a", "title": "A"}
WRITTEN = len('  - id: "a"\n    title: "A"\n')


@pytest.mark.parametrize("limit", ["MAX_ADDED", "MAX_BATCH_BYTES"])
@pytest.mark.parametrize(("less", "path"), [(0, SCREENING), (1, "evidence/screening/export-01.yml")])
def test_an_import_beyond_a_limit_goes_into_a_file_of_its_own(monkeypatch, limit, less, path):
    text = "note: é\nreports: []\n"
    just = {"MAX_ADDED": 2, "MAX_BATCH_BYTES": len(text.encode()) + 2 * WRITTEN}
    monkeypatch.setattr(screening, limit, just[limit] - less)
    assert list(screening.with_import(text, [ENTRY, ENTRY], "Export.ris", ())) == [path]


def test_a_large_import_is_divided_into_files_with_numbers_that_are_free(monkeypatch):
    monkeypatch.setattr(screening, "MAX_BATCH_BYTES", 2 * WRITTEN)
    made = screening.with_import("reports: []\n", [ENTRY] * 3, "…/Export 1.ris", ("export-1-01.yml",))
    report = '  - id: "a"\n    title: "A"\n'
    assert made == {
        "evidence/screening/export-1-02.yml": f'source: "…/Export 1.ris"\nreports:\n{report}{report}',
        "evidence/screening/export-1-03.yml": f'source: "…/Export 1.ris"\nreports:\n{report}',
    }


def test_what_is_no_yaml_is_refused():
    with pytest.raises(EditError):
        screening.with_reports("a: [", [{"id": "b"}])
