"""`review check --wording`: words that often say more than a source does, listed on demand and never rewritten."""

from __future__ import annotations

import pytest

from broken_records import ADAMS, CODEBOOK, DISCUSSION, RIDING, SCREENING, WAITING
from made_up import swap, write
from review.__main__ import main
from review.checks.wording import wording_hints
from review.evidence.records import read_evidence

WARM = "A warm bus is a quiet bus."


def hints_of(root, changes=None):
    evidence, problems = read_evidence(write(root, changes))
    assert problems == []
    return wording_hints(evidence)


def words_in(hints, path):
    return [hint.word for hint in hints if hint.path == path]


def line_of(root, path, text):
    lines = (root / path).read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_a_hint_has_file_line_word_and_reason(tmp_path):
    hint = next(hint for hint in hints_of(tmp_path, {RIDING: swap(WARM, "All buses are warm.")}) if hint.path == RIDING)
    line = line_of(tmp_path, RIDING, "All buses are warm.")
    assert str(hint) == f'{RIDING}:{line}  "All": Few things are true of every bus.'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Warmth helps.", ["helps"]),
        ("Helping helped; they help.", ["help", "Helping", "helped"]),
        ("It is helpful, helpless and all-night.", []),  # other words than "help" and "all"
        ("Drivers make sure of it.", ["make sure"]),
        ("Drivers making sure of it.", []),  # not inflected
        ("Shall we stall the ball?", []),  # part of a word
        ('They call it "all the help".', []),  # not our words
        ("They call it “all the help”, all in all.", ["all", "all"]),
    ],
)
def test_whole_words_outside_quotation_marks_are_found(tmp_path, text, words):
    found = words_in(hints_of(tmp_path, {RIDING: swap(f"statement: {WARM}", f"statement: '{text}'")}), RIDING)
    assert sorted(found, key=str.casefold) == sorted(words, key=str.casefold)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (RIDING, "headline: A warm bus is quiet.", "headline: All is quiet."),
        (RIDING, "sentence: Warmth and talk", "sentence: All warmth and talk"),
        (WAITING, "view: They get in the way.", "view: All get in the way."),
        (ADAMS, "gloss: People who are warm are calm.", "gloss: All who are warm are calm."),
        (DISCUSSION, "statement: ", "statement: All said, "),
    ],
)
def test_every_text_in_our_own_words_is_read(tmp_path, path, old, new):
    before = words_in(hints_of(tmp_path / "before"), path)
    assert len(words_in(hints_of(tmp_path / "after", {path: swap(old, new)}), path)) == len(before) + 1


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (ADAMS, "quote: Warm feet, quiet bus.", "quote: All feet warm, all buses quiet."),
        (WAITING, "phrase: in several studies", "phrase: in all studies"),
        (SCREENING, "title: ", "title: All about "),
    ],
)
def test_words_of_others_are_not_read(tmp_path, path, old, new):
    before = words_in(hints_of(tmp_path / "before"), path)
    assert words_in(hints_of(tmp_path / "after", {path: swap(old, new)}), path) == before


def test_a_review_without_cautions_has_no_hints(tmp_path):
    assert hints_of(tmp_path, {CODEBOOK: lambda text: text[: text.index("cautions:")]}) == []


def test_the_command_lists_hints_after_the_report_and_succeeds(tmp_path, capsys, monkeypatch):
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    root = write(tmp_path, {RIDING: swap(f"statement: {WARM}", "statement: All buses are warm.")})
    before = {file: file.read_bytes() for file in root.rglob("*.yml")}
    assert main(["--root", str(root), "check", "--wording"]) == 0
    report, *hints, count = capsys.readouterr().out.splitlines()
    assert report == "0 errors, 0 hints"
    assert any('"All": Few things' in hint for hint in hints)
    assert count == f"{len(hints)} words to check against the source"
    assert {file: file.read_bytes() for file in root.rglob("*.yml")} == before


def test_the_command_lists_no_hints_unless_asked(tmp_path, capsys, monkeypatch):
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    assert main(["--root", str(write(tmp_path)), "check"]) == 0
    assert capsys.readouterr().out == "0 errors, 0 hints\n"


def test_evidence_with_errors_is_reported_without_hints(tmp_path, capsys, monkeypatch):
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    root = write(tmp_path, {ADAMS: swap("types: [city]", "types: [citty]")})
    assert main(["--root", str(root), "check", "--wording"]) == 1
    printed = capsys.readouterr()
    assert "E205" in printed.err
    assert printed.out == ""
