"""The note on content, with helplines, is on every page on which it is needed."""

from __future__ import annotations

import lxml.html
import pytest

from review.site.macros import Macros
from review.site.pages import all_pages
from review.templating.rendering import render
from review.versions.publication import Publication


@pytest.fixture(scope="module")
def bodies(review):
    return {page.address: lxml.html.fromstring(f"<main>{page.body}</main>") for page in all_pages(Publication(review))}


def test_every_page_with_quotations_a_study_reports_that_wait_or_results_has_the_note_once(bodies):
    studies = [address for address in bodies if address.startswith("studies/") and address != "studies/"]
    quoting = [address for address, body in bodies.items() if body.find_class("excerpt")]
    assert len(quoting) > len(studies) > 0
    assert {
        address: len(bodies[address].find_class("content-note"))
        for address in {*quoting, *studies, "quotes/", "updates/", "search/"}
        if len(bodies[address].find_class("content-note")) != 1
    } == {}


def test_it_names_each_helpline_with_a_link_to_call(review, bodies):
    note = bodies["quotes/"].find_class("content-note")[0]
    assert review.record.support
    numbers = [f"tel:{each.phone.replace(' ', '')}" for each in review.record.support if each.phone]
    assert [link for link in note.xpath(".//a/@href") if link.startswith("tel:")] == numbers
    assert review.record.content_note in note.text_content()


def test_prose_can_have_it_too(review):
    assert review.record.content_note in render(Macros(review).content_note())
