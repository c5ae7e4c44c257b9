"""The built site in Chromium: anchors and permanent links work, and it can be read without scripts and with keys."""

from __future__ import annotations

import pytest

from review.model import urls

pytestmark = [pytest.mark.site, pytest.mark.browser]

# An id of each kind, and more than one anchor on a long page.
SAMPLE = ("needs", "diagnosis-f01", "needs-f12", "french-2019", "crawford-2007b", "french-2019-q04", "rizq-2012-q01")


def test_a_missing_page_says_so_in_the_site_design(site):
    text = (site / "404.html").read_text("utf-8")
    assert "md-header" in text
    assert "<h1" in text


@pytest.mark.parametrize("id", SAMPLE)
def test_a_permanent_link_ends_at_its_target(desk, served, real, id):
    page = desk.new_page()
    target = urls.current_urls(real)[id]
    page.goto(f"{served}id/{id}/")
    page.wait_for_url(served + target)
    anchor = target.partition("#")[2]
    if anchor:
        assert page.evaluate("id => document.getElementById(id) !== null", anchor)
    page.close()


@pytest.mark.parametrize("id", ["needs-f12", "rizq-2012-q01"])
def test_an_anchor_scrolls_to_what_it_names_below_the_header(desk, served, real, id):
    page = desk.new_page()
    page.goto(served + urls.current_urls(real)[id], wait_until="load")
    page.wait_for_function(
        """id => {
            const target = document.getElementById(id).getBoundingClientRect();
            const header = document.querySelector('.md-header').getBoundingClientRect();
            return target.top >= header.bottom - 2 && target.top < innerHeight;
        }""",
        arg=id,
    )
    page.close()


def test_without_javascript_every_row_can_be_read(browser, served, real):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    wanted = {
        "studies/": ("#characteristics tbody tr", len(real.studies)),
        "findings/": ("#summary-of-findings details.finding", len(real.findings)),
        "quotes/": ("figure.excerpt", len(real.excerpts)),
        "appraisal/": ("#answers tbody tr", len(real.studies)),
        "references/": ("ol.references > li", len(real.references)),
        "themes/needs/": ("details.finding", len(real.themes["needs"].findings)),
    }
    for address, (selector, count) in wanted.items():
        page.goto(served + address)
        shown = page.locator(selector).filter(visible=True)
        assert shown.count() == count, address
    assert page.locator(".md-content").inner_text()
    context.close()


def test_focus_is_seen_and_never_hidden_by_the_header(desk, served):
    page = desk.new_page()
    page.goto(f"{served}studies/", wait_until="load")
    for _ in range(25):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
                const focused = document.activeElement;
                // The theme hides its inputs and draws the focus on the label beside them.
                const at = focused.classList.contains('md-option') ? focused.nextElementSibling : focused;
                const box = at.getBoundingClientRect();
                const header = document.querySelector('.md-header').getBoundingClientRect();
                return {
                    name: at.outerHTML.slice(0, 80),
                    outlined: [getComputedStyle(at)]
                        .some(look => look.outlineStyle !== 'none' || look.boxShadow !== 'none'),
                    covered: !at.closest('.md-header') && box.height > 0 && box.bottom <= header.bottom && box.top >= 0,
                };
            }"""
        )
        assert seen["outlined"], seen["name"]
        assert not seen["covered"], seen["name"]
    page.close()


def test_on_a_phone_the_focus_is_on_the_screen_at_each_stop_and_no_stop_is_empty(browser, served):
    """At once, with movement: where the menu slides in, its first entry is not to be found outside of the screen."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{served}themes/", wait_until="load")
    stops = page.locator(".menu a:visible").count() + 8
    names = []
    for _ in range(stops):
        page.keyboard.press("Tab")
        left, right, top, name = page.evaluate(
            """() => {
                const focused = document.activeElement, box = focused.getBoundingClientRect();
                const name = focused.textContent.trim() || focused.ariaLabel || focused.labels?.[0]?.textContent;
                return [box.left, box.right, box.top, name];
            }"""
        )
        assert name, names
        assert 0 <= left < right <= 390, name
        assert 0 <= top < 844, name
        names.append(name)
    context.close()
    assert {"For researchers", "Contribute"} <= set(names)


def test_the_menu_lists_four_groups_and_marks_where_the_reader_is(desk, served):
    page = desk.new_page()
    page.goto(f"{served}studies/", wait_until="load")
    assert page.locator(".md-tabs__link").count() == 4
    assert page.locator(".md-tabs__link[aria-current]").count() == 1
    assert page.locator(".menu-group:visible").count() == 1
    assert page.locator(".menu [aria-current=page]:visible").count() == 1
    page.close()


def test_the_first_tab_stop_skips_to_the_content(desk, served):
    page = desk.new_page()
    page.goto(f"{served}findings/", wait_until="load")
    page.keyboard.press("Tab")
    skip = page.evaluate("document.activeElement.getAttribute('href')")
    assert skip.startswith("#")
    assert page.evaluate("id => document.getElementById(id) !== null", skip[1:])
    page.close()
