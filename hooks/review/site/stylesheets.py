"""Stylesheets joined and made small: a page that asks for one file is drawn sooner than a page that asks for many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial

import tinycss2
from tinycss2.ast import Node

from review.templating.look import LOOK

SITE = "assets/site.css"
PLAIN = "assets/plain.css"
THEME = "assets/stylesheets/"
# The stylesheets of the theme's pages, in their order, and the look of the project, if it has one of its own; it may
# list more stylesheets, which follow.
STYLESHEETS = (
    *(
        f"assets/styles/{name}.css"
        for name in (
            "tokens",
            "fonts",
            "hidden",
            "frame",
            "text",
            "controls",
            "search",
            "disclosure",
            "chips",
            "facts",
            "neighbours",
            "home",
            "glance",
            "finding",
            "evidence",
            "quotation",
            "records",
            "flow",
            "tables",
            "appraisal",
            "grids",
            "lens",
            "citations",
            "take-along",
            "versions",
            "preferences",
            "print",
        )
    ),
    LOOK,
)
# What the pages outside of the theme look like by the same rules as the others.
SHARED = (*(f"assets/styles/{name}.css" for name in ("tokens", "fonts", "hidden", "controls", "citations")), LOOK)
# Stylesheets of single pages.
ALONE = ("assets/form.css", "assets/worksheet.css")
CHARSET = '@charset "UTF-8";'

# The parts of the theme that pages have. tests/site/test_weight.py finds one that is missing.
LISTED = """
    md-container md-content md-content__button md-content__inner md-copyright md-copyright__highlight md-ellipsis
    md-footer md-footer-meta md-footer-meta__inner md-grid md-header md-header__button md-header__inner
    md-header__option md-header__source md-header__title md-icon md-logo md-main md-main__inner md-nav
    md-nav--secondary md-nav__item md-nav__link md-nav__link--active md-nav__list md-nav__title md-overlay md-sidebar
    md-sidebar--primary md-sidebar--secondary md-sidebar__inner md-sidebar__scrollwrap md-skip md-source
    md-source__icon md-source__repository md-tabs md-tabs__item md-tabs__item--active md-tabs__link md-tabs__list
    md-toggle md-typeset no-js
"""
USED = frozenset(LISTED.split())
# What else pages do without: writing from right to left, the theme's own colours and search, elements that none has.
UNUSED = re.compile(
    r"""\[dir=rtl\]|\[data-md-color-(?:primary|accent|switching)|\[data-md-toggle=search\]|__search|__comments|\[align
    |:nth-child\(\d+\)\ \.md-tabs__link|\[role=columnheader\]|\[data-preview\]|\#only-|\#gh-|\b(?:iframe|video)\b""",
    re.VERBOSE,
)
CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")
RULE = re.compile(r"([^{}@;]+)\{([^{}]*)\}")
KEYFRAMES = re.compile(r"@keyframes [\w-]+\{(?:[^{}]*\{[^{}]*\})*\}")
LINES = re.compile(r"\n\s+")  # the theme breaks long values
EMPTY_BLOCK = re.compile(r"@(?:media|supports)[^{}]*\{\s*\}")
NOT = re.compile(r":not\([^()]*\)")
COMMA = re.compile(r",(?![^(]*\))")
PROPERTY = re.compile(r"""(?<=[{;])(--[\w-]+):(?:"[^"]*"|'[^']*'|[^;{}"'])*;?""")
NAMED = re.compile(r"var\(\s*(--[\w-]+)")


def joined(sheets: Mapping[str, str], listed: Iterable[str]) -> dict[str, str]:
    """Return the stylesheets of the theme's pages, of the pages outside of it, and of single pages, by address.

    The first is made of the theme's own and those listed, the second of `PLAIN` and what it shares with them; ours
    without their comments and indentation, which are for people and would weigh a third of what a reader gets. Styles
    outside of any layer win over styles in a layer (CSS Cascading and Inheritance 5, 6.4.4), so the theme's go into the
    lowest layer; otherwise they would win over ours. `@import … layer(theme)` in a page does the same, but the browser
    finds what is imported only once it has read that which imports it.
    """
    ours = _texts(sheets, listed)
    theme = [text.removeprefix(CHARSET) for address, text in sorted(sheets.items()) if address.startswith(THEME)]
    return {
        SITE: "\n".join(["@layer theme {", _used(theme, ours), "}", *ours]),
        PLAIN: "\n".join(_texts(sheets, (*SHARED, PLAIN))),
        **{address: _without_comments(sheets[address]) for address in ALONE if address in sheets},
    }


def _texts(sheets: Mapping[str, str], addresses: Iterable[str]) -> list[str]:
    return [_without_comments(sheets[address]) for address in addresses if address in sheets]


def _used(theme: Iterable[str], ours: Iterable[str]) -> str:
    """Return what pages need of the theme: rules for its parts that they have, and properties that a rule reads."""
    rules = "\n".join(EMPTY_BLOCK.sub("", RULE.sub(_used_rule, KEYFRAMES.sub("", sheet))) for sheet in theme)
    read_by_ours = frozenset(NAMED.findall("\n".join(ours)))
    before = ""
    while rules != before:  # a property may be read by another alone
        before, read = rules, read_by_ours.union(NAMED.findall(rules))
        rules = PROPERTY.sub(partial(_read_property, read), rules)
    return LINES.sub(" ", RULE.sub(lambda rule: rule[0] if rule[2].strip() else "", rules))


def _read_property(read: frozenset[str], declared: re.Match[str]) -> str:
    return declared[0] if declared[1] in read else ""


def _used_rule(rule: re.Match[str]) -> str:
    selectors = [each for each in COMMA.split(rule[1]) if _is_used(each)]
    return f"{','.join(selectors)}{{{rule[2]}}}" if selectors else ""


def _is_used(selector: str) -> bool:
    asked = NOT.sub("", selector)
    return USED.issuperset(CLASS.findall(asked)) and not UNUSED.search(asked)


def _without_comments(sheet: str) -> str:
    nodes = _without_spaces(tinycss2.parse_component_value_list(sheet, skip_comments=True))
    text: str = tinycss2.serialize(nodes)
    return text


def _without_spaces(nodes: Iterable[Node]) -> list[Node]:
    """Return the nodes without spaces that mean nothing: beside what ends or divides, and at the edges of a block.

    Between two words, before a colon and around an operator a space has a meaning.
    """
    kept: list[Node] = []
    for node in nodes:
        if node.type == "whitespace":
            node.value = " "
            if kept and (kept[-1] in (";", ",", ":") or kept[-1].type == "{} block"):
                continue
        elif kept and kept[-1].type == "whitespace" and (node in (";", ",") or node.type == "{} block"):
            kept.pop()
        for part in ("content", "arguments"):
            if inner := getattr(node, part, None):
                setattr(
                    node, part, _trimmed(_without_spaces(inner)) if node.type == "{} block" else _without_spaces(inner)
                )
        kept.append(node)
    return kept


def _trimmed(nodes: list[Node]) -> list[Node]:
    start = next((place for place, node in enumerate(nodes) if node.type != "whitespace"), len(nodes))
    end = next((place for place in range(len(nodes), 0, -1) if nodes[place - 1].type != "whitespace"), 0)
    return nodes[start:end]
