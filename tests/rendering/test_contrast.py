"""The contrast of every pair of colours that stylesheets put on each other, computed from the tokens for both schemes.

Text needs 4.5:1 (WCAG 2.2, 1.4.3), a mark or an edge that means something 3:1 (1.4.11).
"""

from __future__ import annotations

import re

import pytest

COLOUR = re.compile(r"--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")
GROUNDS = ("paper", "surface", "sunk")
TINTS = ("pine-tint", "plum-tint", "ochre-tint", "rust-tint")
TEXT = {
    "ink": (*GROUNDS, *TINTS),
    "ink-2": (*GROUNDS, *TINTS),
    "link": (*GROUNDS, *TINTS),
    "pine": (*GROUNDS, "pine-tint"),
    "plum": (*GROUNDS, "plum-tint"),
    "ochre": (*GROUNDS, "ochre-tint"),
    "rust": (*GROUNDS, "rust-tint"),
    "on-pine": ("pine", "link"),
    "paper": ("ink",),
}
MARKS = {"line-strong": (*GROUNDS, *TINTS), "focus": (*GROUNDS, *TINTS)}


@pytest.fixture(scope="module")
def colours(project):
    """Each colour of the tokens by name, for light and for dark."""
    text = (project / "hooks/review/theme/assets/styles/tokens.css").read_text("utf-8")
    return {name: {"light": light, "dark": dark} for name, light, dark in COLOUR.findall(text)}


def luminance(colour):
    """The relative luminance of a colour (WCAG 2.2)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """The contrast of two colours (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def low(colours, scheme, pairs, least):
    """The pairs whose contrast in a scheme is lower than the least that is needed, with their contrast."""
    found = {
        (front, ground): round(contrast(colours[front][scheme], colours[ground][scheme]), 2)
        for front, grounds in pairs.items()
        for ground in grounds
    }
    return {pair: value for pair, value in found.items() if value < least}


def test_black_on_white_is_21():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_on_every_ground(colours, scheme):
    assert low(colours, scheme, TEXT, 4.5) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_and_edges_can_be_told_from_every_ground(colours, scheme):
    assert low(colours, scheme, MARKS, 3) == {}


def test_every_colour_is_in_a_pair_or_means_nothing(colours):
    paired = {name for pairs in (TEXT, MARKS) for front, grounds in pairs.items() for name in (front, *grounds)}
    assert set(colours) - paired == {"line"}
