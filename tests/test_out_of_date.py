"""A review whose search or reports are older than its records allow is out of date, and says so everywhere."""

from __future__ import annotations

import json
from datetime import date

import feedparser
import lxml.html
import pytest

from made_up import review_of, swap
from places import SITE_URL
from review.exports import badge, feeds, summary
from review.model.review_status import review_status
from review.site.notices import notices
from review.site.pages import all_pages
from review.versions.publication import Publication

REVIEW, SCREENING = "evidence/review.yml", "evidence/screening.yml"
VERSIONS = 'versions:\n  - version: "1.1.0"'
LIMITS = "limits: {search_months: 24, waiting_months: 12, reason: Routes change.}"
# The searches of the made-up review end in December 2020.
LAST_DAY, NEXT_DAY = date(2022, 12, 31), date(2023, 1, 1)
SEARCH = "The last searches ran up to December 2020; a search should be at most 24 months old."
DECIDED = """\
note: Two reports were found.
reports:
  - id: osterlund-2015
    title: Snow on the night bus
    authors: [Österlund Å]
    year: 2015
    decision: included
    decided_on: "2021-01-15"
    evidence_urls: [https://example.org/snow]
  - id: fox-2017
    title: Buses without drivers
    authors: [Fox R]
    year: 2017
    decision: excluded
    reason: no-driver
    decided_on: "2020-12-01"
    evidence_urls: [https://example.org/fox]
"""
AWAITING = DECIDED.replace('excluded\n    reason: no-driver\n    decided_on: "2020-12-01"', "awaiting")


def limited(root, limits=LIMITS, reports=DECIDED):
    """The made-up review with limits, and with other reports than its own."""
    schedule = swap(VERSIONS, f"schedule: {{status: active, {limits}}}\n{VERSIONS}")
    return review_of(root, {REVIEW: schedule, SCREENING: reports})


@pytest.fixture(scope="module")
def searched(tmp_path_factory):
    """A review that only the age of its search can make out of date."""
    return limited(tmp_path_factory.mktemp("limited"))


def publication(review, day):
    return Publication(review, SITE_URL, day)


def notice(review, day, address):
    """The notice that a reader sees at the top of a page, in words."""
    page = lxml.html.fromstring(f"<main>{notices(publication(review, day), address)}</main>")
    for hidden in page.xpath("//*[@hidden]"):
        hidden.drop_tree()
    return " ".join(page.text_content().split())


@pytest.mark.parametrize("address", ["", "updates/"])
def test_the_home_page_and_the_updates_say_why_from_the_day_after_the_limit(searched, address):
    assert "out of date" not in notice(searched, LAST_DAY, address)
    message = notice(searched, NEXT_DAY, address)
    assert "This review is out of date" in message
    assert f"{SEARCH} What is needed: Search the databases again." in message


def test_every_other_page_links_to_the_reasons(searched):
    assert "out of date" not in notice(searched, LAST_DAY, "themes/riding/")
    assert notice(searched, NEXT_DAY, "themes/riding/").endswith(
        "This review is out of date: newer studies may be missing. Why, and what is needed"
    )
    assert 'href="../../updates/#state"' in notices(publication(searched, NEXT_DAY), "themes/riding/")


@pytest.mark.parametrize(("day", "label"), [(LAST_DAY, "Maintained; no update scheduled"), (NEXT_DAY, "Out of date")])
def test_the_updates_give_the_state_and_its_rule(searched, day, label):
    [page] = [page for page in all_pages(publication(searched, day)) if page.address == "updates/"]
    html = lxml.html.fromstring(page.body)
    [state] = html.xpath("//dt[.='Status']/following-sibling::dd[1]")
    for hidden in state.xpath(".//*[@hidden]"):
        hidden.drop_tree()
    assert state.text_content().strip() == label
    assert (
        "more than 24 months old, or when a report has awaited assessment for more than 12 months. Routes"
        in " ".join(html.text_content().split())
    )


def test_the_data_give_the_state_and_what_is_needed(searched):
    def living(day):
        return json.loads(summary.review_json(publication(searched, day))["data/review.json"])["living"]

    before, after = living(LAST_DAY), living(NEXT_DAY)
    assert (before["state"], before["why"], before["needed"]) == ("unscheduled", [], [])
    assert (after["state"], after["why"], after["needed"]) == (
        "out-of-date", [SEARCH], ["Search the databases again."]
    )  # fmt: skip
    assert before["limits"] == after["limits"] == {
        "search_months": 24, "waiting_months": 12, "reason": "Routes change."
    }  # fmt: skip


def test_the_badge_gives_the_state(searched):
    def picture(day):
        return badge.badge(publication(searched, day))["badge.svg"]

    assert "living review: maintained; no update scheduled, searched up to 2020-12" in picture(LAST_DAY)
    assert "living review: out of date, searched up to 2020-12" in picture(NEXT_DAY)


@pytest.mark.parametrize("name", ["versions", "studies", "awaiting"])
def test_each_feed_describes_the_state(searched, name):
    def feed(day):
        files = feeds.feeds(publication(searched, day))
        atom, json_feed = feedparser.parse(files[f"feeds/{name}.xml"]), json.loads(files[f"feeds/{name}.json"])
        assert atom.feed.subtitle == json_feed["description"]
        return atom.feed.subtitle

    assert "out of date" not in feed(LAST_DAY)
    assert f"This review is out of date. {SEARCH} What is needed: Search" in feed(NEXT_DAY)


def test_the_feed_of_versions_announces_the_state(searched):
    def newest(day):
        return feedparser.parse(feeds.feeds(publication(searched, day))["feeds/versions.xml"]).entries[0]

    assert newest(LAST_DAY).title == "Version 1.1.0"
    entry = newest(NEXT_DAY)
    assert (entry.title, entry.updated[:10]) == ("This review is out of date", "2023-01-01")
    assert entry.link == f"{SITE_URL}updates/?state=out-of-date"
    assert entry.id.startswith("urn:uuid:")
    assert entry.id not in {
        entry.id
        for entry in feedparser.parse(feeds.feeds(publication(searched, LAST_DAY))["feeds/versions.xml"]).entries
    }


def test_a_review_that_was_out_of_date_when_its_version_was_made_says_so_from_that_day(tmp_path):
    review = limited(tmp_path, LIMITS.replace("24", "1"))
    entry = feedparser.parse(feeds.feeds(publication(review, None))["feeds/versions.xml"]).entries
    assert "This review is out of date" in {each.title for each in entry}
    assert {each.updated[:10] for each in entry if each.title == "This review is out of date"} == {"2021-02-03"}


@pytest.mark.parametrize(
    ("found", "last_day", "since"),
    [
        ('met_on: "2022-03-01"', date(2023, 3, 1), "found on 1 March 2022"),
        ("", date(2018, 12, 31), "published in 2017"),
    ],
)
def test_a_report_that_waits_too_long_makes_the_review_out_of_date(tmp_path, found, last_day, since):
    reports = AWAITING.replace("decision: awaiting", f"{found}\n    decision: awaiting") if found else AWAITING
    review = limited(tmp_path, LIMITS.replace("24", "120"), reports)
    assert review_status(review, last_day).state == "unscheduled"
    status = review_status(review, date.fromordinal(last_day.toordinal() + 1))
    assert status.state == "out-of-date"
    assert status.why == (f"1 report awaits assessment; it was {since}. A report should wait at most 12 months.",)
    assert status.needed == ("Assess the reports that await assessment, and add those that are eligible.",)


def test_every_reason_is_given(tmp_path):
    review = limited(tmp_path, reports=AWAITING)
    assert len(review_status(review, NEXT_DAY).why) == 2
    assert "1 report awaits assessment" in notice(review, NEXT_DAY, "updates/")


def test_a_late_update_is_told_besides(tmp_path):
    review = limited(tmp_path, f"every_months: 6, {LIMITS}")
    assert review_status(review, LAST_DAY).state == "overdue"
    assert review_status(review, NEXT_DAY).state == "out-of-date"
    message = notice(review, NEXT_DAY, "")
    assert "This review is out of date" in message
    assert "an update was due by 2021-08-03" in message


@pytest.mark.parametrize("status", ["paused", "retired"])
def test_a_paused_or_retired_review_states_that_instead(tmp_path, status):
    schedule = swap(VERSIONS, f"schedule: {{status: {status}, {LIMITS}}}\n{VERSIONS}")
    found = review_status(review_of(tmp_path, {REVIEW: schedule}), date(2099, 1, 1))
    assert (found.state, found.why, found.limits) == (status, (), None)


def test_without_limits_nothing_is_out_of_date(review):
    assert review_status(review, date(2099, 1, 1)).state == "unscheduled"
