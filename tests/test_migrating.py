"""`review migrate`: an upgrade changes files by rule, shows each change first, and leaves records as they are."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from made_up import anywhere
from repository import commit, git
from review.__main__ import main
from review.editing import migration
from review.editing.migration import Rule, migrated
from review.loading import load_review

PREVIOUS = Path(__file__).parent / "previous"  # the made-up review as the program expected it in version 1.0.0
SETTINGS = """\
theme:
  name: material
  custom_dir: hooks/overrides
extra_css:
  - assets/styles/tokens.css
  - assets/own.css  # ours
plugins:
  - search
  - macros:
      module_name: hooks/macros
"""


@pytest.fixture
def root(tmp_path):
    """A review that was made with version 1.0.0 of the program, in git."""
    folder = shutil.copytree(PREVIOUS, tmp_path / "review")
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder, "As it was made with version 1.0.0")
    return folder


def files(root):
    found = (file for file in root.rglob("*") if file.is_file() and ".git" not in file.parts)
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in found}


def records_in(root):
    return {name: text for name, text in files(root).items() if name.startswith("evidence/")}


def test_changes_are_shown_with_their_reasons_before_anything_is_written(root, capsys):
    before = files(root)
    assert main(["--root", str(root), "migrate"]) == 0
    shown = capsys.readouterr().out
    assert (
        "Since 1.1.0, the program is a package, and hooks/ has a few lines that import it:\n--- hooks/build.py" in shown
    )
    assert "-  custom_dir: hooks/overrides\n" in shown
    assert "+++ docs/persistence.md" in shown
    assert "`review migrate --write` makes them" in shown
    assert files(root) == before


def test_an_upgraded_review_has_the_same_records_and_nothing_more_to_change(root, capsys):
    before, records = load_review(root), records_in(root)
    assert main(["--root", str(root), "migrate", "--write"]) == 0
    assert "written: mkdocs.yml" in capsys.readouterr().out
    assert records_in(root) == records
    assert load_review(root).findings.keys() == before.findings.keys()
    assert main(["--root", str(root), "migrate"]) == 0
    assert capsys.readouterr().out.startswith("Nothing to change")


@pytest.mark.slow
def test_an_upgraded_review_can_be_built_and_every_link_works(root):
    assert main(["--root", str(root), "migrate", "--write"]) == 0
    with anywhere():
        assert main(["--root", str(root), "build"]) == 0
    assert (root / "site/themes/waiting/index.html").is_file()


def test_what_is_its_own_stays_in_the_settings():
    found = {"mkdocs.yml": SETTINGS}
    for _, changed in migrated(found):
        found |= changed
    assert found["mkdocs.yml"] == (
        "theme:\n  name: material\nextra_css:\n  - assets/own.css  # ours\n"
        "plugins:\n  - macros:\n      module_name: hooks/macros\n"
    )


def test_files_of_the_former_program_are_named_and_kept(root, capsys):
    (root / "hooks/overrides").mkdir()
    assert main(["--root", str(root), "migrate", "--write"]) == 0
    assert "git rm -r hooks/overrides" in capsys.readouterr().out
    assert (root / "hooks/overrides").is_dir()


def test_a_rule_that_would_break_a_record_writes_nothing(root, capsys, monkeypatch):
    study = "evidence/studies/adams-2011.yml"
    rule = Rule("9.0.0", "every study is a bus", lambda files, _: {study: files[study] + "colour: blue\n"})
    monkeypatch.setattr(migration, "RULES", (rule,))
    before = files(root)
    assert main(["--root", str(root), "migrate", "--write"]) == 1
    out, err = capsys.readouterr()
    assert "+colour: blue" in out
    assert study in err
    assert "The records would have these problems. Nothing is written." in err
    assert files(root) == before


def test_a_rule_can_change_records_and_its_changes_are_shown(root, capsys, monkeypatch):
    study = "evidence/studies/adams-2011.yml"
    rule = Rule("9.0.0", "people are riders", lambda files, _: {study: files[study].replace("Riders", "Guests")})
    monkeypatch.setattr(migration, "RULES", (rule,))
    assert main(["--root", str(root), "migrate", "--write"]) == 0
    assert "+population: Guests after midnight" in capsys.readouterr().out
    assert load_review(root).studies["adams-2011"].population == "Guests after midnight"


def test_records_with_problems_are_corrected_first(root, capsys):
    (root / "evidence/review.yml").write_text("id: [", encoding="utf-8")
    assert main(["--root", str(root), "migrate"]) == 1
    assert "Correct the records first. Nothing is written." in capsys.readouterr().err
