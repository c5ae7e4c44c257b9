"""How values are written in the YAML of a record: each on one line, plain where that is safe, in double quotes else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from review.evidence.documents import parse

MAX_LINE_WIDTH = 120  # columns of a list on one line
WORD = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?")


def scalar(text: str, *, inside_list: bool = False) -> str:
    """The text as a scalar that every YAML reader takes for a text, and that reads as just this text."""
    return text if is_plain(text, inside_list=inside_list) and not is_ambiguous(text) else quoted(text)


def quoted(text: str) -> str:
    """The text in double quotes, letters beyond ASCII as they are."""
    return json.dumps(text, ensure_ascii=False)


def is_plain(text: str, *, inside_list: bool = False) -> bool:
    """Whether the text reads as itself without quotes, in a list on one line too if that is asked."""
    if not text or text != " ".join(text.split()) or "\\" in text[:1]:
        return False
    written = f"- [{text}, x]" if inside_list else f"- {text}"
    document, problems = parse(written, "")
    return not problems and document.data == ([[text, "x"]] if inside_list else [text])


def is_ambiguous(text: str) -> bool:
    """Whether YAML readers, or people, could take the plain text for a number, a date, a comment, true or nothing."""
    if re.fullmatch(r"[\d.:+-]+", text) or "#" in text:
        return True
    tag = yaml.SafeLoader("").resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return bool(tag != "tag:yaml.org,2002:str")


def entry_lines(values: Mapping[str, Any]) -> Iterator[str]:
    """A mapping as the lines of a block, without what is empty. A list of words stands on one line if there is room."""
    for key, value in values.items():
        if value is None or value in ("", [], ()):
            continue
        if isinstance(value, str):
            yield f"{key}: {scalar(value)}"
        elif isinstance(value, Sequence):
            yield from _list_lines(key, value)
        else:
            yield f"{key}: {value}"


def trailing_comment(line: str) -> str:
    """The comment at the end of a line of `key: value`, with the space before it; an empty text where there is none."""
    for found in re.finditer(r"\s+#", line):
        before, problems = parse(line[: found.start()].strip(), "")
        if not problems and before.data == parse(line.strip(), "")[0].data:
            return line[found.start() :].rstrip()
    return ""


def _list_lines(key: str, values: Sequence[str]) -> Iterator[str]:
    on_one_line = f"{key}: [{', '.join(values)}]"
    if all(WORD.fullmatch(value) for value in values) and len(on_one_line) <= MAX_LINE_WIDTH:
        yield on_one_line
        return
    yield f"{key}:"
    yield from (f"  - {scalar(value)}" for value in values)
