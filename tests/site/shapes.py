"""The shapes of a page: pages with the same shapes have the same styles, and differ in their texts alone."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

# What style sheets and scripts ask for beside tags and classes.
ASKED = ("role", "type", "open", "hidden", "disabled", "tabindex", "colspan", "rowspan", "fill", "stroke", "data-size")


def shapes_of(page: HtmlElement) -> set[int]:
    """Every way from the root of a page to an element, by tags, classes and attributes, each as a number."""
    return set(_shapes(page, 0))


def _shapes(element: HtmlElement, around: int) -> Iterator[int]:
    if not isinstance(element.tag, str) or element.tag in {"head", "script", "style"}:
        return
    stated = sorted((name, value) for name, value in element.items() if name in ASKED)
    named = sorted(name for name in element.attrib if name.startswith(("aria-", "data-")))
    here = hash((around, element.tag, element.get("class", ""), *stated, *named))
    yield here
    for child in element:
        yield from _shapes(child, here)
