"""What is built says from which commit it comes, and does not claim one that it does not come from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from places import SITE_URL
from repository import commit, git, repository
from review.__main__ import main
from review.exports import exports
from review.versions.git_objects import Origin, origin_of
from review.versions.publication import Publication


def built_from(root: Path) -> dict[str, object]:
    return json.loads((root / "data" / "review.json").read_text(encoding="utf-8"))["built_from"]


def test_the_commit_is_that_of_the_folder(tmp_path):
    root = repository(tmp_path / "review")
    first = git(root, "rev-parse", "HEAD").strip()
    assert origin_of(root) == Origin(first, changed=False)
    (root / "evidence" / "review.yml").write_text("changed", encoding="utf-8")
    assert origin_of(root) == Origin(first, changed=True)
    second = commit(root)
    assert origin_of(root) == Origin(second, changed=False)
    (root / "new.txt").write_text("not yet added", encoding="utf-8")
    assert origin_of(root) == Origin(second, changed=True)


def test_without_git_no_commit_is_named(tmp_path, monkeypatch):
    assert origin_of(tmp_path) == Origin()
    git(tmp_path, "init", "--quiet")  # as yet without a commit
    assert origin_of(tmp_path) == Origin()
    monkeypatch.setenv("PATH", str(tmp_path))  # where there is no git
    assert origin_of(tmp_path) == Origin()


@pytest.mark.slow
def test_the_data_name_their_commit(tmp_path, capsys):
    root = repository(tmp_path / "review")
    (root / "docs").mkdir()
    assert main(["--root", str(root), "pages", "--out", str(tmp_path / "out")]) == 0
    assert "files written" in capsys.readouterr().out
    assert built_from(tmp_path / "out") == {
        "commit": git(root, "rev-parse", "HEAD").strip(),
        "uncommitted_changes": False,
    }


def test_nothing_else_depends_on_the_commit(review, exported, kept_files):
    made = exports(Publication(review, SITE_URL, origin=Origin("c0ffee", changed=True), kept=kept_files))
    built_from = [json.loads(files["data/review.json"])["built_from"] for files in (made, exported)]
    assert built_from[0] == {"commit": "c0ffee", "uncommitted_changes": True}
    assert built_from[1] == {"commit": None, "uncommitted_changes": None}
    differing = {address for address, content in made.items() if content != exported[address]}
    described = {"data/ro-crate-metadata.json"}  # has the size of each file
    assert differing - described == {"data/review.json", "data/SHA256SUMS"}
