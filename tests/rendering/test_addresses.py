"""URLs: relative links work from every page, under any path of a host."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.model import urls

segments = st.lists(st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,3})?", fullmatch=True), max_size=4)
folders = segments.map(lambda parts: "".join(f"{part}/" for part in parts))
files = st.builds("{}{}.csv".format, folders, st.sampled_from(["data", "x"]))
anchors = st.sampled_from(["", "#waiting-f01", "#ref-3"])
hosts = st.sampled_from(["https://review.example/", "http://127.0.0.1:8000/", "https://host.example/a/b/"])


@given(target=folders | files, anchor=anchors, here=folders | files, host=hosts)
def test_a_relative_link_resolves_to_its_target(target, anchor, here, host):
    link = urls.relative(target + anchor, here)
    assert not link.startswith("/")
    assert urljoin(host + here, link) == host + target + anchor


@pytest.mark.parametrize(
    ("target", "here", "link"),
    [
        ("studies/adams-2011/", "", "studies/adams-2011/"),
        ("", "studies/adams-2011/", "../../"),
        ("themes/waiting/#waiting-f01", "themes/waiting/", "#waiting-f01"),
        ("themes/waiting/", "themes/riding/", "../waiting/"),
        ("data/studies.csv", "data/", "studies.csv"),
        ("quotes/", "quotes/", "./"),
    ],
)
def test_a_link_is_as_short_as_a_person_would_write_it(target, here, link):
    assert urls.relative(target, here) == link


def test_every_id_has_one_destination(review):
    places = urls.current_urls(review)
    assert len(places) == len(set(places.values())) == 4 + 2 + 6 + 7 + 4


def test_every_address_leads_to_its_id(review):
    assert {id: url for url, id in urls.ids_by_url(review).items()} == urls.current_urls(review)
