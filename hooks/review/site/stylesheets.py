"""Stylesheets joined into two: a page that asks for one file is drawn sooner than a page that asks for many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import tinycss2
from tinycss2.ast import Node

SITE = "assets/site.css"
PLAIN = "assets/plain.css"
THEME = "assets/stylesheets/"
# What the pages outside of the theme look like by the same rules as the others.
SHARED = tuple(f"assets/styles/{name}.css" for name in ("tokens", "fonts", "hidden", "controls", "citations"))
CHARSET = '@charset "UTF-8";'


def joined(sheets: Mapping[str, str], listed: Iterable[str]) -> dict[str, str]:
    """Return the stylesheet of the theme's pages and that of the pages outside of it, by address.

    The first is made of the theme's own and those listed, the second of `PLAIN` and what it shares with them; ours
    without their comments and indentation, which are for people and would weigh a third of what a reader gets. Styles
    outside of any layer win over styles in a layer (CSS Cascading and Inheritance 5, 6.4.4), so the theme's go into the
    lowest layer; otherwise they would win over ours. `@import … layer(theme)` in a page does the same, but the browser
    finds what is imported only once it has read that which imports it.
    """
    theme = [text.removeprefix(CHARSET) for address, text in sorted(sheets.items()) if address.startswith(THEME)]
    return {
        SITE: "\n".join(["@layer theme {", *theme, "}", *_texts(sheets, listed)]),
        PLAIN: "\n".join(_texts(sheets, (*SHARED, PLAIN))),
    }


def _texts(sheets: Mapping[str, str], addresses: Iterable[str]) -> list[str]:
    return [_without_comments(sheets[address]) for address in addresses if address in sheets]


def _without_comments(sheet: str) -> str:
    nodes = tinycss2.parse_component_value_list(sheet, skip_comments=True)
    _take_out_indentation(nodes)
    text: str = tinycss2.serialize(nodes)
    return text


def _take_out_indentation(nodes: Iterable[Node]) -> None:
    for node in nodes:
        if node.type == "whitespace":
            node.value = "\n" if "\n" in node.value else " "
        else:
            _take_out_indentation(getattr(node, "content", None) or getattr(node, "arguments", None) or ())
