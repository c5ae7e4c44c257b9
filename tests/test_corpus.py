"""The corpus of bad inputs: each is reported at its line with its code, with nothing else, and nothing crashes.

That no input takes for ever is not left to a clock: what grows is limited by size, number and depth, and each limit is
shown here by an input just beyond it.
"""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from corpus.cases import FOLDER, Case, cases
from made_up import write
from message_snapshots import unrecorded
from review.__main__ import main
from review.evidence import plain_values, records
from review.evidence.documents import read_document
from review.files.text import MAX_FILE_BYTES
from review.loading import load
from review.problems import problem as problems
from review.problems.problem import Problem, report
from review.references import bibtex, bibtex_entries, bibtex_values
from review.references.bibtex import read_bibliography

OF_YAML = cases("yaml")
OF_BIBTEX = cases("bibtex")
OF_EVIDENCE = [*cases("records"), *cases("references"), *cases("paths")]
EVERY_CASE = [*OF_YAML, *OF_BIBTEX, *OF_EVIDENCE]


def named(case: Case) -> str:
    return f"{case.subject}: {case.name}"


def reported(found: list[Problem]) -> list[tuple[str, int, str]]:
    return sorted((problem.path, problem.line, problem.code) for problem in found)


def printed(found: list[Problem]) -> str:
    """Check that what is reported of the case is safe for a terminal and a log."""
    for problem in found:
        assert str(problem).isprintable()
        assert len(problem.annotation().splitlines()) == 1
        assert len(str(problem)) < problems.MAX_MESSAGE_LENGTH + 6 * len(problem.path) + 20
    assert unrecorded(found) == []
    return report(found)


def test_the_corpus_is_large_and_no_two_of_its_cases_have_one_name():
    assert len(EVERY_CASE) >= 300
    assert [name for name, times in Counter(map(named, EVERY_CASE)).items() if times > 1] == []


@pytest.mark.parametrize("case", OF_YAML, ids=named)
def test_bad_yaml_is_reported_at_its_line(case, tmp_path):
    content, expected = case.text()
    file = tmp_path / "record.yml"
    file.write_bytes(content)
    document, found = read_document(file, "")
    assert reported(found) == expected, printed(found)
    assert document.data is None
    assert printed(found)


@pytest.mark.parametrize("case", OF_BIBTEX, ids=named)
def test_bad_bibtex_is_reported_at_its_line(case, tmp_path):
    content, expected = case.text()
    file = tmp_path / "references.bib"
    file.write_bytes(content)
    _, found = read_bibliography({"": file})
    assert reported(found) == expected, printed(found)
    assert printed(found)


@pytest.mark.parametrize("case", OF_EVIDENCE, ids=named)
def test_bad_evidence_is_reported_at_its_line_and_nothing_else(case, tmp_path):
    expected = case.write(tmp_path)
    review, found = load(tmp_path)
    assert reported(found) == expected, printed(found)
    assert review is None
    assert printed(found)


def test_a_review_with_every_fault_is_reported_in_one_run(tmp_path, capsys, monkeypatch):
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    shutil.copytree(FOLDER / "awful", write(tmp_path), dirs_exist_ok=True)
    assert main(["--root", str(tmp_path), "check"]) == 1
    message = capsys.readouterr()
    assert message.out == ""
    assert message.err == (FOLDER / "awful.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("limit", "largest"),
    [
        (MAX_FILE_BYTES, 1024 * 1024),
        (plain_values.MAX_DEPTH, 20),
        (plain_values.MAX_SCALAR_LENGTH, 50_000),
        (bibtex.MAX_FILE_BYTES, 8 * 1024 * 1024),
        (bibtex_values.MAX_FIELD_LENGTH, 10_000),
        (bibtex.MAX_ENTRIES, 10_000),
        (bibtex_entries.MAX_AUTHORS, 1000),
        (records.MAX_FILES, 10_000),
        (problems.MAX_PROBLEMS_PER_FILE, 200),
        (problems.MAX_MESSAGE_LENGTH, 1000),
    ],
)
def test_what_can_grow_is_limited(limit, largest):
    assert 0 < limit <= largest


@pytest.mark.parametrize(
    ("file", "entry", "times"),
    [
        ("evidence/studies/adams-2011.yml", "unknown-{0}: x\n", 2000),
        ("evidence/studies/adams-2011.yml", "a: {0}\n", 2000),
        ("evidence/studies/adams-2011.yml", "- \u0007 {0}\n", 2000),
        ("references.bib", "@a{{{0}\n", 1000),
        ("references.bib", "@misc{{x-{0}}}\n", 1000),
    ],
    ids=["unknown fields", "equal fields", "characters", "openings of BibTeX", "empty entries of BibTeX"],
)
def test_a_file_full_of_problems_is_reported_by_its_first_ones(file, entry, times, tmp_path):
    write(tmp_path, {file: "".join(entry.format(number) for number in range(times))})
    _, found = load(tmp_path)
    of_the_file = [problem for problem in found if problem.path == file and problem.stops_the_build]
    assert problems.MAX_PROBLEMS_PER_FILE < len(of_the_file) <= problems.MAX_PROBLEMS_PER_FILE + 1
    assert Path(file).name in report(found)


def test_too_many_files_are_reported_and_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(records, "MAX_FILES", 3)
    _, found = load(write(tmp_path))
    assert ("evidence/studies", 1, "E106") in reported(found)


def test_too_many_reference_files_are_reported_and_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(records, "MAX_FILES", 4)
    added = {f"references/tram-{year}.bib": f"@misc{{tram-{year}}}" for year in range(2001, 2006)}
    _, found = load(write(tmp_path, dict(added)))
    assert ("references", 1, "E106") in reported(found)
