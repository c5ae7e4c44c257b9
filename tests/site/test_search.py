"""The search in the browser: a dialog over any page, and a page of its own."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = [pytest.mark.site, pytest.mark.browser]


@pytest.fixture
def finder(reader, served):
    """A page with the dialog open."""
    reader.goto(f"{served}rights/")
    reader.get_by_role("link", name="Search", exact=True).click()
    expect(reader.get_by_role("dialog", name="Search")).to_be_visible()
    return reader


def found(page):
    """The addresses of the results in sight."""
    return page.locator(".found a").evaluate_all("links => links.map(link => link.href)")


def test_nothing_of_the_search_is_fetched_before_a_reader_searches(reader, served):
    asked = []
    reader.on("request", lambda request: asked.append(request.url.removeprefix(served)))
    reader.goto(served, wait_until="networkidle")
    assert [url for url in asked if url.startswith("search/") or "search/dialog" in url] == []
    reader.keyboard.press("Control+k")
    expect(reader.get_by_role("searchbox")).to_be_focused()
    reader.keyboard.type("diagnosis")
    expect(reader.locator(".found").first).to_be_visible()
    assert asked.count("search/index.json") == 1


def test_results_are_grouped_counted_and_marked(finder):
    finder.keyboard.type("trust")
    count = finder.get_by_role("dialog").get_by_role("status")
    expect(count).to_have_text(re.compile(r"[1-9]\d* results\."))
    expect(finder.locator(".found mark").first).to_contain_text("trust", ignore_case=True)
    expect(finder.get_by_role("heading", name="Findings")).to_be_visible()


def test_the_keyboard_goes_to_a_result_opens_it_and_closes_the_dialog(finder):
    field = finder.get_by_role("searchbox")
    finder.keyboard.type("self-harm")
    expect(finder.locator(".found").first).to_be_visible()
    first, second = finder.locator(".found a").nth(0), finder.locator(".found a").nth(1)
    finder.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    finder.keyboard.press("ArrowDown")
    expect(second).to_be_focused()
    finder.keyboard.press("ArrowUp")
    finder.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    finder.keyboard.press("Escape")
    expect(finder.get_by_role("dialog")).to_be_hidden()
    expect(finder.get_by_role("link", name="Search", exact=True)).to_be_focused()
    finder.keyboard.press("Enter")
    expect(field).to_be_focused()
    expect(first).to_be_visible()
    finder.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    target = first.get_attribute("href")
    finder.keyboard.press("Enter")
    finder.wait_for_url(target)


def test_enter_in_the_field_leads_to_a_page_whose_address_can_be_sent(finder, served):
    finder.keyboard.type("waiting list")
    finder.keyboard.press("Enter")
    finder.wait_for_url(f"{served}search/?q=waiting+list")
    expect(finder.locator(".found").first).to_be_visible()
    finder.get_by_role("searchbox").fill("trust")
    finder.wait_for_url(f"{served}search/?q=trust")


def test_a_group_shows_more_on_request(finder):
    finder.keyboard.type("clinicians")
    group = finder.locator(".found-findings")
    expect(group.get_by_role("listitem")).to_have_count(5)
    group.get_by_role("button").click()
    expect(group.get_by_role("listitem")).to_have_count(25)
    expect(group.get_by_role("link").nth(5)).to_be_focused()


def test_an_old_address_with_a_question_still_answers_it(reader, served):
    reader.goto(f"{served}?q=diagnosis")
    expect(reader.get_by_role("dialog").get_by_role("searchbox")).to_have_value("diagnosis")
    expect(reader.locator(".found").first).to_be_visible()


@pytest.mark.parametrize("address", ["search/", ""])
def test_an_address_cannot_put_elements_into_the_page(reader, served, address):
    reader.goto(f"{served}{address}?q=%3Ci-zzyzx+onzzyzx%3Dzzyzx%3E")
    expect(reader.get_by_role("status").filter(has_text="No results")).to_contain_text("“<i-zzyzx onzzyzx=zzyzx>”")
    expect(reader.get_by_role("searchbox")).to_have_value("<i-zzyzx onzzyzx=zzyzx>")
    assert reader.locator("i-zzyzx").count() == 0


def test_a_search_that_cannot_be_loaded_says_so(reader, served):
    reader.route("**/search/terms-*.json", lambda route: route.abort())
    reader.goto(f"{served}search/?q=trust")
    expect(reader.locator("#search-status")).to_contain_text("could not be loaded")


def test_without_scripts_the_link_leads_to_lists(browser, served):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served)
    page.get_by_role("link", name="Search", exact=True).click()
    expect(page.get_by_text("The search needs JavaScript.")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_hidden()
    page.get_by_role("article").get_by_role("link", name="Findings", exact=True).click()
    expect(page).to_have_url(f"{served}findings/")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_search_has_no_violations_and_fits_a_phone(browser, served, scheme):
    context = browser.new_context(viewport={"width": 320, "height": 640}, color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{served}?q=self-harm")
    expect(page.locator(".found").first).to_be_visible()
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.querySelector('dialog').scrollWidth") <= 320
    context.close()
