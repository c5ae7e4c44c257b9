"""A visitor who opens one page after the other in a browser, once each, and examines what is new in it."""

from __future__ import annotations

from collections.abc import Sequence

import lxml.html
from lxml.html import HtmlElement
from playwright.sync_api import Browser

from access import looks
from access.axe import Axe
from access.check import Check

WATCH = """
window.violations = [];
addEventListener("securitypolicyviolation", event => violations.push(event.effectiveDirective));
"""
# What a page has done against its policy, also where what was still folded after all circumstances is unfolded.
UNFOLDED = """async () => {
    const folded = document.querySelectorAll("details:not([open], main details:not(.lens-panel))");
    for (const each of folded) each.open = true;
    if (folded.length) await access.settled();
    for (const each of folded) each.open = false;
    return violations;
}"""
# What is folded is hidden from axe.
UNFOLD = "() => { for (const each of document.querySelectorAll('main details:not(.lens-panel)')) each.open = true; }"


class Visitor:
    """A window of a browser, and the shapes of elements and appearances of texts that were seen in it.

    An element of a shape that was not seen before (access/shapes.js) is examined in all circumstances. What depends on
    the texts of a page, on what it asks for and on its policy is examined on every page.
    """

    def __init__(self, browser: Browser, served: str, reading: Sequence[Check[HtmlElement]]) -> None:
        self.served, self.reading = served, reading
        self.axe = Axe()
        self.shapes: set[int] = set()
        self.wrong: list[str] = []
        self.asked: list[str] = []
        size = {"width": looks.WIDE, "height": looks.HEIGHT}
        self.context = browser.new_context(viewport=size, reduced_motion="reduce")
        self.context.add_init_script(WATCH)
        looks.prepare(self.context)
        self.page = page = self.context.new_page()
        page.on("console", lambda said: self.wrong.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("response", lambda got: self.wrong.append(f"{got.status} {got.url}") if got.status >= 400 else None)
        page.on("request", lambda asked: self.asked.append(asked.url))

    def open(self, address: str) -> None:
        """Open a page as it is seen at a desk, in light colours."""
        self.wrong, self.asked = [], []
        if self.page.viewport_size["width"] != looks.WIDE:
            self.page.set_viewport_size({"width": looks.WIDE, "height": looks.HEIGHT})
        answer = self.page.goto(self.served + address, wait_until="load")
        assert answer.status == 200, address

    def faults(self, address: str) -> list[str]:
        """Everything that is wrong with a page."""
        self.open(address)
        new = self.page.evaluate("seen => access.choose(seen)", [*self.shapes])
        self.shapes.update(new)
        every = looks.ALL if new else looks.FOR_TEXTS
        found = [*map(str, looks.examine(self.page, every, self.axe.contrasts, before=looks.ALL[0]))]
        found += [f"against its policy: {directive}" for directive in self.page.evaluate(UNFOLDED)]
        found += [f"asks {url}" for url in self.asked if not url.startswith((self.served, "data:", "blob:"))]
        found += self.wrong
        if new:
            as_scripts_made_it = lxml.html.fromstring(self.page.content())
            found += [str(fault) for check in self.reading for fault in check.faults(as_scripts_made_it)]
            # Of what comes again and again in a long page a few are left; the whole of it has been examined by now.
            self.page.evaluate("access.prune()")
            self.page.evaluate(UNFOLD)
            found += self.axe.of_new_shapes(self.page)
        return found
