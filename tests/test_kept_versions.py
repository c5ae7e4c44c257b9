"""Builds of released versions are kept: the same build is not made twice, and any change makes a new one."""

from __future__ import annotations

import io
import tarfile

import pytest

from review.site.kept_versions import KeptVersions
from review.site.links import Outward
from review.site.version_archives import ArchiveError, archive_of, pack, unpack

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


@pytest.fixture
def kept(tmp_path):
    """A kept build, as a folder."""
    folder = tmp_path / "kept"
    (folder / "site/themes").mkdir(parents=True)
    (folder / "site/themes/index.html").write_text("as released", encoding="utf-8")
    (folder / "links.json").write_text("[]", encoding="utf-8")
    (folder / "version.txt").write_text("1.0.0", encoding="utf-8")
    return folder


def test_one_build_gives_one_archive_byte_for_byte_and_comes_back_whole(kept, tmp_path):
    for name in ("one.tar.gz", "two.tar.gz"):
        pack(kept, tmp_path / name, "key")
        (kept / "links.json").touch()
    assert (tmp_path / "one.tar.gz").read_bytes() == (tmp_path / "two.tar.gz").read_bytes()
    unpack(tmp_path / "one.tar.gz", tmp_path / "again", "key")
    files = {file.relative_to(kept): file.read_bytes() for file in kept.rglob("*") if file.is_file()}
    again = tmp_path / "again"
    assert {file.relative_to(again): file.read_bytes() for file in again.rglob("*") if file.is_file()} == files


def test_a_clean_clone_takes_a_version_from_its_archive_and_builds_none(project, kept, tmp_path):
    archives = tmp_path / "archives"
    pack(kept, archive_of(archives, "1.0.0", "a key"), "a key")
    clone = KeptVersions(tmp_path / "clone/cache", project, archives)
    assert clone.put("a key", tmp_path / "site/v/1.0.0") == ()
    assert (tmp_path / "site/v/1.0.0/themes/index.html").read_text("utf-8") == "as released"
    assert clone.put("another key", tmp_path / "site/v/1.1.0") is None


def test_a_kept_version_is_archived_once(project, tmp_path):
    archives = tmp_path / "archives"
    versions = KeptVersions(project / "cache", project, archives)
    (tmp_path / "1.0.0").mkdir()
    versions.keep("one", tmp_path / "1.0.0", ())
    versions.archive("one", "1.0.0")
    (file,) = archives.iterdir()
    file.write_bytes(b"stays")
    versions.archive("one", "1.0.0")
    assert file.read_bytes() == b"stays"


@pytest.mark.parametrize("damage", [lambda _: b"none", lambda content: content[:-20], lambda content: content])
def test_a_damaged_archive_or_one_of_another_program_is_refused_and_leaves_nothing(kept, tmp_path, damage):
    file = tmp_path / "archive.tar.gz"
    pack(kept, file, "key")
    file.write_bytes(damage(file.read_bytes()))
    with pytest.raises(ArchiveError, match=r"archive\.tar\.gz"):
        unpack(file, tmp_path / "cache/again", "another key")
    assert list((tmp_path / "cache").iterdir()) == []


def test_an_archive_writes_nothing_outside_of_its_folder(tmp_path):
    file = tmp_path / "archive.tar.gz"
    with tarfile.open(file, "w:gz") as archive:
        entry = tarfile.TarInfo("../../outside.txt")
        entry.size = 4
        archive.addfile(entry, io.BytesIO(b"evil"))
    with pytest.raises(ArchiveError):
        unpack(file, tmp_path / "cache/kept", "key")
    assert not list(tmp_path.rglob("outside.txt"))
