"""What a page does for keyboard users and for screen reader users."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page

from access.check import Check, check

START = """async () => {
    await access.settled();
    access.thin();
    window.reached = [];
    addEventListener('focusin', event => window.reached.push(event.target));
    return access.reachable().length;
}"""
NOT_REACHED = "() => access.reachable().filter(each => !reached.includes(each)).length"
WHAT_WAS_REACHED = """() => {
    const names = reached.map(each => access.shown(each));
    const twice = reached.findIndex((each, index) => index > 0 && each === reached[index - 1]);
    const first = reached.indexOf(reached[0], 1);
    const back = reached.findIndex((each, index) => index > 0 && first !== index
        && each.compareDocumentPosition(reached[index - 1]) & Node.DOCUMENT_POSITION_FOLLOWING);
    return { twice: names[twice], back: names[back] };
}"""
SPOKEN = """() => [...document.querySelectorAll('[role=status], [role=alert], [role=log], [aria-live]')]
    .filter(each => each.ariaLive !== 'off' && each.checkVisibility() && !each.closest('[aria-hidden=true]'))
    .map(each => each.textContent.trim()).join('|')"""
SHOWN_NUMBER = "() => [...document.querySelectorAll('.item')].filter(each => each.checkVisibility()).length"


@check(
    "2.1.1, 2.1.2, 2.4.3", "Who cannot go on with the Tab key has to leave the page; who is led about loses the thread."
)
def tab_key(page: Page) -> Iterator[str]:
    """Of places that look and stand alike the first two and the last are walked to."""
    places = left = page.evaluate(START)
    for _ in range(2):  # once more for as many as are left, where the page has changed under way
        for _ in range(left):
            page.keyboard.press("Tab")
        left = page.evaluate(NOT_REACHED)
    found = page.evaluate(WHAT_WAS_REACHED)
    if left:
        yield f"{left} of {places} places are not reached; it stops at {found['twice']}"
    if found["back"]:
        yield f"it goes back up at {found['back']}"


@check("2.4.1", "A way past the menus that does not lead past them costs one key more.")
def skip_key(page: Page) -> Iterator[str]:
    page.keyboard.press("Tab")
    if not page.evaluate("document.activeElement.matches('a[href^=\"#\"]') && access.visible(document.activeElement)"):
        yield f"the first key leads to {page.evaluate('access.shown(document.activeElement)')}"
        return
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    if page.evaluate("document.activeElement.closest('header, .md-sidebar') !== null"):
        yield f"past the menus the next key leads to {page.evaluate('access.shown(document.activeElement)')}"


@check("4.1.3", "A choice that changes what is shown, and says nothing, seems to do nothing.")
def spoken_count(page: Page) -> Iterator[str]:
    panel = page.locator("[data-lens] > details > summary")
    if panel.count() == 0:
        return
    if page.locator("[data-lens] > details:not([open])").count():
        panel.press("Enter")
    before = page.evaluate(SPOKEN)
    shown = page.evaluate(SHOWN_NUMBER)
    facet = page.locator("[data-lens] .lens-facet:has(input[type=checkbox])").first
    if facet.get_attribute("open") is None:
        facet.locator("summary").press("Enter")
    facet.locator("input[type=checkbox]").first.press("Space")
    if page.evaluate(SPOKEN) == before:
        yield f"{shown} things were shown and {page.evaluate(SHOWN_NUMBER)} are, and nothing says so"


CHECKS: tuple[Check[Page], ...] = (skip_key, tab_key, spoken_count)
