"""What other sites show of this one: previews of pages, and cards of findings in a frame."""

from __future__ import annotations

import re
import struct
from datetime import date

import lxml.html

from places import SITE_URL
from review.citing.citable_works import versioned_address
from review.exports import embedded, social_cards
from review.templating import typesetting
from review.versions.publication import Publication
from review.views.social_card import card_of, cards

MAX_CARD_BYTES = 10_000


def size_of(png):
    """The width and height that a PNG states."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", png[16:24])


def test_every_page_has_a_preview_that_exists(exported, review):
    pages = ["", "findings/", "quotes/", "studies/", "studies/adams-2011/", "appraisal/", "methods/", "404.html"]
    for page in [*pages, "themes/", *(f"themes/{id}/" for id in review.themes)]:
        assert size_of(exported[card_of(review, page)]) == (1200, 630), page


def test_each_theme_has_a_preview_of_its_own(review):
    assert len({card_of(review, f"themes/{id}/") for id in review.themes}) == len(review.themes)


def test_a_preview_states_the_status(review):
    late = Publication(review, SITE_URL, as_of=date(2099, 1, 1))
    for card in cards(review, late.status).values():
        assert "Searched to" in card.status
        assert late.status.label in card.status
        assert "confidence" in card.status


def test_without_the_libraries_there_are_no_previews(review, monkeypatch):
    monkeypatch.setattr(typesetting, "find_spec", lambda _: None)
    assert social_cards.files(Publication(review, SITE_URL)) == {}


def test_a_card_to_embed_is_small_has_no_script_and_loads_nothing(exported, review):
    for id in review.findings:
        html = exported[f"embed/{id}/index.html"]
        assert len(html.encode()) < MAX_CARD_BYTES
        page = lxml.html.fromstring(html)
        assert page.xpath("//script | //img | //link[@rel='stylesheet'] | //@style | //@onclick") == []
        assert re.findall(r"url\(|@import", html) == []


def test_a_card_to_embed_gives_the_finding_its_status_and_its_permanent_link(exported, review):
    for id, finding in review.findings.items():
        page = lxml.html.fromstring(exported[f"embed/{id}/index.html"])
        text = " ".join(page.text_content().split())
        for expected in (finding.headline or finding.statement, *(one.view for one in finding.views), "Searched to"):
            assert expected in text
        (link,) = page.xpath("//main//a")
        assert (link.get("href"), link.get("target")) == (f"../../{versioned_address(review, id)}", "_top")


def test_a_card_may_be_framed_and_its_policy_allows_its_style(exported, review):
    for id in review.findings:
        page = lxml.html.fromstring(exported[f"embed/{id}/index.html"])
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "frame-ancestors" not in policy
        assert re.search(r"style-src 'self' 'sha256-", policy)
        assert re.search(r"script-src 'self';", policy)


def test_the_page_to_cite_a_finding_offers_its_slide_and_its_card(exported, review):
    for id in [*review.findings, *review.excerpts]:
        page = lxml.html.fromstring(exported[f"id/{id}/index.html"])
        (slide,) = page.xpath("//*[@data-slide]")
        text = " ".join(slide.text_content().split())
        assert SITE_URL + versioned_address(review, id) in text
        assert review.record.short_title in text
        codes = [each.text_content() for each in page.xpath("//*[@id='embed']/following-sibling::dl//code")]
        assert [f'src="{SITE_URL}embed/{id}/"' in code for code in codes] == ([True] if id in review.findings else [])
        if id in review.excerpts:
            excerpt = review.excerpts[id]
            assert f"“{excerpt.quote}”" in text
            assert review.studies[excerpt.study].name in text


def test_a_study_has_neither(exported):
    page = lxml.html.fromstring(exported["id/adams-2011/index.html"])
    assert page.xpath("//*[@id='slide' or @id='embed']") == []


def test_cards_are_made_of_the_records_alone(exported, review):
    assert embedded.files(Publication(review, SITE_URL)).items() <= exported.items()
