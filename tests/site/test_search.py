"""The site's search finds what was said, who wrote it and where it belongs, and is not led astray by common words."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.site, pytest.mark.browser]


@pytest.fixture
def found(desk, served):
    """What a search finds: path and anchor of each place, the best page first."""
    page = desk.new_page()

    def search(words):
        page.goto(f"{served}?q={quote(words)}")
        expect(page.locator(".md-search-result__meta")).to_contain_text("matching document", timeout=20_000)
        links = page.locator(".md-search-result__link").evaluate_all("links => links.map(link => link.href)")
        places = [urlsplit(link) for link in links]
        return [f"{place.path.lstrip('/')}#{place.fragment}" for place in places]

    yield search
    page.close()


def pages_of(links):
    return {link.split("#")[0] for link in links}


@pytest.mark.parametrize("number", [0, 7, 21, 38, 55])
def test_a_quotation_leads_to_where_it_stands(found, real, number):
    excerpt = list(real.excerpts.values())[number]
    places = [place.split("#")[0] for place in found(excerpt.quote.replace('"', " "))]
    first_pages = list(dict.fromkeys(places))[:4]
    assert {"quotes/", f"studies/{excerpt.study}/"} <= set(first_pages)


def test_words_that_every_text_has_do_not_lead_anywhere(found, real):
    words = next(iter(real.excerpts.values())).quote.split()[:6]
    assert found(" ".join(["the", *words, "of"])) == found(" ".join(words))


def test_where_no_place_has_all_words_those_with_some_are_found(found):
    assert pages_of(found("stigma zzyzx")) == pages_of(found("stigma"))


def test_what_stands_nowhere_is_not_found(found):
    assert found("zzyzx") == []


def test_a_reader_who_knows_how_can_say_what_must_not_be_there(found):
    with_trust, without = found("trust"), found("trust -clinicians")
    assert 0 < len(without) < len(with_trust)
