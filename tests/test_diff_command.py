"""`review diff BASE [HEAD]` over real git repositories: what it reads, what it prints, and when it fails."""

from __future__ import annotations

import json

import pytest

from made_up import swap, write
from repository import commit, git, repository
from review.__main__ import main

ADAMS = "evidence/studies/adams-2011.yml"
RIDING = "evidence/themes/riding.yml"
IDS = "evidence/ids.yml"
NEW_WORDS = swap("A warm bus is a quiet bus.", "Warmth is quiet.")


@pytest.fixture
def review_diff(tmp_path, capsys):
    """Runs `review diff` in the repository; gives its exit code and what it prints."""
    root = repository(tmp_path / "repository")

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(["--root", str(root), "diff", *arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    run.root = root
    return run


def test_a_commit_against_the_working_tree(review_diff):
    write(review_diff.root, {RIDING: NEW_WORDS})
    code, out, _ = review_diff("HEAD")
    assert code == 0
    assert "What differs from HEAD to the working tree" in out
    assert "  ~ riding-f01  Warmth is quiet." in out
    assert "        - A warm bus is a quiet bus.\n        + Warmth is quiet.\n" in out


def test_comparing_two_commits_ignores_the_working_tree(review_diff):
    root = review_diff.root
    write(root, {RIDING: NEW_WORDS})
    commit(root)
    write(root, {ADAMS: "broken: ["})
    before = git(root, "status", "--porcelain")
    code, out, err = review_diff("HEAD~1", "HEAD")
    assert (code, err) == (0, "")
    assert "riding-f01" in out
    assert git(root, "status", "--porcelain") == before
    assert git(root, "rev-parse", "--abbrev-ref", "HEAD").strip() == "main"


def test_branches_and_tags_are_revisions_too(review_diff):
    root = review_diff.root
    git(root, "tag", "v1.1.0")
    git(root, "switch", "--quiet", "--create", "topic")
    write(root, {RIDING: NEW_WORDS})
    commit(root)
    assert review_diff("main", "topic")[1].replace("main", "v1.1.0") == review_diff("v1.1.0", "topic")[1]


def test_folders_can_be_compared(review_diff, tmp_path):
    one, two = write(tmp_path / "one"), write(tmp_path / "two", {RIDING: NEW_WORDS})
    code, out, _ = review_diff(str(one), str(two))
    assert code == 0
    assert "riding-f01" in out


def test_a_project_below_the_top_of_its_repository(tmp_path, capsys):
    git(tmp_path, "init", "--quiet")
    root = write(tmp_path / "reviews" / "buses")
    commit(tmp_path)
    write(root, {RIDING: NEW_WORDS})
    assert main(["--root", str(root), "diff", "HEAD"]) == 0
    assert "riding-f01" in capsys.readouterr().out


def test_json_has_everything(review_diff):
    write(review_diff.root, {RIDING: NEW_WORDS})
    code, out, _ = review_diff("HEAD", "--format", "json")
    reported = json.loads(out)
    assert code == 0
    assert set(reported) == {"changes", "figures", "stated", "themes", "cells", "vanished"}
    assert reported["changes"] == [
        {
            "kind": "finding",
            "id": "riding-f01",
            "outcome": "changed",
            "label": "Warmth is quiet.",
            "fields": [{"field": "statement", "before": "A warm bus is a quiet bus.", "after": "Warmth is quiet."}],
        }
    ]


def test_markdown_reports_the_same(review_diff):
    write(review_diff.root, {RIDING: NEW_WORDS})
    code, out, _ = review_diff("HEAD", "--format", "markdown")
    assert code == 0
    assert out.startswith("## What this does to the synthesis\n")
    assert "#### Findings: 1 changed" in out
    assert "    - before: <code>A warm bus is a quiet bus&#46;</code>\n" in out


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_an_id_that_would_vanish_fails(review_diff, form):
    write(review_diff.root, {IDS: swap("  - {id: adams-2011-q01, kind: excerpt, since: 1.0.0}\n", ""),
                             ADAMS: swap("id: adams-2011-q01", "id: adams-2011-q09")})  # fmt: skip
    code, out, _ = review_diff("HEAD", "--format", form)
    assert code == 1
    assert "nothing stands at its address" in out.replace("&#", "").replace(";", "")


def test_a_newer_state_with_problems_fails_and_names_them(review_diff):
    write(review_diff.root, {ADAMS: swap("types: [city]", "types: [citty]")})
    code, out, err = review_diff("HEAD")
    assert (code, out) == (1, "")
    assert "adams-2011.yml:18  E205" in err


def test_an_older_state_with_problems_is_reported_and_treated_as_empty(review_diff):
    root = review_diff.root
    write(root, {ADAMS: swap("types: [city]", "types: [citty]")})
    commit(root)
    write(root)
    code, out, err = review_diff("HEAD")
    assert code == 0
    assert "E205" in err
    assert "HEAD cannot be loaded. It is compared as if it were empty" in err
    assert "Studies: 4 added" in out


def test_evidence_from_before_there_was_a_register_loads(review_diff):
    root = review_diff.root
    (root / IDS).unlink()
    (root / "evidence" / "checklists.yml").unlink()
    commit(root)
    write(root)
    code, out, err = review_diff("HEAD")
    assert (code, err) == (0, "")
    assert "Renamed or withdrawn IDs: 4 added" in out
    assert "~ checklists" in out
    assert "Studies: " not in out


@pytest.mark.parametrize("name", ["codebook.yml", "review.yml", "searches.yml"])
def test_a_missing_required_register_is_reported(review_diff, name):
    root = review_diff.root
    (root / "evidence" / name).unlink()
    commit(root)
    write(root)
    assert f"evidence/{name}:1  E108" in review_diff("HEAD")[2]


@pytest.mark.parametrize("name", ["nowhere", "HEAD~9", "--output=x", "-h^", "main:evidence", ""])
def test_a_name_that_is_no_revision_is_wrong_use(tmp_path, capsys, name):
    root = repository(tmp_path)
    assert main(["--root", str(root), "diff", "--", name]) == 2
    assert "names no commit here" in capsys.readouterr().err


def test_outside_of_a_repository_a_revision_is_wrong_use(tmp_path, capsys):
    assert main(["--root", str(write(tmp_path)), "diff", "HEAD"]) == 2
    assert "names no commit here" in capsys.readouterr().err


def test_a_commit_cannot_hide_a_file_by_an_attribute(review_diff):
    write(review_diff.root, {RIDING: NEW_WORDS, ".gitattributes": "evidence/** export-ignore\n"})
    commit(review_diff.root)
    code, out, _ = review_diff("HEAD~1", "HEAD")
    assert code == 0
    assert "riding-f01" in out


def test_a_symbolic_link_in_a_commit_is_not_followed(review_diff, tmp_path):
    secret = tmp_path / "secret.yml"
    secret.write_text("password: hunter2\n", encoding="utf-8")
    link = review_diff.root / "evidence" / "studies" / "lake-2018.yml"
    link.symlink_to(secret)
    commit(review_diff.root)
    code, out, err = review_diff("HEAD~1", "HEAD")
    assert (code, out) == (1, "")
    assert "hunter2" not in err
    assert "password" not in err
    assert "lake-2018.yml" in err


def test_names_beyond_ascii_and_line_ends_of_another_system_are_read(review_diff):
    root = review_diff.root
    write(root, {ADAMS: lambda text: text.replace("\n", "\r\n").encode().decode()})
    (root / "evidence" / "studies" / "adams-2011.yml").write_bytes(
        (root / ADAMS).read_bytes().replace(b"Camelot", "Café".encode())
    )
    commit(root)
    code, out, _ = review_diff("HEAD~1", "HEAD")
    assert code == 0
    assert "- Camelot\n" in out
    assert "+ Café\n" in out
