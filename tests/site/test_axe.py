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


# Contrast is what axe takes longest to compute, and on a long page the same texts in the same colours come again and
# again. So it is computed for one text of each appearance: its colour, size and weight, and all that lies behind it.
COLOURS = ["color-contrast", "link-in-text-block"]
ONE_OF_EACH_APPEARANCE = """() => {
    const behind = new Map();
    const chain = element => {
        if (!element) return '';
        if (!behind.has(element)) {
            const style = getComputedStyle(element);
            const own = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter, style.position];
            behind.set(element, chain(element.parentElement) + '>' + element.className + own.join());
        }
        return behind.get(element);
    };
    const seen = new Map();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const element = texts.currentNode.parentElement;
        if (!texts.currentNode.data.trim() || !element.checkVisibility()) continue;
        const style = getComputedStyle(element);
        const lines = [style.textDecorationLine, style.textDecorationColor, style.textShadow];
        const font = [style.color, style.fontSize, style.fontWeight, element.tagName, ...lines];
        const appearance = chain(element) + '|' + font.join();
        if (!seen.has(appearance)) seen.set(appearance, element);
    }
    return [...seen.values()];
}"""
# Only what is wrong leaves the browser: the rest of a report is many times as large.
RUN = f"""async ([every_rule, colours]) => {{
    const resultTypes = ['violations'];
    const rules = Object.fromEntries(colours.map(rule => [rule, {{ enabled: false }}]));
    const texts = ({ONE_OF_EACH_APPEARANCE})();
    const runOnly = {{ type: 'rule', values: colours }};
    const reports = [await axe.run({{ include: texts }}, {{ runOnly, resultTypes }})];
    if (every_rule) reports.push(await axe.run(document, {{ rules, resultTypes }}));
    return reports.flatMap(report => report.violations);
}}"""


def violations(page, address: str) -> list[str]:
    """What axe finds wrong with a page: the circumstances, the rule, the element and how it fails.

    Every rule is applied in light colours; in dark colours only those about colours, since nothing else differs.
    """
    page.goto(address, wait_until="load")
    page.evaluate(AXE_SCRIPT)
    found = []
    for scheme, name in SCHEMES.items():
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function("name => document.body.getAttribute('data-md-color-scheme') === name", arg=name)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            found += [
                f"{scheme}, {width} px: {violation['id']}: {node['target']} {node['failureSummary'][:200]}"
                for violation in page.evaluate(RUN, [scheme == "light", COLOURS])
                for node in violation["nodes"][:3]
            ]
    return found


def test_a_single_faint_text_in_a_long_list_is_found(window, served):
    window.goto(served + "references/", wait_until="load")
    window.evaluate(AXE_SCRIPT)
    assert window.evaluate(RUN, [False, COLOURS]) == []
    window.evaluate("() => { [...document.querySelectorAll('article li')].at(-3).style.color = 'rgb(200 200 200)'; }")
    [violation] = window.evaluate(RUN, [False, COLOURS])
    assert violation["id"] == "color-contrast"


@pytest.mark.parametrize("address", KINDS)
def test_axe_finds_no_violation_on_a_page_of_each_kind(window, served, address):
    assert violations(window, served + address) == []


@pytest.mark.parametrize("part", range(PARTS))
def test_axe_finds_no_violation_on_any_other_page(window, served, pages, part):
    others = sorted(set(pages) - set(KINDS))
    assert len(others) > 30
    found = {address: violations(window, served + address) for address in others[part::PARTS]}
    assert {address: wrong for address, wrong in found.items() if wrong} == {}
