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


@pytest.mark.parametrize("number", [0, 7, 21, 38, 58])
def test_a_quotation_is_found_at_its_place(found, real, number):
    excerpt = list(real.excerpts.values())[number]
    places = [place.split("#")[0] for place in found(excerpt.quote.replace('"', " "))]
    first_pages = list(dict.fromkeys(places))[:4]
    assert {"quotes/", f"studies/{excerpt.study}/"} <= set(first_pages)


def test_very_common_words_find_nothing(found, real):
    words = next(iter(real.excerpts.values())).quote.split()[:6]
    assert found(" ".join(["the", *words, "of"])) == found(" ".join(words))


def test_without_a_full_match_partial_matches_are_found(found):
    assert pages_of(found("medicalisation zzyzx")) == pages_of(found("medicalisation"))


def test_absent_words_are_not_found(found):
    assert found("zzyzx") == []


def test_a_search_can_exclude_words(found):
    with_trust, without = found("trust"), found("trust -clinicians")
    assert 0 < len(without) < len(with_trust)
