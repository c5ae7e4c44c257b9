"""What is published without the program's own tests: changes to records and prose alone, and nothing else."""

from __future__ import annotations

import json
import sys

import pytest

from places import PROJECT
from repository import commit, git

sys.path.insert(0, str(PROJECT / ".ci"))

import scope as scoping


@pytest.mark.parametrize(
    "changed",
    [
        ["evidence/studies/adams-2011.yml"],
        ["references.bib", "references/adams-2011.bib", "evidence/review.yml"],
        ["docs/methods.md", "docs/about/rights.md"],
    ],
)
def test_records_and_prose_need_no_tests_of_the_program(changed):
    assert scoping.scope(changed) == "evidence"


@pytest.mark.parametrize(
    "other",
    [
        "hooks/build.py",
        "hooks/review/theme/assets/search.js",
        "docs/assets/notes.md",
        "docs/figure.svg",
        "mkdocs.yml",
        ".github/workflows/publish.yml",
        ".ci/scope.py",
        "tests/data/test_counts.py",
        "evidence.py",
        "references.bibtex.py",
        "README.md",
    ],
)
def test_one_other_file_is_enough_for_all_tests(other):
    assert scoping.scope(["evidence/review.yml", other]) == "code"


def test_what_cannot_be_told_needs_all_tests(tmp_path, monkeypatch):
    assert scoping.scope([]) == "code"
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence/review.yml").write_text("1", encoding="utf-8")
    commit(tmp_path, "One")
    monkeypatch.chdir(tmp_path)
    assert scoping.changed_since("0" * 40) == []


def test_a_moved_file_counts_under_both_names(tmp_path, monkeypatch):
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    (tmp_path / "build.py").write_text("print()\n" * 20, encoding="utf-8")
    commit(tmp_path, "One")
    (tmp_path / "evidence").mkdir()
    (tmp_path / "build.py").rename(tmp_path / "evidence/build.yml")
    commit(tmp_path, "Two")
    monkeypatch.chdir(tmp_path)
    before = git(tmp_path, "rev-parse", "HEAD^").strip()
    assert sorted(scoping.changed_since(before)) == ["build.py", "evidence/build.yml"]


@pytest.mark.parametrize(
    ("written", "commit"),
    [
        ({"built_from": {"commit": "a" * 40, "uncommitted_changes": False}}, "a" * 40),
        ({"built_from": {"commit": "a" * 40, "uncommitted_changes": True}}, ""),
        ({"built_from": {"commit": None, "uncommitted_changes": None}}, ""),
        ({"built_from": {"commit": "--output=x", "uncommitted_changes": False}}, ""),
        ({"built_from": "x"}, ""),
        ([], ""),
    ],
)
def test_the_published_site_names_its_commit(written, commit, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data/review.json").write_text(json.dumps(written), encoding="utf-8")
    assert scoping.published_commit(tmp_path.as_uri()) == commit


def test_without_a_published_site_there_is_no_commit(tmp_path):
    assert scoping.published_commit(tmp_path.as_uri()) == ""
