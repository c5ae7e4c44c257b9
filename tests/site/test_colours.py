"""The button for the other colours."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.site, pytest.mark.browser]

LIGHT, DARK = "rgb(251, 250, 246)", "rgb(18, 24, 23)"
TO_DARK, TO_LIGHT = "Switch to dark mode", "Switch to light mode"
# Every background that the page has had when something was drawn, from the first frame on.
WATCH = """
window.grounds = [];
const look = () => {
  if (document.querySelector("h1")) grounds.push(getComputedStyle(document.body).backgroundColor);
  if (grounds.length < 30) requestAnimationFrame(look);
};
look();
"""

# A function that the page's policy lets wait: a condition given as text is evaluated again and again, which it forbids.
DRAWN = """() => new Promise((done) => {
  const look = () => (grounds.length > 5 ? done() : requestAnimationFrame(look));
  look();
  setTimeout(done, 10_000); // a page that draws no further frame is judged by those it has drawn
})"""


@pytest.fixture
def open_page(browser, served):
    """Opens a page in a new window of a device that prefers a scheme."""
    contexts = []

    def open_in(scheme, address="quotes/", **options):
        contexts.append(browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900}, **options))
        page = contexts[-1].new_page()
        page.add_init_script(WATCH)
        page.goto(served + address)
        return page

    yield open_in
    for context in contexts:
        context.close()


def ground(page):
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


@pytest.mark.parametrize(("scheme", "colour"), [("light", LIGHT), ("dark", DARK)])
def test_no_page_is_drawn_in_the_colours_of_the_other_scheme_first(open_page, scheme, colour):
    page = open_page(scheme)
    page.evaluate(DRAWN)
    assert set(page.evaluate("grounds")) == {colour}


def test_the_choice_applies_on_other_pages_and_overrides_the_device(open_page, served):
    page = open_page("light")
    button = page.get_by_role("button", name=TO_DARK)
    button.focus()
    page.keyboard.press("Enter")
    assert ground(page) == DARK
    expect(page.get_by_role("button", name=TO_LIGHT)).to_be_focused()
    expect(button).to_be_hidden()
    page.goto(f"{served}map/")
    assert ground(page) == DARK
    page.emulate_media(color_scheme="light")
    assert ground(page) == DARK
    page.get_by_role("button", name=TO_LIGHT).click()
    assert ground(page) == LIGHT
    page.reload()
    assert ground(page) == LIGHT


def test_without_a_choice_the_page_follows_the_device_at_once(open_page):
    page = open_page("light")
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_css("background-color", DARK)
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    page.emulate_media(color_scheme="light")
    expect(page.locator("body")).to_have_css("background-color", LIGHT)


def test_a_quotation_far_down_changes_its_colours_with_the_rest(open_page):
    page = open_page("light", "themes/diagnosis/")
    colours = "element => [getComputedStyle(element).color, getComputedStyle(element).backgroundColor]"
    last = page.locator(".voice-first-order blockquote").last
    before = last.evaluate(colours)
    page.get_by_role("button", name=TO_DARK).click()
    after = last.evaluate(colours)
    assert before[0] != after[0]
    assert before[1] != after[1]


def test_without_scripts_no_button_promises_what_it_cannot_do(open_page):
    page = open_page("dark", java_script_enabled=False)
    expect(page.get_by_role("button", name=TO_DARK)).to_have_count(0)
    expect(page.get_by_role("button", name=TO_LIGHT)).to_have_count(0)
