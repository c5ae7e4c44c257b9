"""XML of exports: parsed without entities and without anything from outside the file, and its texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from review.problems.problem import Problem
from review.references.exported import plain

DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def parsed(text: str, path: str) -> tuple[Any, tuple[Problem, ...]]:
    """Return the root of an XML text, and a problem where it cannot be parsed."""
    from lxml import etree  # noqa: PLC0415 - slow to load, and other formats do not need it

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    declaration = DECLARATION.match(text)
    lines = declaration[0].count("\n") if declaration else 0
    try:
        return etree.fromstring("\n" * lines + DECLARATION.sub("", text), parser), ()
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        message = "the file is not well-formed XML; no record of it is read"
        return None, (Problem(path, line, "E502", message, "export it again"),)


def text_at(element: Any, place: str) -> str:
    """Return the text of the first element at a place, with the texts of the elements in it; else ""."""
    found = element.find(place)
    return text_of(found) if found is not None else ""


def texts_at(element: Any, place: str) -> Iterator[str]:
    """Yield the text of each element at a place that has one."""
    yield from filter(None, map(text_of, element.findall(place)))


def text_of(element: Any) -> str:
    """Return all text in an element, on one line and without markup; what an entity stands for is left out."""
    parts = [element.text or ""]
    for each in element.iterdescendants():
        parts += [each.text or "" if isinstance(each.tag, str) else "", each.tail or ""]
    return plain("".join(parts))
