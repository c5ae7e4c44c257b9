"""What axe finds wrong with a page: narrow and wide, in light and in dark colours."""

from __future__ import annotations

from collections.abc import Iterator

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from access.looks import HEIGHT, NARROW, WIDE

SCHEMES = {"light": "default", "dark": "slate"}  # what the reader prefers, and what the theme calls it
# Each pair once, with as few changes of the width as there can be. Every rule is applied in light colours; in dark
# colours only those about colours, since nothing else differs.
EVERY = (("light", WIDE), ("dark", WIDE), ("dark", NARROW), ("light", NARROW))
FEW = (("light", WIDE), ("dark", NARROW))

# Contrast is what axe takes longest to compute, and on a long page the same texts in the same colours come again and
# again. So it is computed for one text of each appearance: its colour, size and weight, and all that lies behind it.
COLOURS = ["color-contrast", "link-in-text-block"]
APPEARANCES = """() => {
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
    window.appearances = seen;
    return [...seen.keys()];
}"""
IN_COLOURS = "scheme => document.body.getAttribute('data-md-color-scheme') === scheme"
# Only what is wrong leaves the browser: the rest of a report is many times as large.
RUN_COLOURS = """([appearances, values]) => axe.run(
    { include: appearances.map(each => window.appearances.get(each)) },
    { runOnly: { type: 'rule', values }, resultTypes: ['violations'] },
).then(report => report.violations)"""
RUN_THE_REST = """colours => axe.run(document, {
    rules: Object.fromEntries(colours.map(rule => [rule, { enabled: false }])), resultTypes: ['violations'],
}).then(report => report.violations)"""


class Axe:
    """axe, and the appearances of texts that it has seen on other pages and need not compute the contrast of again."""

    def __init__(self) -> None:
        self.seen: dict[tuple[str, int], set[str]] = {}

    def violations(self, page: Page, appearances: tuple[tuple[str, int], ...] = EVERY) -> Iterator[str]:
        """What is wrong with the page: the circumstances, the rule, the element and how it fails."""
        page.evaluate(AXE_SCRIPT)
        for scheme, width in appearances:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            page.emulate_media(color_scheme=scheme)
            page.wait_for_function(IN_COLOURS, arg=SCHEMES[scheme])
            seen = self.seen.setdefault((scheme, width), set())
            found = self.contrasts(page, seen)
            if scheme == "light":
                found += page.evaluate(RUN_THE_REST, COLOURS)
            for violation in found:
                for node in violation["nodes"][:3]:
                    yield f"{scheme}, {width} px: {violation['id']}: {node['target']} {node['failureSummary'][:200]}"

    def contrasts(self, page: Page, seen: set[str]) -> list[dict]:
        """The violations of the rules about colours among texts whose appearance is not among those seen."""
        new = [each for each in page.evaluate(APPEARANCES) if each not in seen]
        seen.update(new)
        return page.evaluate(RUN_COLOURS, [new, COLOURS]) if new else []
