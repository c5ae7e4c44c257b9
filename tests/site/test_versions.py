"""Two released versions on one site: each at its own URL, every old link works, every change is reported."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import lxml.html
import pytest
import two_versions
from built_pages import pages_of
from two_versions import (
    ADDRESS,
    NEW_WORDS,
    OLD_WORDS,
    RENAMED,
    RENAMED_TO,
    REWORDED,
    WHY,
    WITHDRAWN,
    make_site,
)

from places import PROJECT
from repository import git
from review.loading import load_review
from review.model.snapshots import snapshot
from review.site.links import broken_links

pytestmark = [pytest.mark.site, pytest.mark.browser]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return two_versions.built(tmp_path_factory.mktemp("versions") / "project")


@pytest.fixture(scope="module")
def first(built):
    """The site of the first version."""
    return built.site / "v/1.0.0"


@pytest.fixture(scope="module")
def addressed(built, serve):
    with serve(built.site) as address:
        yield address


def page(file: Path) -> lxml.html.HtmlElement:
    return lxml.html.parse(str(file), lxml.html.HTMLParser(encoding="utf-8")).getroot()


def text(site: Path, address: str) -> str:
    return " ".join(page(site / address / "index.html").text_content().split())


def cited(site: Path, id: str) -> str:
    """The permanent link that "cite this" gives for an id, as a reader copies it from a page of the site."""
    for file in sorted(site.rglob("index.html")):
        if "v" in file.relative_to(site).parts[:1]:
            continue
        found = [
            link
            for link in page(file).xpath(f"//*[contains(@data-copy, '{id}')]")
            if f"/id/{id}/?v=" in link.text_content()
        ]
        if found:
            return next(word for word in found[0].text_content().split() if f"/id/{id}/?v=" in word).rstrip(".")
    raise AssertionError(f"no page tells how to cite {id}")


def test_every_address_of_the_first_version_still_answers(built, first):
    old = {file.relative_to(first).as_posix() for file in first.rglob("index.html")}
    assert "themes/waiting/index.html" in old
    assert f"id/{RENAMED}/index.html" in old
    now = {file.relative_to(built.site).as_posix() for file in built.site.rglob("index.html")}
    assert old - now == set()


def test_no_link_of_any_version_is_broken(built):
    assert broken_links(built.site) == []


def test_each_version_keeps_its_text(built, first):
    assert OLD_WORDS in text(first, "themes/waiting/")
    assert OLD_WORDS not in text(built.site, "themes/waiting/")
    for site in (built.site, built.site / "v/1.1.0"):
        assert NEW_WORDS in text(site, "themes/waiting/")


def test_each_version_has_its_data(built, first):
    rows = {site: json.loads((site / "data/excerpts.json").read_text("utf-8")) for site in (built.site, first)}
    assert {row["id"] for row in rows[first]} - {row["id"] for row in rows[built.site]} == {WITHDRAWN}
    assert json.loads((first / "data/review.json").read_text("utf-8"))["version"] == "1.0.0"
    assert rows[first][0]["url"].startswith(f"{ADDRESS}v/1.0.0/")
    listed = json.loads((built.site / "data/review.json").read_text("utf-8"))["versions"]
    assert [(each["version"], each["url"]) for each in listed] == [
        ("1.1.0", f"{ADDRESS}v/1.1.0/"),
        ("1.0.0", f"{ADDRESS}v/1.0.0/"),
    ]


def test_a_page_of_an_earlier_version_says_so_and_links_to_the_newest(first):
    pages = pages_of(first)
    assert {"themes/waiting/", "studies/adams-2011/", "methods/"} <= set(pages)
    for address, read in pages.items():
        notice = read.xpath("//aside[@aria-label='Version of this page']")
        assert len(notice) == 1, address
        assert "You are reading version 1.0.0" in notice[0].text_content()
        newest = notice[0].xpath(".//a[contains(., 'version 1.1.0')]/@href")[0]
        there = urlsplit(urljoin(f"{ADDRESS}v/1.0.0/{address}", newest)).path
        assert there == f"{urlsplit(ADDRESS).path}{address}"
        assert read.xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert not read.xpath("//link[contains(@rel, 'feed')]")


def test_a_page_links_to_itself_in_each_version(built):
    links = page(built.site / "themes/waiting/index.html").xpath("//nav[@class='versions']//a/@href")
    assert [urljoin("/themes/waiting/", link) for link in links] == [
        "/v/1.1.0/themes/waiting/",
        "/v/1.0.0/themes/waiting/",
        "/updates/#versions",
    ]


def test_a_page_missing_from_a_version_is_named(built):
    message = text(built.site, "updates/1.0.0/1.1.0/")
    assert "Version 1.0.0 does not include this page" in message


def test_two_versions_are_compared_finding_by_finding(built):
    read = page(built.site / "updates/1.0.0/1.1.0/index.html")
    changed = read.get_element_by_id(f"finding-{REWORDED}")
    assert [" ".join(part.text_content().split()) for part in changed.xpath(".//del")] == ["as much as"]
    assert [" ".join(part.text_content().split()) for part in changed.xpath(".//ins")] == ["more than"]
    assert "Added" in read.get_element_by_id(f"finding-{RENAMED_TO}").text_content()
    assert "Removed" in read.get_element_by_id(f"excerpt-{WITHDRAWN}").text_content()
    assert "No differences" in text(built.site, "updates/1.1.0/now/")
    links = page(built.site / "updates/index.html").xpath("//section[@class='version']//a/@href")
    assert {"1.0.0/1.1.0/", "1.0.0/now/", "1.1.0/now/", "../v/1.0.0/", "../v/1.0.0/data/"} <= set(links)


def test_the_history_shows_each_text_of_a_finding(built):
    read = page(built.site / f"id/{REWORDED}/index.html")
    headings = [" ".join(heading.text_content().split()) for heading in read.xpath("//h2[@id='history']/following::h3")]
    assert headings == ["Current wording", "Wording in version 1.0.0"]
    message = " ".join(read.text_content().split())
    assert OLD_WORDS in message
    assert NEW_WORDS in message
    assert "The same as in version 1.1.0." in message


def test_a_withdrawn_excerpt_says_so_and_keeps_its_last_text(built):
    assert WHY in text(built.site, f"id/{WITHDRAWN}/")
    assert "The drivers held the timetable to be a promise." in text(built.site, f"id/{WITHDRAWN}/")


def follow(desk, addressed: str, link: str) -> tuple[str, str]:
    """Where a browser ends up that follows a link of the published site, and what it shows there."""
    tab = desk.new_page()
    tab.goto(link.replace(ADDRESS, addressed), wait_until="load")
    tab.wait_for_function("!location.search")
    tab.wait_for_load_state("load")
    place, message = tab.url.replace(addressed, ""), tab.inner_text("main")
    tab.close()
    return place, message


def test_a_link_to_unchanged_content_redirects(built, desk, addressed):
    link = cited(built.site, REWORDED)
    assert link.startswith(f"{ADDRESS}id/{REWORDED}/?v=1.1.0-")
    assert follow(desk, addressed, link)[0] == f"themes/waiting/#{REWORDED}"


def test_a_link_to_changed_content_shows_both_texts(first, desk, addressed):
    link = cited(first, REWORDED).replace("v/1.0.0/", "")
    place, message = follow(desk, addressed, link)
    assert place.startswith(f"id/{REWORDED}/#h-")
    assert "Your link refers to this wording." in message
    assert OLD_WORDS in message
    assert NEW_WORDS in message


def test_a_link_to_a_renamed_id_redirects_if_the_text_is_the_same(first, desk, addressed):
    link = cited(first, RENAMED).replace("v/1.0.0/", "")
    assert follow(desk, addressed, link)[0] == f"themes/riding/#{RENAMED_TO}"


def test_a_link_made_between_versions_says_that_its_text_is_not_listed(desk, addressed):
    place, message = follow(desk, addressed, f"{ADDRESS}id/{REWORDED}/?v=1.0.0-0123456789ab")
    assert place == f"id/{REWORDED}/#unlisted"
    assert "A link made between two versions may refer to a wording that is in none of them." in message


def test_a_link_with_only_a_version_redirects(desk, addressed):
    assert follow(desk, addressed, f"{ADDRESS}id/{REWORDED}/?v=1.0.0")[0] == f"themes/waiting/#{REWORDED}"


def test_the_hash_of_a_link_is_that_of_the_page_content(built):
    review = load_review(built.root)
    assert cited(built.site, REWORDED).endswith(snapshot(review, REWORDED).hash)


def test_a_version_missing_from_the_repository_stops_publication(built, tmp_path):
    """A clone without its history, which a deployment must not publish; a build to look at says it and goes on."""
    shallow = tmp_path / "shallow"
    git(built.root, "clone", "--quiet", "--depth", "1", f"file://{built.root}", str(shallow))
    refused = make_site(shallow, "EVERY_VERSION=1")
    assert refused.returncode != 0
    assert "Version 1.0.0 cannot be read here" in refused.stderr
    assert "git fetch --unshallow --tags" in " ".join(refused.stderr.split())
    assert "nothing was built" in refused.stderr
    assert not (shallow / "site").exists()
    assert make_site(shallow).returncode == 0
    assert "This version is not available here" in text(shallow / "site", "updates/")


def test_a_moved_tag_is_reported(built, tmp_path):
    root = tmp_path / "moved"
    git(built.root, "clone", "--quiet", f"file://{built.root}", str(root))
    git(root, "tag", "v1.0.0", "HEAD")
    refused = make_site(root, "EVERY_VERSION=1")
    assert refused.returncode != 0
    assert "its tag v1.0.0 names" in refused.stderr


def test_the_publishing_workflow_asks_for_every_version():
    workflow = (PROJECT / ".github/workflows/publish.yml").read_text("utf-8")
    assert "make site EVERY_VERSION=1" in workflow
    assert "fetch-depth: 0" in workflow
