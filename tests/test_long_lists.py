"""A list that is too long for one page is divided, and its entries stay where every link to them leads."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_up import LIMITS, NIGHT_BUSES
from places import SITE_URL
from review.citing.citable_works import living_review
from review.citing.cite_this import Place
from review.citing.metadata import structured
from review.loading import load_review
from review.model import long_lists, urls
from review.model.long_lists import divided
from review.site.pages import all_pages
from review.site.study_filter import FILTER, filter_files
from review.versions.publication import Publication

ID = re.compile(r'\bid="([^"]+)"')
GROUPS = st.dictionaries(st.sampled_from("abcd"), st.lists(st.uuids().map(str), max_size=30, unique=True))


@pytest.fixture(scope="module")
def large():
    with pytest.MonkeyPatch.context() as patch:
        for name, limit in LIMITS.items():
            patch.setattr(long_lists, name, limit)
        yield load_review(NIGHT_BUSES)


@pytest.fixture(scope="module")
def pages(large):
    """Every page with a list that can be divided, by its address."""
    records = {urls.study(id) for id in large.studies}
    lists = (
        "quotes/",
        "findings/",
        "themes/",
        "studies/",
        "appraisal/",
        "references/",
        "whole/",
        "replay/",
        "contribute/confidence/",
    )
    made = {page.address: page for page in all_pages(Publication(large, SITE_URL)) if page.address not in records}
    return {address: page for address, page in made.items() if address.removeprefix("parts/").startswith(lists)}


@given(GROUPS, st.integers(1, 20))
def test_every_entry_is_on_one_page_in_order_and_no_page_is_too_long(groups, size):
    parts = divided("list/", groups, size)
    entries = [id for ids in groups.values() for id in ids]
    assert [id for part in parts for id in part.ids] == (entries if len(entries) > size else [])
    assert all(0 < len(part.ids) <= size for part in parts)
    assert len({part.address for part in parts}) == len(parts)
    assert not parts or parts[0].address == "list/"


def test_a_short_list_stays_on_its_page(review):
    publication = Publication(review, SITE_URL)
    assert not [page.address for page in all_pages(publication) if page.address.startswith("parts/")]
    assert filter_files(review) == {}
    assert urls.excerpt(review, "adams-2011-q01") == "quotes/#adams-2011-q01"


def test_each_finding_quotation_and_reference_is_where_its_link_leads(large, pages):
    links = [*(urls.finding(large, id) for id in large.findings), *(urls.excerpt(large, id) for id in large.excerpts)]
    links += [urls.reference(large, each.number) for each in large.references.values()]
    links += [urls.worksheet(large, id) for id in large.findings]
    anchors = {address: set(ID.findall(page.body)) for address, page in pages.items()}
    assert [link for link in links if link.partition("#")[2] not in anchors[link.partition("#")[0]]] == []


def test_no_page_lists_more_than_its_share(large, pages):
    shown = {address: page.body.count('class="excerpt ') for address, page in pages.items() if "quotes/" in address}
    assert sum(shown.values()) == len(large.excerpts)
    assert max(shown.values()) <= LIMITS["MAX_QUOTATIONS"]
    rows = [page.body.count('id="row-') for address, page in pages.items() if "studies/" in address]
    assert sum(rows) == len(large.studies)
    assert max(rows) <= LIMITS["MAX_STUDIES"]


def test_the_first_page_knows_the_page_of_every_old_anchor(large, pages):
    """A script leads on from an anchor of the whole list; without it the reader is at the list of its pages."""
    for address, ids in (
        ("quotes/", large.excerpts),
        ("findings/", large.findings),
        ("whole/", large.findings),
    ):
        written = re.search(r"data-places>(.*?)</script>", pages[address].body, re.DOTALL)
        places = json.loads(written[1])
        found = {id: place for place, anchors in places.items() for id in anchors}
        assert set(found) >= set(ids)
        assert {urls.relative(page, address) for page in pages if page.endswith(address) or address in page} >= set(
            places
        )


def test_a_large_review_has_the_data_of_its_filter_in_one_file(large, pages):
    assert set(json.loads(filter_files(large)[FILTER])["studies"]) == set(large.studies)
    assert 'data-lens-data data-source="../parts/filter.json"' in pages["quotes/"].body
    assert not any(f'"{next(iter(large.studies))}":' in page.body for page in pages.values())


def test_the_home_page_of_a_large_review_does_not_describe_every_study_for_machines(large):
    described = structured(large, Place("", "Home"), living_review(large, SITE_URL), SITE_URL)
    assert "hasPart" in described
    assert "citation" not in described


def test_the_map_of_a_large_review_counts_studies_and_has_no_column_for_each(large):
    body = next(page.body for page in all_pages(Publication(large, SITE_URL)) if page.address == "map/")
    assert 'class="map map-studies"' not in body
    assert "data-count-cell" in body
