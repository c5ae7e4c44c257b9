"""The feeds as a feed reader sees them."""

from __future__ import annotations

import json
from datetime import date

import feedparser
import pytest

from hostile import HOSTILE
from made_up import review_of, swap
from places import SITE_URL
from review.exports import badge, feeds
from review.files.text import FORBIDDEN
from review.versions.publication import Publication

SCHEDULE = 'versions:\n  - version: "1.1.0"'


def scheduled(tmp_path, lines):
    """The made-up review with a schedule."""
    change = swap(SCHEDULE, f"schedule: {lines}\n{SCHEDULE}")
    return review_of(tmp_path, {"evidence/review.yml": change})


def newest(review, as_of=None):
    """The first entry of the feed of versions, as of a day."""
    return feedparser.parse(feeds.feeds(Publication(review, SITE_URL, as_of))["feeds/versions.xml"]).entries[0]


@pytest.mark.parametrize("name", ["versions", "studies", "awaiting"])
@pytest.mark.parametrize("files", ["exported", "exported_really"])
def test_a_feed_reader_finds_no_fault(request, files, name):
    exported = request.getfixturevalue(files)
    feed = feedparser.parse(exported[f"feeds/{name}.xml"])
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    assert feed.feed.id.startswith("urn:uuid:")
    assert feed.feed.updated_parsed
    assert feed.feed.author
    for entry in feed.entries:
        assert entry.id.startswith("urn:uuid:")
        assert entry.title
        assert entry.summary
        assert entry.updated_parsed
        assert entry.link.startswith(SITE_URL)
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)


@pytest.mark.parametrize("name", ["versions", "studies", "awaiting"])
def test_both_formats_have_the_same_entries(exported, name):
    atom = feedparser.parse(exported[f"feeds/{name}.xml"])
    items = json.loads(exported[f"feeds/{name}.json"])
    assert items["version"] == "https://jsonfeed.org/version/1.1"
    assert [(item["id"], item["title"]) for item in items["items"]] == [(each.id, each.title) for each in atom.entries]


def test_ids_stay_the_same_when_the_site_moves_and_when_a_redirect_is_set(tmp_path, review):
    redirected = review_of(
        tmp_path, {"evidence/review.yml": swap(SCHEDULE, f"redirect: https://w3id.org/buses/\n{SCHEDULE}")}
    )
    places = (
        Publication(review, SITE_URL),
        Publication(review, "https://moved.example.org/a/"),
        Publication(redirected, SITE_URL),
    )
    for name in ("feeds/versions.xml", "feeds/studies.xml", "feeds/awaiting.xml"):
        found = [feedparser.parse(feeds.feeds(place)[name]) for place in places]
        ids = [[feed.feed.id, *(entry.id for entry in feed.entries)] for feed in found]
        assert ids[0] == ids[1] == ids[2]


def test_entries_have_the_dates_of_the_records(exported):
    versions = feedparser.parse(exported["feeds/versions.xml"]).entries
    assert [(entry.title, entry.updated[:10]) for entry in versions] == [
        ("Version 1.1.0", "2021-02-03"),
        ("Version 1.0.0", "2017-01-02"),
    ]
    dates = {entry.link: entry.updated[:10] for entry in feedparser.parse(exported["feeds/studies.xml"]).entries}
    assert dates[f"{SITE_URL}id/osterlund-2015/"] == "2021-01-15", "the day it was decided on"
    assert dates[f"{SITE_URL}id/adams-2011/"] == "2017-01-02", "the first version"
    awaiting = feedparser.parse(exported["feeds/awaiting.xml"]).entries
    assert {entry.link for entry in awaiting} == {
        f"{SITE_URL}updates/#report-chan-2018",
        f"{SITE_URL}updates/#report-evans-2019",
    }


def test_the_feed_has_an_entry_for_each_day_on_which_people_read_again(tmp_path):
    read = "finding: waiting-f01, relation: supports, read_by: Ada, read_on: 2022-02-03"
    compared = "result: same, compared_by: Ada, compared_on: 2022-02-03"
    review = review_of(
        tmp_path,
        {
            "evidence/studies/adams-2011.yml": swap(
                "    locator: Table 3, passage 1\n",
                f"    locator: Table 3, passage 1\n    comparison: {{{compared}}}\n    relations: [{{{read}}}]\n",
            ),
            "evidence/studies/osterlund-2015.yml": lambda written: (
                f"{written}silences: [{{finding: waiting-f02, kind: not-asked, read_by: Ada, read_on: 2022-03-04}}]\n"
            ),
        },
    )
    silent, again, *_ = feedparser.parse(feeds.feeds(Publication(review, SITE_URL))["feeds/versions.xml"]).entries
    assert (silent.title, silent.updated[:10]) == ("Studies found silent on a finding: 1", "2022-03-04")
    assert (again.link, again.updated[:10]) == (f"{SITE_URL}updates/?read=2022-02-03", "2022-02-03")
    assert again.title == "Quotations compared with their reports: 1; Links of quotations and findings read again: 1"
    assert again.summary == (
        "Quotations compared with their reports: the same 1. Links of quotations and findings read again: supports 1."
    )


def test_the_feed_announces_an_overdue_review(tmp_path):
    review = scheduled(tmp_path, "{status: active, every_months: 6}")
    entry = newest(review, date(2021, 8, 4))
    assert entry.title == "This review is overdue for an update"
    assert entry.updated.startswith("2021-08-03")
    assert newest(review, date(2021, 8, 3)).title == "Version 1.1.0"


def test_the_feed_announces_a_retired_review(tmp_path):
    lines = '{status: retired, since: "2022-05-01", note: Buses were abolished., instead: "https://example.org/trams"}'
    review = scheduled(tmp_path, lines)
    entry = newest(review)
    assert entry.title == "This review is no longer maintained"
    assert entry.updated.startswith("2022-05-01")
    assert "https://example.org/trams" in entry.summary
    assert "retired" in badge.badge(Publication(review))["badge.svg"]


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip() and not FORBIDDEN.search(text)])
def test_hostile_titles_stay_text(tmp_path, text):
    line = f"title: {json.dumps(text)}"
    change = swap("title: Night buses under a full moon", line)
    review = review_of(tmp_path, {"evidence/screening.yml": change})
    written = feeds.feeds(Publication(review, SITE_URL))["feeds/awaiting.xml"]
    feed = feedparser.parse(written, sanitize_html=False)
    assert not feed.bozo
    assert " ".join(text.split()) in {" ".join(entry.title.split()) for entry in feed.entries}
