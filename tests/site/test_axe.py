"""Every page of the built site as axe sees it: narrow and wide, in light and in dark colours."""

from __future__ import annotations

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from kinds import KINDS

pytestmark = [pytest.mark.site, pytest.mark.browser]

WIDTHS = (320, 1280)
SCHEMES = {"light": "default", "dark": "slate"}  # what the reader prefers, and what the theme calls it
# The pages that are not named among the kinds are divided into parts, which the processes of a run share.
PARTS = 8


@pytest.fixture(scope="module")
def window(browser):
    """One window for all pages; axe needs to run scripts of its own in it."""
    context = browser.new_context(reduced_motion="reduce", bypass_csp=True)
    yield context.new_page()
    context.close()


# On a page of a kind that has been examined completely, dark colours can only break rules about colours, and only in
# what is not the frame of every page.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
CONTENT = {"exclude": [[".md-header"], [".md-sidebar"], [".md-footer"]]}


# Only what is wrong leaves the browser: the rest of a report is many times as large.
RUN = "([context, options]) => axe.run(context ?? document, options).then(report => report.violations)"


def violations(page, address: str, *, complete: bool) -> list[str]:
    """What axe finds wrong with a page: the circumstances, the rule, the element and how it fails.

    Every rule is applied in light colours, and in dark colours too if the examination is to be complete.
    """
    page.goto(address, wait_until="load")
    page.evaluate(AXE_SCRIPT)
    found = []
    for scheme, name in SCHEMES.items():
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function("name => document.body.getAttribute('data-md-color-scheme') === name", arg=name)
        every_rule = complete or scheme == "light"
        options = {"resultTypes": ["violations"]} | ({} if every_rule else {"runOnly": COLOURS})
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            found += [
                f"{scheme}, {width} px: {violation['id']}: {node['target']} {node['failureSummary'][:200]}"
                for violation in page.evaluate(RUN, [None if every_rule else CONTENT, options])
                for node in violation["nodes"][:3]
            ]
    return found


@pytest.mark.parametrize("address", KINDS)
def test_axe_finds_no_violation_on_a_page_of_each_kind(window, served, address):
    assert violations(window, served + address, complete=True) == []


@pytest.mark.parametrize("part", range(PARTS))
def test_axe_finds_no_violation_on_any_other_page(window, served, pages, part):
    others = sorted(set(pages) - set(KINDS))
    assert len(others) > 30
    found = {address: violations(window, served + address, complete=False) for address in others[part::PARTS]}
    assert {address: wrong for address, wrong in found.items() if wrong} == {}
