"""A build in place of the last site leaves its files where they are, and deletes those that are not of the new one."""

from __future__ import annotations

import pytest

from review.building.last_site import bring_back, remove_others, set_aside


@pytest.fixture
def site(tmp_path):
    files = ("index.html", "studies/a/index.html", "studies/b/index.html", "old/c/index.html", ".nojekyll")
    for name in files:
        file = tmp_path / "site" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, encoding="utf-8")
    return tmp_path / "site"


def contents(folder):
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*")}


def test_the_site_is_away_until_it_is_brought_back(site):
    before = contents(site)
    set_aside(site)
    assert not site.exists()
    bring_back(site)
    assert contents(site) == before
    assert list(site.parent.iterdir()) == [site]


def test_what_is_not_of_the_new_site_is_deleted_unless_it_is_hidden(site):
    remove_others(site, {"index.html", "studies/a/index.html", "studies/new/index.html", "old"})
    assert contents(site) == {"index.html", "studies", "studies/a", "studies/a/index.html", ".nojekyll"}


def test_a_file_that_must_not_be_written_is_deleted(site, tmp_path):
    outside = tmp_path / "outside.html"
    outside.write_text("outside", encoding="utf-8")
    (site / "linked.html").symlink_to(outside)
    (site / "named-twice.html").hardlink_to(outside)
    (site / "index.html").chmod(0o444)
    remove_others(site, {"linked.html", "named-twice.html", "index.html", "studies/a/index.html"})
    assert contents(site) == {"studies", "studies/a", "studies/a/index.html", ".nojekyll"}
    assert outside.read_text("utf-8") == "outside"


def test_a_site_that_a_killed_build_left_aside_comes_back(site):
    set_aside(site)
    set_aside(site)
    bring_back(site)
    assert (site / "index.html").is_file()


def test_a_newer_site_takes_the_place_of_one_that_was_left_aside(site):
    set_aside(site)
    site.mkdir()
    (site / "index.html").write_text("newer", encoding="utf-8")
    set_aside(site)
    bring_back(site)
    assert contents(site) == {"index.html"}
    assert list(site.parent.iterdir()) == [site]


def test_a_link_to_a_folder_stays_where_it_is(site, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(site)
    set_aside(link)
    assert link.is_symlink()
    assert (site / "index.html").is_file()


def test_without_a_last_site_nothing_happens(tmp_path):
    set_aside(tmp_path / "site")
    bring_back(tmp_path / "site")
    remove_others(tmp_path / "site", {"index.html"})
    assert list(tmp_path.iterdir()) == []
