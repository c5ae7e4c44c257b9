"""A review that has ended, built as a site: every page says so, and where to look instead."""

from __future__ import annotations

import json

import feedparser
import lxml.html
import pytest
from built_pages import pages_of

from made_up import built, project
from review.__main__ import main
from review.model import urls
from review.site.links import broken_links

pytestmark = [pytest.mark.site, pytest.mark.process]

WHY = "Its questions are taken up elsewhere."
INSTEAD = "https://example.org/instead"


@pytest.fixture(scope="module")
def retired(tmp_path_factory):
    """The site of a project, built after `review retire`."""
    root = project(tmp_path_factory.mktemp("retired"))
    arguments = ("--since", "2027-01-31", "--why", WHY, "--instead", INSTEAD)
    assert main(["--root", str(root), "retire", *arguments]) == 0
    return built(root, root / "site")


def test_every_page_gives_the_end_its_reason_and_where_to_look(retired, made_up_site):
    """Every page of the theme, those made from records included: as many as the site of the living review has."""
    for address in pages_of(made_up_site):
        page = lxml.html.parse(str(retired / address / "index.html"), lxml.html.HTMLParser(encoding="utf-8"))
        (notice,) = page.xpath("//main//aside[contains(@class, 'living-notice')][not(@hidden)]")
        message = " ".join(notice.text_content().split())
        assert "no longer maintained (since 2027-01-31)" in message, address
        assert WHY in message, address
        assert notice.xpath(".//a/@href") == [INSTEAD], address
        first = page.xpath("//main//h1")[0]
        assert notice.sourceline <= first.sourceline, f"{address}: it comes before what it is about"


def test_the_small_page_of_each_id_says_so_too(retired, review):
    for id in urls.current_urls(review):
        assert WHY in (retired / urls.permanent(id) / "index.html").read_text("utf-8"), id


def test_badge_feed_and_data_say_so_too(retired):
    assert "retired, searched up to" in (retired / "badge.svg").read_text("utf-8")
    entry = feedparser.parse((retired / "feeds/versions.xml").read_text("utf-8")).entries[0]
    assert (entry.title, entry.updated[:10]) == ("This review is no longer maintained", "2027-01-31")
    assert INSTEAD in entry.summary
    reported = json.loads((retired / "data/review.json").read_text("utf-8"))
    assert (reported["status"], reported["living"]["since"], reported["living"]["instead"]) == (
        "retired",
        "2027-01-31",
        INSTEAD,
    )


def test_its_links_are_not_broken(retired):
    assert broken_links(retired) == []
