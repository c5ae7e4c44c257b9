"""The home page: what its first screen says, and what it shows of the themes."""

from __future__ import annotations

import pytest

pytestmark = [pytest.mark.site, pytest.mark.browser]

SCREENS = {"desk": (1280, 900), "phone": (390, 844)}


@pytest.fixture(params=SCREENS)
def home(request, browser, served):
    """The home page on a screen, as it is before a reader scrolls; with the height of the screen."""
    width, height = SCREENS[request.param]
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(served)
    yield page, height
    context.close()


def lower_edge(page, selector):
    """How far down the first element in sight ends."""
    return max(box["y"] + box["height"] for box in [page.locator(f"{selector}:visible").first.bounding_box()])


def test_the_first_screen_has_the_question_the_answer_the_status_and_how_to_read_on(home):
    page, height = home
    for selector in ("h1", "article .lead", ".buttons", ":is(.status-line, .status-panel .living-notice)"):
        assert lower_edge(page, selector) <= height, selector


def test_every_theme_is_at_a_glance_with_its_numbers(home, real):
    page, _ = home
    rows = page.locator(".glance-rows > li")
    assert rows.count() == len(real.themes)
    for row, theme in zip(rows.all(), real.themes.values(), strict=True):
        assert theme.short_title in row.text_content()
        assert f"{len(theme.findings)} findings" in " ".join(row.text_content().split())
    assert page.locator(".glance table tbody tr").count() == len(real.themes)


def test_the_status_is_said_once_and_not_above_the_page(home):
    page, _ = home
    assert page.locator(".living-notice:visible").count() == 1
    assert page.locator(".status-panel .living-notice:visible").count() == 1
