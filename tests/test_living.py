"""Whether the review still lives, as of a day."""

from __future__ import annotations

import json
from datetime import date

import pytest

from made_up import review_of, swap
from places import SITE_URL
from review.citing.citable_works import living_review
from review.citing.cite_this import Place
from review.citing.metadata import structured
from review.exports import badge, summary
from review.model.dates import first_day, last_day, months_after
from review.model.review_status import day_of_build, review_status
from review.site.notices import StatusNotice
from review.templating.rendering import render
from review.versions.publication import Publication

VERSIONS = 'versions:\n  - version: "1.1.0"'


def scheduled(tmp_path, lines):
    return review_of(tmp_path, {"evidence/review.yml": swap(VERSIONS, f"schedule: {lines}\n{VERSIONS}")})


def test_without_a_promise_nothing_is_overdue(review):
    state = review_status(review, date(2099, 1, 1))
    assert (state.state, state.due) == ("unscheduled", None)
    assert (state.searched_through, state.integrated_through) == ("2020-12", "2020-12")


@pytest.mark.parametrize(("day", "state"), [(date(2022, 2, 3), "active"), (date(2022, 2, 4), "overdue")])
def test_overdue_is_the_day_after_it_was_due(tmp_path, day, state):
    found = review_status(scheduled(tmp_path, "{status: active, every_months: 12}"), day)
    assert (found.state, found.due) == (state, date(2022, 2, 3))


@pytest.mark.parametrize("status", ["paused", "retired"])
def test_a_paused_or_retired_review_is_not_overdue(tmp_path, status):
    found = review_status(
        scheduled(tmp_path, f'{{status: {status}, every_months: 1, since: "2022-01"}}'), date(2099, 1, 1)
    )
    assert (found.state, found.due, found.since) == (status, None, "2022-01")


def test_a_newer_search_is_shown_separately_from_the_included_one(tmp_path):
    change = swap('end: "2014-06"', 'end: "2021-09"')
    state = review_status(review_of(tmp_path, {"evidence/searches.yml": change}))
    assert (state.searched_through, state.integrated_through) == ("2021-09", "2020-12")


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 12, 31), 12, date(2025, 12, 31)),
        (date(2024, 6, 15), 6, date(2024, 12, 15)),
    ],
)
def test_months_end_where_they_end(start, months, end):
    assert months_after(start, months) == end


@pytest.mark.parametrize(
    ("written", "day"),
    [("2020", date(2020, 12, 31)), ("2020-02", date(2020, 2, 29)), ("2020-02-03", date(2020, 2, 3))],
)
def test_a_date_that_omits_a_part_ends_with_it(written, day):
    assert last_day(written) == day


def test_the_day_of_the_build_is_given_by_the_environment():
    assert day_of_build({"SOURCE_DATE_EPOCH": "86400"}) == date(1970, 1, 2)
    assert day_of_build({}) is None
    assert first_day("2020-05") == date(2020, 5, 1)


@pytest.mark.parametrize("written", ["yesterday", "-1", "4294967296", "9" * 30, "1.5", "²"])
def test_a_time_that_is_none_is_refused_with_what_to_do(written):
    with pytest.raises(ValueError, match=r"no time between 1970 and 2106.*unset it"):
        day_of_build({"SOURCE_DATE_EPOCH": written})


def notice(review, day, here=""):
    return render(StatusNotice(review, review_status(review, day)), here)


def test_the_notice_waits_hidden_until_the_day(tmp_path):
    review = scheduled(tmp_path, "{status: active, every_months: 12}")
    assert 'data-after="2022-02-03" hidden' in notice(review, date(2022, 1, 1))
    assert "hidden" not in notice(review, date(2022, 3, 1))


def test_a_retired_review_links_to_its_successor(tmp_path):
    review = scheduled(tmp_path, '{status: retired, note: It is done., instead: "https://example.org/new"}')
    message = notice(review, None)
    assert "no longer maintained" in message
    assert 'href="https://example.org/new"' in message
    assert notice(review_of(tmp_path / "other"), None).strip() == ""


def test_the_badge_gives_the_status_in_words(review):
    picture = badge.badge(Publication(review))["badge.svg"]
    assert "living review: maintained; no update scheduled, searched up to 2020-12" in picture


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        ("{status: active, every_months: 1}", "living"),
        ('{status: paused, since: "2022-01"}', "paused"),
        ('{status: retired, since: "2022-01", note: Done., instead: "https://example.org/new"}', "retired"),
    ],
)
def test_the_data_give_the_status_too(tmp_path, lines, status):
    review = scheduled(tmp_path, lines)
    reported = json.loads(summary.review_json(Publication(review, SITE_URL, date(2099, 1, 1)))["data/review.json"])
    assert reported["status"] == status
    assert reported["living"]["state"] == ("overdue" if status == "living" else status)
    assert reported["living"]["instead"] == ("https://example.org/new" if status == "retired" else None)
    assert (
        structured(review, Place("", "Home"), living_review(review, SITE_URL), SITE_URL)["creativeWorkStatus"] == status
    )
