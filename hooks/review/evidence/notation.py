"""Texts as YAML scalars on one line: plain where every reader takes them for that text, else in double quotes."""

from __future__ import annotations

import json
import re

import yaml

from review.evidence.documents import parse

MAX_LINE_WIDTH = 120  # columns, for a list on one line


def scalar(text: str, *, inside_list: bool = False) -> str:
    """Return the text as a scalar that every YAML reader takes for just this text."""
    return text if is_plain(text, inside_list=inside_list) and not is_ambiguous(text) else quoted(text)


def quoted(text: str) -> str:
    """Return the text in double quotes, letters beyond ASCII as they are."""
    return json.dumps(text, ensure_ascii=False)


def is_plain(text: str, *, inside_list: bool = False) -> bool:
    """Return whether the text reads as itself without quotes, if asked also in a list on one line."""
    if not text or text != " ".join(text.split()) or "\\" in text[:1]:
        return False
    written = f"- [{text}, x]" if inside_list else f"- {text}"
    document, problems = parse(written, "")
    return not problems and document.data == ([[text, "x"]] if inside_list else [text])


def is_ambiguous(text: str) -> bool:
    """Return whether readers could take the plain text for a number, a date, a comment, true or nothing."""
    if re.fullmatch(r"[\d.:+-]+", text) or "#" in text:
        return True
    tag = yaml.SafeLoader("").resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return bool(tag != "tag:yaml.org,2002:str")
