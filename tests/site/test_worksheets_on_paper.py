"""A worksheet on paper, from the built site in a browser: one alone or all of a theme, with room to write."""

from __future__ import annotations

import pytest

from review.model import urls

pytestmark = [pytest.mark.site, pytest.mark.browser]

SEEN = "() => [...document.querySelectorAll('.worksheet')].filter(each => each.offsetHeight).map(each => each.id)"
HEIGHT = "() => document.querySelector('.worksheet:target .room').getBoundingClientRect().height"


@pytest.fixture
def page(desk):
    page = desk.new_page()
    yield page
    page.close()


def test_on_paper_a_selected_worksheet_is_printed_alone(page, served, real):
    theme = next(theme for theme in real.themes.values() if len(theme.findings) > 1)
    finding = theme.findings[1]
    page.goto(f"{served}{urls.worksheets(theme.id)}", wait_until="load")
    every = [each.id for each in theme.findings]
    assert page.evaluate(SEEN) == every
    page.locator(f"#{finding.id} .alone a >> nth=1").click()
    on_screen = page.evaluate(HEIGHT)
    assert page.evaluate(SEEN) == every
    page.emulate_media(media="print")
    assert page.evaluate(SEEN) == [finding.id]
    assert page.evaluate(HEIGHT) > 3 * on_screen
    assert not page.locator(f"#{finding.id} .hand-in").is_visible()
    assert page.locator(f"#{finding.id} .by code").inner_text() == finding.hash


def test_on_paper_a_theme_has_all_of_its_worksheets(page, served, real):
    theme = next(iter(real.themes.values()))
    page.goto(f"{served}{urls.worksheets(theme.id)}", wait_until="load")
    page.emulate_media(media="print")
    assert page.evaluate(SEEN) == [each.id for each in theme.findings]
