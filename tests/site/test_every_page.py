"""Every page in a browser, opened once: no error, no other host, its own policy kept, and everybody can use it.

Pages that together have every shape of the site are examined in all circumstances. The others have the same elements in
the same styles, so that only what depends on their texts is examined. What is checked is in tests/access/.
"""

from __future__ import annotations

import lxml.html
import pytest
from shapes import representatives

from access import looks, markup
from access.axe import EVERY, FEW, Axe
from access.names import words_of

pytestmark = [pytest.mark.site, pytest.mark.browser]

# The pages are divided into parts, which the processes of a run share.
PARTS = 8
WATCH = """
window.violations = [];
addEventListener("securitypolicyviolation", event => violations.push(event.effectiveDirective));
"""
# What a page does against its policy, also where everything is unfolded.
UNFOLDED = """async () => {
    const folded = [...document.querySelectorAll("details:not([open])")];
    for (const each of folded) each.open = true;
    await access.settled();
    for (const each of folded) each.open = false;
    await access.settled();
    return violations;
}"""


class Visitor:
    """A window in which one page after the other is examined. It keeps what went wrong and what was asked for."""

    def __init__(self, browser, served, reading):
        self.served, self.reading, self.axe = served, reading, Axe()
        self.context = browser.new_context(reduced_motion="reduce")
        self.context.add_init_script(WATCH)
        looks.prepare(self.context)
        self.page = page = self.context.new_page()
        self.wrong, self.asked = [], []
        page.on("console", lambda said: self.wrong.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("response", lambda got: self.wrong.append(f"{got.status} {got.url}") if got.status >= 400 else None)
        page.on("request", lambda asked: self.asked.append(asked.url))

    def open(self, address):
        self.wrong, self.asked = [], []
        self.page.set_viewport_size({"width": looks.WIDE, "height": looks.HEIGHT})
        self.page.emulate_media(media="screen", color_scheme="light", forced_colors="none")
        answer = self.page.goto(self.served + address, wait_until="load")
        assert answer.status == 200, address

    def faults(self, address, *, closely):
        """Everything that is wrong with a page; `closely` in all circumstances."""
        self.open(address)
        page = self.page
        found = [f"against its policy: {directive}" for directive in page.evaluate(UNFOLDED)]
        found += [f"asks {url}" for url in self.asked if not url.startswith((self.served, "data:", "blob:"))]
        found += self.wrong
        shortened = False
        if closely:
            as_scripts_made_it = lxml.html.fromstring(page.content())
            found += [str(fault) for check in self.reading for fault in check.faults(as_scripts_made_it)]
            # Of what comes again and again in a long page a few are examined; then the texts of the whole page are.
            shortened = page.evaluate("access.prune()") > 0
            found += self.axe.violations(page, EVERY)
            found += map(str, looks.examine(page, looks.FOR_SHAPES if shortened else looks.ALL))
        if shortened:
            self.open(address)
        if shortened or not closely:
            found += self.axe.violations(page, FEW)
            found += map(str, looks.examine(page, looks.FOR_TEXTS))
        return found


@pytest.fixture(scope="module")
def visitor(browser, served, pages):
    """A visitor who knows what the glossary explains."""
    visitor = Visitor(browser, served, markup.checks(words_of(pages["glossary/"])))
    yield visitor
    visitor.context.close()


@pytest.fixture(scope="module")
def every_page(site, pages):
    """Every page by its address, with the one that is shown in place of a page that is missing."""
    missing = lxml.html.parse(str(site / "404.html"), lxml.html.HTMLParser(encoding="utf-8")).getroot()
    return {**pages, "404.html": missing}


@pytest.fixture(scope="module")
def chosen(every_page):
    """The addresses of the pages that are examined closely."""
    return representatives(every_page)


@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_is_wrong_with_a_page_of_each_shape(visitor, chosen, part):
    assert len(chosen) > PARTS
    found = {address: visitor.faults(address, closely=True) for address in chosen[part::PARTS]}
    assert {address: faults for address, faults in found.items() if faults} == {}


@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_is_wrong_with_the_texts_of_any_other_page(visitor, every_page, chosen, part):
    others = sorted(every_page.keys() - chosen)
    assert len(others) > PARTS
    found = {address: visitor.faults(address, closely=False) for address in others[part::PARTS]}
    assert {address: faults for address, faults in found.items() if faults} == {}


def test_a_single_faint_text_in_a_long_list_is_found(visitor):
    visitor.open("references/")
    axe = Axe()
    assert list(axe.violations(visitor.page, FEW)) == []
    visitor.page.evaluate(
        "() => { [...document.querySelectorAll('article li')].at(-3).style.color = 'rgb(200 200 200)'; }"
    )
    found = list(axe.violations(visitor.page, (("light", looks.WIDE),)))
    assert [": color-contrast: " in violation for violation in found] == [True]
