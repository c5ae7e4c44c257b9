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

# Contrast is what axe takes longest to compute, and the same texts in the same colours come again and again. So it is
# computed for one text of each appearance: its colours, whether it is large, the text around a link, and what lies
# behind it. That is the ground of the elements around it, up to one that lets nothing through; what has a place of its
# own in the window or in a grid may lie over other grounds, and counts with its classes and the width of the window.
COLOURS = ["color-contrast", "link-in-text-block"]
APPEARANCES = """() => {
    const behind = new Map([[null, ['', '']]]);
    const layers = element => {
        if (!behind.has(element)) {
            const style = getComputedStyle(element);
            const { backgroundColor, backgroundImage, position } = style;
            let [effects, ground] = layers(element.parentElement);
            const effect = [style.opacity, style.filter, style.mixBlendMode].join();
            if (effect !== '1,none,normal') effects += `>${effect}`;
            const inGrid = /grid/.test(element.parentElement && getComputedStyle(element.parentElement).display);
            if (inGrid || /absolute|fixed|sticky/.test(position)) ground += `>${innerWidth} ${element.className}`;
            if (/^rgb\\(/.test(backgroundColor)) ground = backgroundColor;
            else if (backgroundColor !== 'rgba(0, 0, 0, 0)') ground += `>${backgroundColor}`;
            if (backgroundImage !== 'none') ground += `>${element.className} ${backgroundImage}`;
            behind.set(element, [effects, ground]);
        }
        return behind.get(element);
    };
    const colours = element => {
        const { color, textDecorationLine, textDecorationColor, textShadow } = getComputedStyle(element);
        return [color, textDecorationLine, textDecorationColor, textShadow].join();
    };
    const seen = new Map();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const element = texts.currentNode.parentElement;
        if (!texts.currentNode.data.trim() || !element.checkVisibility()) continue;
        const { fontSize, fontWeight } = getComputedStyle(element);
        const isLarge = parseFloat(fontSize) >= (fontWeight >= 700 ? 18.66 : 24);
        const around = element.localName === 'a' && colours(element.parentElement);
        const appearance = [...layers(element), isLarge, colours(element), around].join('|');
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
RUN_THE_REST = """([colours, outermost]) => axe.run(outermost ? { include: access.roots() } : document, {
    rules: Object.fromEntries(colours.map(rule => [rule, { enabled: false }])), resultTypes: ['violations'],
}).then(report => report.violations)"""


class Axe:
    """axe, and the appearances of texts that it has seen on other pages and need not compute the contrast of again."""

    def __init__(self) -> None:
        self.seen: set[str] = set()

    def violations(self, page: Page, appearances: tuple[tuple[str, int], ...] = EVERY) -> Iterator[str]:
        """What is wrong with the page: the circumstances, the rule, the element and how it fails."""
        for scheme, width in appearances:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            page.emulate_media(color_scheme=scheme)
            page.wait_for_function(IN_COLOURS, arg=SCHEMES[scheme])
            yield from self.contrasts(page, f"{scheme}, {width} px")
            if scheme == "light":
                yield from _shown(f"{width} px", _run(page, RUN_THE_REST, [COLOURS, False]))

    def contrasts(self, page: Page, circumstances: str) -> Iterator[str]:
        """The violations of the rules about colours among texts whose appearance was not seen."""
        new = [each for each in page.evaluate(APPEARANCES) if each not in self.seen]
        self.seen.update(new)
        if new:
            yield from _shown(circumstances, _run(page, RUN_COLOURS, [new, COLOURS]))

    def of_new_shapes(self, page: Page) -> Iterator[str]:
        """The violations of all other rules among the elements that access/shapes.js has chosen, narrow and wide."""
        for width in (NARROW, WIDE):
            page.set_viewport_size({"width": width, "height": HEIGHT})
            yield from _shown(f"{width} px", _run(page, RUN_THE_REST, [COLOURS, True]))


def _run(page: Page, script: str, about: object) -> list[dict]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return page.evaluate(script, about)


def _shown(circumstances: str, violations: list[dict]) -> Iterator[str]:
    for violation in violations:
        for node in violation["nodes"][:3]:
            yield f"{circumstances}: {violation['id']}: {node['target']} {node['failureSummary'][:200]}"
