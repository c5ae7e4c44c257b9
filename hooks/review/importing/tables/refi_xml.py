"""XML of REFI-QDA files: parsed without a document type, whatever namespace a program writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from review.importing.xml import parsed
from review.problems.problem import Problem

# What may come before the root element, up to a document type, which can define entities.
DOCUMENT_TYPE = re.compile(r"\A(?:\s+|<\?.*?\?>|<!--.*?-->)*<!DOCTYPE", re.DOTALL)
GUID = re.compile(r"\{?([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\}?", re.IGNORECASE)


def parsed_document(text: str, path: str) -> tuple[Any, tuple[Problem, ...]]:
    """Return the root of a REFI-QDA document, and a problem where it is not one or has a document type."""
    if DOCUMENT_TYPE.match(text):
        message = "the XML has a document type, which REFI-QDA does not use; nothing of it is read"
        return None, (Problem(path, 1, "E502", message, "export it again from the program that wrote it"),)
    root, problems = parsed(text, path)
    if root is not None and local_name(root) not in {"CodeBook", "Project"}:
        message = f'the XML is a "{local_name(root)}", not a codebook or project of REFI-QDA'
        return None, (Problem(path, 1, "E502", message[:200], "export a REFI-QDA codebook or project"),)
    return root, problems


def local_name(element: Any) -> str:
    """Return the name of an element without its namespace; empty for a comment or instruction."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def has_part(element: Any, name: str) -> bool:
    """Return whether an element of this name is directly in an element."""
    return any(local_name(each) == name for each in element)


def parts(element: Any, *names: str) -> Iterator[Any]:
    """Yield the elements directly in an element that have one of these names."""
    yield from (each for each in element if local_name(each) in names)


def guid_of(written: str | None) -> str:
    """Return a GUID in capitals and without braces; empty where the text is none."""
    found = GUID.fullmatch((written or "").strip())
    return found[1].upper() if found else ""
