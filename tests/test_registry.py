"""Published IDs keep working: where each redirects, and what its page says."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_up import review_of, swap
from places import SITE_URL
from review.exports import permanent
from review.model.id_registry import follow, owner_of
from review.schema.ids import PublishedRecord, WithdrawalRecord
from review.versions.publication import Publication

IDS = "evidence/ids.yml"
STANDING = {"a", "b"}
TAKEN_BACK = WithdrawalRecord(on="2021-02-03", why="It was wrong.")


def registry(**became: str | WithdrawalRecord | None) -> dict[str, PublishedRecord]:
    """A registry of findings: each id with what it became, or that it was withdrawn, or None."""
    return {
        id: PublishedRecord(
            id=id,
            kind="finding",
            since="1.0.0",
            became=what if isinstance(what, str) else None,
            withdrawn=what if isinstance(what, WithdrawalRecord) else None,
        )
        for id, what in became.items()
    }


@pytest.mark.parametrize(
    ("entries", "ids", "end"),
    [
        (registry(), ("a",), "current"),
        (registry(a=None), ("a",), "current"),
        (registry(x="a"), ("x", "a"), "current"),
        (registry(x="y", y="a"), ("x", "y", "a"), "current"),
        (registry(x=TAKEN_BACK), ("x",), "withdrawn"),
        (registry(x="y", y=TAKEN_BACK), ("x", "y"), "withdrawn"),
        (registry(x=None), ("x",), "unknown"),
        (registry(x="y"), ("x", "y"), "unknown"),
        (registry(x="x"), ("x",), "loop"),
        (registry(x="y", y="z", z="y"), ("x", "y", "z"), "loop"),
    ],
)
def test_a_chain_of_renamed_ids_is_followed_to_its_end(entries, ids, end):
    trail = follow(ids[0], entries, STANDING)
    assert (trail.ids, trail.last, trail.end) == (ids, ids[-1], end)


@given(st.dictionaries(st.sampled_from("abuvwxyz"), st.one_of(st.none(), st.sampled_from("abuvwxyz"))))
def test_a_trail_always_ends_and_names_no_id_twice(became):
    for id in "abuvwxyz":
        trail = follow(id, registry(**became), STANDING)
        assert len(set(trail.ids)) == len(trail.ids)
        assert (trail.last in STANDING) == (trail.end == "current")


def test_an_id_page_names_the_file_of_its_record():
    assert owner_of("baker-2012a", "study") == "baker-2012a"
    assert owner_of("riding", "theme") == "riding"
    assert owner_of("baker-2012a-q01", "excerpt") == "baker-2012a"
    assert owner_of("night-riding-f01", "finding") == "night-riding"


def link_of(page: str) -> str:
    """Return where a page leads on; an empty text if it does not."""
    found = re.search(r'data-target="([^"]+)"', page)
    return found[1] if found else ""


def test_a_renamed_id_redirects_to_its_successor_and_says_so(review):
    page = permanent.permanent_pages(Publication(review, SITE_URL))["id/riding-f09/index.html"]
    assert link_of(page) == "../../themes/riding/#riding-f01"
    assert "<code>riding-f09</code>" in page
    assert "now called <code>riding-f01</code>" in page
    assert f'<link rel="canonical" href="{SITE_URL}themes/riding/#riding-f01">' in page


def test_the_old_url_of_a_study_redirects_too(review):
    files = permanent.permanent_pages(Publication(review, SITE_URL))
    assert link_of(files["id/adams-2012/index.html"]) == "../../studies/adams-2011/"
    assert link_of(files["studies/adams-2012/index.html"]) == "../adams-2011/"


def test_the_old_url_of_a_theme_redirects_too(tmp_path):
    entry = "  - {id: standing, kind: theme, since: 1.0.0, became: waiting}\n"
    files = permanent.permanent_pages(Publication(review_of(tmp_path, {IDS: lambda text: text + entry}), SITE_URL))
    assert link_of(files["themes/standing/index.html"]) == "../waiting/"


def test_a_withdrawn_id_keeps_a_page_with_its_date_and_reason(review):
    files = permanent.permanent_pages(Publication(review, SITE_URL))
    for address in ("id/gray-2009/index.html", "studies/gray-2009/index.html"):
        page = files[address]
        assert not link_of(page)
        assert '<meta name="robots" content="noindex">' in page
        assert "first appeared in version 1.0.0" in page
        assert '<time datetime="2021-02-03">2021-02-03</time>: Its bus was a tram.' in page


def test_an_id_renamed_and_later_withdrawn_says_both(review):
    page = permanent.permanent_pages(Publication(review, SITE_URL))["id/gray-2009-q01/index.html"]
    assert "It became <code>gray-2009</code>, which was withdrawn later." in page
    assert "Its bus was a tram." in page
    assert f'<link rel="canonical" href="{SITE_URL}id/gray-2009/">' in page


def test_a_current_id_does_not_mention_former_ids(review):
    page = permanent.permanent_pages(Publication(review, SITE_URL))["id/riding-f01/index.html"]
    assert link_of(page) == "../../themes/riding/#riding-f01"
    assert "is now" not in page


def test_the_reason_of_a_withdrawal_is_escaped(tmp_path):
    hostile = swap("why: Its bus was a tram.", 'why: "<script>alert(1)</script>"')
    page = permanent.permanent_pages(Publication(review_of(tmp_path, {IDS: hostile}), SITE_URL))[
        "id/gray-2009/index.html"
    ]
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
