"""What readers take along, in a browser: briefs and pictures in a click, the text of a slide, a card in a frame."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from review.citing.citable_works import versioned_address
from review.model import urls
from review.views.in_words import headline

pytestmark = [pytest.mark.site, pytest.mark.browser]


def clipboard(page):
    return page.evaluate("navigator.clipboard.readText()")


def saved(page, link):
    """The name of the file that a click on a link saves."""
    with page.expect_download() as download:
        link.click()
    return download.value.suggested_filename


def test_the_brief_of_the_whole_review_is_one_click_from_home(reader, served):
    reader.goto(served)
    assert saved(reader, reader.get_by_role("link", name="Brief of the whole review")) == "review.pdf"


def test_a_theme_offers_its_brief_its_word_file_and_its_picture_and_not_on_paper(reader, served, real):
    theme = next(iter(real.themes))
    reader.goto(served + urls.theme(theme))
    offered = reader.get_by_role("region", name="Take along")
    names = ("Brief", "Summary of findings", "Picture of the theme", "as SVG")
    files = [saved(reader, offered.get_by_role("link", name=name)) for name in names]
    assert files == [f"{theme}.pdf", f"summary-of-findings-{theme}.docx", f"theme-{theme}.png", f"theme-{theme}.svg"]
    reader.emulate_media(media="print")
    expect(offered).to_be_hidden()


def test_the_map_is_saved_as_a_picture_in_one_click(reader, served):
    reader.goto(f"{served}map/")
    assert saved(reader, reader.get_by_role("link", name="as PNG").first) == "map-settings.png"


def test_the_text_of_a_slide_is_copied_with_its_source_and_link(reader, served, real):
    finding = next(finding for finding in real.findings.values() if finding.excerpts)
    reader.goto(served + urls.theme(finding.theme))
    button = reader.locator(f"[aria-label='Copy for a slide: {finding.id}']").first
    button.dispatch_event("click")
    expect(button).to_have_text("Copied")
    first, quotation, *_, last = clipboard(reader).split("\n\n")
    assert first == headline(finding)
    assert quotation.strip("“”") in {real.excerpts[id].quote for id in finding.excerpts}
    assert last.endswith(f"/{versioned_address(real, finding.id)}")
    html = reader.evaluate("""async () => {
        const [item] = await navigator.clipboard.read();
        return (await item.getType("text/html")).text();
    }""")
    assert versioned_address(real, finding.id) in html


def test_the_text_of_a_slide_can_be_read_without_scripts(browser, served, real):
    id = next(iter(real.excerpts))
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}{urls.permanent(id)}#slide")
    expect(page.locator("[data-slide]")).to_contain_text(real.excerpts[id].quote)
    context.close()


def test_a_card_is_shown_in_a_frame_of_another_page(reader, served, real):
    finding = next(iter(real.findings.values()))
    with reader.context.new_page() as page:
        page.set_content(f'<iframe src="{served}{urls.embedded(finding.id)}" width="480" height="400"></iframe>')
        card = page.frame_locator("iframe")
        expect(card.get_by_role("heading")).to_have_text(headline(finding))
        expect(card.get_by_role("heading")).to_have_css("font-size", "20px")
