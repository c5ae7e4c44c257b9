"""What a browser shows of a page: under every colour scheme and width, with larger and wider text, and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import BrowserContext, Page

from access.check import Fault

SCRIPTS = ("colours.js", "layout.js", "focus.js")
WIDE, NARROW = 1280, 320
HEIGHT = 800

# What is looked for: the criterion of WCAG 2.2 it belongs to, and why it matters. The scripts do the looking.
LOOKS = {
    "faint_drawings": ("1.4.11", "A line that hardly differs from its ground is not there for many eyes."),
    "faint_fields": ("1.4.11", "A field whose edge is not seen is not found."),
    "colour_alone": ("1.4.1", "One man in twelve does not see the difference; nor does paper, nor a screen reader."),
    "links_by_colour": ("1.4.1", "Who does not see the colour does not see that there is a link."),
    "too_wide": ("1.4.10", "Who enlarges a page four times would have to move it to and fro for every line."),
    "cut_off": ("1.4.4, 1.4.12", "Who needs larger or wider text loses what does not fit its box."),
    "small_targets": ("2.5.8", "A trembling hand or a thumb presses what stands beside it."),
    "out_of_order": ("1.3.2, 2.4.3", "The keyboard and the ear follow the page, and not what the eye sees."),
    "movement": ("2.3.3", "Movement makes some people ill; they have asked for less."),
    "only_by_mouse": ("2.1.1", "What only a mouse can press is out of reach for a keyboard, a switch and a voice."),
    "comes_up_on_hover": ("1.4.13, 2.1.1", "What only the mouse brings up is kept from keys and touch."),
    "badly_printed": ("1.4.3", "A page on paper cannot be unfolded, scrolled or set to other colours."),
    "unseen_focus": ("2.4.7, 1.4.11", "Who uses a keyboard does not know where they are."),
    "covered_focus": ("2.4.11", "What has the focus is hidden, and so is where the next key will act."),
}
COLOURS = ("faint_drawings", "faint_fields", "colour_alone", "links_by_colour")
LAYOUT = ("too_wide", "cut_off", "small_targets", "out_of_order", "movement", "only_by_mouse", "comes_up_on_hover")
REFLOW = ("too_wide", "cut_off")
FOCUS = {"unseen_focus", "covered_focus"}

SPACED = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }
"""
ADD_STYLE = """css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = css ? [sheet] : [];
}"""
TWICE = """times => {
    const root = document.documentElement;
    root.style.fontSize = times === 1 ? '' : `${parseFloat(getComputedStyle(root).fontSize) * times}px`;
}"""


def prepare(context: BrowserContext) -> None:
    """Makes the scripts ready in every page of a window."""
    for name in SCRIPTS:
        context.add_init_script(path=Path(__file__).parent / name)


def examine(page: Page, *, focus: bool = True) -> Iterator[Fault]:
    """Everything wrong with how the page looks, each fault once, with the circumstances in which it was first seen.

    Without `focus`, what needs each element to take the focus is left out: it takes long.
    """
    reported: set[tuple[str, str]] = set()
    for circumstances, name, where in _seen(page, focus=focus):
        if (name, where) not in reported:
            reported.add((name, where))
            criterion, why = LOOKS[name]
            yield Fault(name, criterion, f"{circumstances}: {where}", why)


def _seen(page: Page, *, focus: bool) -> Iterator[tuple[str, str, str]]:
    page.emulate_media(reduced_motion="reduce")
    page.keyboard.press("Shift")  # so that the browser shows the focus as it does to those who use keys
    for width in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        if width == NARROW:
            # An open sheet of filters covers a narrow page until the reader closes it.
            folded = "document.querySelectorAll('main details:not(.lens-panel)')"
            page.evaluate(f"{folded}.forEach(each => {{ each.open = true; }})")
        yield from _look(page, f"{width} px", LAYOUT)
        for scheme in ("default", "slate"):
            _put_on(page, scheme)
            yield from _look(page, f"{scheme}, {width} px", COLOURS)
            if focus:
                yield from _focus(page, f"{scheme}, {width} px", there_and_back=scheme == "default")
        page.evaluate(ADD_STYLE, SPACED)
        yield from _look(page, f"spaced text, {width} px", REFLOW if width == NARROW else ("cut_off",))
        page.evaluate(ADD_STYLE, "")
    page.set_viewport_size({"width": WIDE, "height": HEIGHT})
    page.evaluate(TWICE, 2)
    yield from _look(page, "text twice as large", ("cut_off",))
    page.evaluate(TWICE, 1)
    page.emulate_media(media="print")
    yield from _look(page, "on paper", ("badly_printed",))
    _put_on(page, "default")
    page.emulate_media(media="screen", forced_colors="active")
    yield from _look(page, "colours of the reader's own", ("faint_drawings", "faint_fields"))
    if focus:
        yield from _focus(page, "colours of the reader's own", there_and_back=False)
    page.emulate_media(forced_colors="none")


def _put_on(page: Page, scheme: str) -> None:
    page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)


def _look(page: Page, circumstances: str, names: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    found = page.evaluate("names => names.map(name => [name, access.checks[name]()])", list(names))
    yield from ((circumstances, name, where) for name, places in found for where in places)


def _focus(page: Page, circumstances: str, *, there_and_back: bool) -> Iterator[tuple[str, str, str]]:
    for name, places in page.evaluate("back => access.focus(back)", there_and_back).items():
        yield from ((circumstances, name, where) for where in places)
