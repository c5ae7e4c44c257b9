"""What a browser shows of a page: under every colour scheme and width, with larger and wider text, and on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter
from pathlib import Path
from typing import Literal

from playwright.sync_api import BrowserContext, Page

from access.check import Fault

SCRIPTS = ("colours.js", "layout.js", "focus.js", "circumstances.js", "shapes.js")
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
# What depends on how long the texts of a page are and on what they say, and not on its elements and their styles alone.
OF_TEXTS = {"too_wide", "cut_off", "small_targets", "colour_alone", "badly_printed"}

SPACED = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }
"""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """How a reader has a page before them, and what is looked for then.

    `focus` is whether elements of every look take the focus, or also those that look alike at other places. `contrast`
    is whether the contrast of texts is computed then (access/axe.py).
    """

    name: str
    looks: tuple[str, ...]
    width: int = WIDE
    scheme: Literal["default", "slate"] = "default"
    css: str = ""
    times: int = 1
    media: Literal["screen", "print"] = "screen"
    forced_colors: Literal["none", "active"] = "none"
    unfolded: bool = True
    focus: Literal["", "once", "everywhere"] = ""
    contrast: bool = False


# In an order in which the browser has little to change.
ALL = (
    Circumstances("1280 px", (*LAYOUT, *COLOURS), unfolded=False, focus="everywhere", contrast=True),
    Circumstances("dark, 1280 px", COLOURS, scheme="slate", unfolded=False, focus="once", contrast=True),
    Circumstances("spaced text, 1280 px", ("cut_off",), css=SPACED, unfolded=False),
    Circumstances("text twice as large", ("cut_off",), times=2),
    Circumstances("on paper", ("badly_printed",), media="print"),
    Circumstances(
        "colours of the reader's own", ("faint_drawings", "faint_fields"), forced_colors="active", focus="once"
    ),
    Circumstances("320 px", (*LAYOUT, *COLOURS), width=NARROW, focus="everywhere", contrast=True),
    Circumstances("dark, 320 px", COLOURS, width=NARROW, scheme="slate", focus="once", contrast=True),
    Circumstances("spaced text, 320 px", REFLOW, width=NARROW, css=SPACED),
    Circumstances("folded, 320 px", ("too_wide",), width=NARROW, unfolded=False),
)
# For what depends on texts.
FOR_TEXTS = tuple(
    replace(each, looks=tuple(name for name in each.looks if name in OF_TEXTS), focus="", contrast=each is ALL[0])
    for each in ALL
    if each.scheme == "default" and OF_TEXTS & {*each.looks}
)


def prepare(context: BrowserContext) -> None:
    """Makes the scripts ready in every page of a window."""
    for name in SCRIPTS:
        context.add_init_script(path=Path(__file__).parent / name)


def put_on(page: Page, circumstances: Circumstances, before: Circumstances | None = None) -> None:
    """Puts the page into the circumstances, and waits until its scripts have adapted to those that they can notice."""
    page.evaluate("wanted => access.putOn(wanted)", _changed(page, circumstances, before))


def _changed(page: Page, circumstances: Circumstances, before: Circumstances | None) -> dict[str, object]:
    """Changes what the browser does about a page, and returns what is to be changed in the page itself."""
    if before is None or before.width != circumstances.width:
        page.set_viewport_size({"width": circumstances.width, "height": HEIGHT})
    of_media = attrgetter("media", "forced_colors")
    if before is None or of_media(before) != of_media(circumstances):
        page.emulate_media(
            media=circumstances.media, forced_colors=circumstances.forced_colors, reduced_motion="reduce"
        )
    names = ("scheme", "css", "times", "unfolded")
    noticed = attrgetter("width", "media", "forced_colors", "unfolded")
    changed = before is None or noticed(before) != noticed(circumstances)
    return {name: getattr(circumstances, name) for name in names} | {"changed": changed}


def asked(circumstances: Circumstances) -> dict[str, object]:
    """What the scripts are to look for in these circumstances."""
    focus = circumstances.focus
    return {"looks": list(circumstances.looks), "focused": focus != "", "everywhere": focus == "everywhere"}


def examine(
    page: Page,
    every: Sequence[Circumstances] = ALL,
    contrasts: Callable[[Page, str], Iterable[str]] | None = None,
    before: Circumstances | None = None,
) -> Iterator[Fault | str]:
    """Everything wrong with how the page looks, each fault once, with the circumstances in which it was first seen.

    `contrasts` says which texts are too faint, in the circumstances of the name that it gets. `before` are the
    circumstances in which the page is.
    """
    reported: set[tuple[str, str]] = set()
    if any(circumstances.focus for circumstances in every):
        page.keyboard.press("Shift")  # so that the browser shows the focus as it does to those who use keys
    for previous, circumstances in pairwise((before, *every)):
        wanted = _changed(page, circumstances, previous)
        found = page.evaluate("([put, asked]) => access.examine(put, asked)", [wanted, asked(circumstances)])
        for name, where in found:
            if (name, where) not in reported:
                reported.add((name, where))
                criterion, why = LOOKS[name]
                yield Fault(name, criterion, f"{circumstances.name}: {where}", why)
        if contrasts and circumstances.contrast:
            yield from contrasts(page, circumstances.name)
