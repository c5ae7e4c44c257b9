"""A built site takes the place of the last one only when it is whole."""

from __future__ import annotations

import pytest

from review.site.publishing import NotPublishedError, publish


def built(folder, body="<a href='other/'>other</a>"):
    (folder / "other").mkdir(parents=True)
    (folder / "index.html").write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    (folder / "other" / "index.html").write_text("<html><body><p id='here'>x</p></body></html>", encoding="utf-8")
    return folder


def test_a_complete_site_replaces_the_last_one(tmp_path):
    site = tmp_path / "site"
    built(site)
    (site / "old.txt").write_text("old", encoding="utf-8")
    assert publish(built(tmp_path / "built"), site) == 2
    assert sorted(file.name for file in site.iterdir()) == ["index.html", "other"]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["site"]


@pytest.mark.parametrize(
    "body",
    [
        "<a href='nowhere/'>x</a>",
        "<a href='other/#nowhere'>x</a>",
        "<a href='javascript:alert(1)'>x</a>",
        "<img src='https://other.example/x.png'>",
        "<script src='//other.example/x.js'></script>",
        "<link rel='stylesheet' href='https://fonts.example/x.css'>",
        "<iframe src='https://other.example/'></iframe>",
    ],
)
def test_a_site_with_a_broken_or_foreign_link_is_not_published(tmp_path, body):
    site = tmp_path / "site"
    built(site)
    with pytest.raises(NotPublishedError):
        publish(built(tmp_path / "built", body), site)
    assert "other/" in (site / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    "body",
    [
        "<a href='other/#here'>x</a>",
        "<a href='https://doi.org/10.5555/x'>x</a>",
        "<a href='mailto:a@b.example'>x</a>",
        "<link rel='canonical' href='https://living-review.example/'>",
        "<a href='./'>x</a><a href='#top' id='top'>x</a>",
    ],
)
def test_a_site_without_broken_links_is_published(tmp_path, body):
    assert publish(built(tmp_path / "built", body), tmp_path / "site") == 2


def test_a_folder_without_a_site_is_not_published(tmp_path):
    built(tmp_path / "site")
    (tmp_path / "built").mkdir()
    with pytest.raises(NotPublishedError):
        publish(tmp_path / "built", tmp_path / "site")
    assert (tmp_path / "site" / "index.html").is_file()
