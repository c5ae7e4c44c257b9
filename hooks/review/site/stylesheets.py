"""Stylesheets joined into two: a page that asks for one file is drawn sooner than a page that asks for many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import tinycss2
from tinycss2.ast import Node

SITE = "assets/site.css"
PLAIN = "assets/plain.css"
THEME = "assets/stylesheets/"
# What the pages outside of the theme look like by the same rules as the others.
SHARED = tuple(f"assets/styles/{name}.css" for name in ("tokens", "fonts", "hidden", "controls", "citations"))
CHARSET = '@charset "UTF-8";'

# Parts of the theme that no page of a review has: half of its stylesheets. tests/site/test_weight.py finds one in use.
UNUSED = re.compile(
    r"""\[data-md-color-(?:primary|accent)=
    |\.(?:md-(?:annotation|author|banner|clipboard|consent|draft|feedback|input|meta|pagination|path|pin|post|profile
        |select|social|source-file|status|tag|version|code)(?![a-z])
    |md-nav(?:--(?:primary|lifted|integrated)|__(?:toggle|container|source|item--))
    |key-|kbd|tabbed-|task-list|footnote|giscus|arithmatex|katex|mermaid|admonition|highlight|linenodiv|linenos|critic
    |twemoji|emojione|gemoji|headerlink|grid(?![a-z])|(?:note|abstract|info|tip|success|question|warning|failure|danger|bug
        |example|quote)(?![a-z-]))""",
    re.VERBOSE,
)
RULE = re.compile(r"([^{}@;]+)\{[^{}]*\}")
EMPTY_BLOCK = re.compile(r"@(?:media|supports)[^{}]*\{\s*\}")
NOT = re.compile(r":not\([^()]*\)")


def joined(sheets: Mapping[str, str], listed: Iterable[str]) -> dict[str, str]:
    """Return the stylesheet of the theme's pages and that of the pages outside of it, by address.

    The first is made of the theme's own and those listed, the second of `PLAIN` and what it shares with them; ours
    without their comments and indentation, which are for people and would weigh a third of what a reader gets. Styles
    outside of any layer win over styles in a layer (CSS Cascading and Inheritance 5, 6.4.4), so the theme's go into the
    lowest layer; otherwise they would win over ours. `@import … layer(theme)` in a page does the same, but the browser
    finds what is imported only once it has read that which imports it.
    """
    theme = [
        _without_unused(text.removeprefix(CHARSET))
        for address, text in sorted(sheets.items())
        if address.startswith(THEME)
    ]
    return {
        SITE: "\n".join(["@layer theme {", *theme, "}", *_texts(sheets, listed)]),
        PLAIN: "\n".join(_texts(sheets, (*SHARED, PLAIN))),
    }


def _texts(sheets: Mapping[str, str], addresses: Iterable[str]) -> list[str]:
    return [_without_comments(sheets[address]) for address in addresses if address in sheets]


def _without_unused(sheet: str) -> str:
    """Return a stylesheet without the rules that only parts in `UNUSED` have."""
    return EMPTY_BLOCK.sub("", RULE.sub(lambda rule: "" if _is_unused(rule[1]) else rule[0], sheet))


def _is_unused(selectors: str) -> bool:
    return all(UNUSED.search(each) for each in NOT.sub("", selectors).split(","))


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
