"""What a reader does beside the lens: abbreviations, print, and following a sentence down to who said it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.site, pytest.mark.browser]

SHOWN = "element => getComputedStyle(element, '::after').content"
PLACE = """element => {
    const style = getComputedStyle(element, '::after');
    return [style.position, parseFloat(style.left), parseFloat(style.right)];
}"""


@pytest.fixture
def open_at(browser, served):
    """Opens a page in a window of a width, by touch where it is narrow."""
    contexts = []

    def open_page(address, width=1280):
        touch = width < 600
        contexts.append(browser.new_context(viewport={"width": width, "height": 800}, has_touch=touch))
        page = contexts[-1].new_page()
        page.goto(served + address)
        return page

    yield open_page
    for context in contexts:
        context.close()


def test_the_keyboard_shows_and_hides_the_meaning_of_an_abbreviation(open_at):
    page = open_at("quotes/")
    abbreviation = page.locator(".gloss abbr").first
    meaning = abbreviation.get_attribute("title")
    assert abbreviation.evaluate(SHOWN) == "none"
    abbreviation.evaluate("element => element.closest('figure').querySelector('.chip').focus()")
    page.keyboard.press("Tab")
    expect(abbreviation).to_be_focused()
    assert abbreviation.evaluate(SHOWN) == f'"{meaning}"'
    page.keyboard.press("Escape")
    assert abbreviation.evaluate(SHOWN) == "none"


def test_a_tap_shows_the_meaning_of_an_abbreviation_within_the_screen(open_at):
    page = open_at("quotes/", 320)
    abbreviation = page.locator("article abbr").first
    abbreviation.tap()
    assert abbreviation.evaluate(SHOWN) == f'"{abbreviation.get_attribute("title")}"'
    position, left, right = abbreviation.evaluate(PLACE)
    assert position == "fixed"
    assert left > 0
    assert right > 0
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_sentence_of_a_summary_links_down_to_its_study(open_at, real):
    theme = next(
        theme for theme in real.themes.values() if any(finding.supporting_studies for finding in theme.findings)
    )
    sentence, finding = next(
        (sentence, real.findings[id])
        for sentence in theme.summary
        for id in sentence.findings
        if real.excerpts_of(real.findings[id])
    )
    excerpt = min(real.excerpts_of(finding), key=lambda each: each.voice.id)
    page = open_at(f"themes/{theme.id}/")
    page.locator(".lead p", has_text=sentence.sentence[:40]).get_by_role("link", name=f"Finding {finding.id}").click()
    card = page.locator(f"#{finding.id}")
    expect(card).to_be_in_viewport()
    figure = card.locator("figure.excerpt").first
    expect(figure.locator("blockquote")).to_contain_text(excerpt.quote[:30])
    expect(figure.locator(".voice")).to_have_text(excerpt.voice.label)
    figure.locator(".chip").click()
    expect(page.locator("h1")).to_have_text(real.studies[excerpt.study].name)


def test_print_opens_details_and_shows_the_page_url(open_at):
    page = open_at("themes/diagnosis/")
    page.emulate_media(media="print")
    expect(page.locator(".print-address")).to_contain_text("themes/diagnosis/")
    expect(page.locator(".finding details .coverage").first).to_be_visible()
    expect(page.locator(".md-header")).to_be_hidden()
    expect(page.locator(".cite-this .cite-texts").first).to_be_visible()
    expect(page.locator(".cite-this pre").first).to_be_hidden()


def test_the_whole_review_prints_with_an_address_for_every_finding(open_at, real):
    page = open_at("whole/")
    page.emulate_media(media="print")
    text = page.locator("article").inner_text()
    for finding in real.findings.values():
        assert finding.statement in text
        assert f"/id/{finding.id}/" in text
    for study in real.studies.values():
        assert study.name in text
