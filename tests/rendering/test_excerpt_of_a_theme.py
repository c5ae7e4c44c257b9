"""An excerpt that states no finding belongs to its theme alone, and is shown wherever excerpts are."""

from __future__ import annotations

import lxml.html
import pytest

from broken_records import SNOW
from made_up import review_of, swap
from review.site.pages import all_pages
from review.versions.publication import Publication

WORDS = "Talk, on these routes, is equipment."


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    change = swap(f"findings: [riding-f02]\n    quote: {WORDS}", f"findings: []\n    quote: {WORDS}")
    review = review_of(tmp_path_factory.mktemp("theme-alone"), {SNOW: change})
    return {page.address: page.body for page in all_pages(Publication(review))}


@pytest.mark.parametrize("address", ["whole/", "quotes/", "studies/osterlund-2015/"])
def test_every_page_of_excerpts_shows_it_once(pages, address):
    """As a quotation; its citation repeats the words."""
    quotations = lxml.html.fromstring(f"<main>{pages[address]}</main>").xpath("//blockquote")
    assert [WORDS in quotation.text_content() for quotation in quotations].count(True) == 1


def test_the_quotations_page_says_that_it_is_linked_to_no_finding(pages):
    assert pages["quotes/"].count("None: it belongs to the whole theme.") == 1
