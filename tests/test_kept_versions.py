"""Builds of released versions are kept: the same build is not made twice, and any change makes a new one."""

from __future__ import annotations

import pytest

from review.site.kept_versions import KeptVersions
from review.site.links import Outward

LINKS = (Outward("v/1.0.0/index.html:1", "index.html", "", "../../"),)


@pytest.fixture
def project(tmp_path):
    for name in ("hooks/program.py", "docs/assets/look.css", "mkdocs.yml", "laid-out/1.0.0/mkdocs.yml"):
        file = tmp_path / "project" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, encoding="utf-8")
    return tmp_path / "project"


def key(project, settings=("https://review.example/",)):
    return KeptVersions(project / "cache", project).key(project / "laid-out/1.0.0/mkdocs.yml", list(settings))


@pytest.mark.parametrize("name", ["hooks/program.py", "docs/assets/look.css", "mkdocs.yml", "laid-out/1.0.0/index.md"])
def test_a_change_of_the_program_or_of_the_version_gives_another_key(name, project):
    before = key(project)
    assert key(project) == before
    (project / name).write_text("changed", encoding="utf-8")
    assert key(project) != before


def test_another_address_gives_another_key(project):
    assert key(project, ["https://other.example/"]) != key(project)


def test_a_kept_build_comes_back_with_its_links_out(project, tmp_path):
    kept, built = KeptVersions(project / "cache", project), tmp_path / "site/v/1.0.0"
    built.mkdir(parents=True)
    (built / "index.html").write_text("as released", encoding="utf-8")
    kept.keep("one", built, LINKS)
    assert kept.put("another", tmp_path / "next/v/1.0.0") is None
    assert not (tmp_path / "next/v/1.0.0").exists()
    assert kept.put("one", tmp_path / "next/v/1.0.0") == LINKS
    assert (tmp_path / "next/v/1.0.0/index.html").read_text("utf-8") == "as released"


def test_only_the_last_build_of_a_version_is_kept(project, tmp_path):
    kept = KeptVersions(project / "cache", project)
    for number in ("1.0.0", "1.1.0"):
        (tmp_path / number).mkdir()
        kept.keep(f"first {number}", tmp_path / number, ())
    kept.keep("second 1.0.0", tmp_path / "1.0.0", ())
    assert sorted(each.name for each in kept.folder.iterdir()) == ["first 1.1.0", "second 1.0.0"]


def test_damaged_or_missing_notes_are_no_kept_build(project, tmp_path):
    kept = KeptVersions(project / "cache", project)
    (tmp_path / "1.0.0").mkdir()
    kept.keep("one", tmp_path / "1.0.0", LINKS)
    (kept.folder / "one/links.json").write_text("[[1", encoding="utf-8")
    assert kept.put("one", tmp_path / "next") is None
