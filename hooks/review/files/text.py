"""Read text files within limits: their size, their encoding and the characters that are allowed."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from review.problems.problem import Problem, truncate

MAX_FILE_BYTES = 512 * 1024

# Controls except line ends; bidirectional overrides and isolates, zero-width and other format characters; separators
# that some programs read as line ends; tags and non-characters; the replacement character of failed decoding.
_FORBIDDEN = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069"
    "\ufdd0-\ufdef\ufeff\ufff9-\uffff\U000e0000-\U000e007f]"
)
# Zero-width joiners (U+200C, U+200D) belong to the spelling of Indic scripts, between letters to that of Arabic,
# Mongolian and their kin, and U+200D joins emoji. Anywhere else they are invisible differences.
_INDIC = "[\u0900-\u0dff\u0f00-\u109f\u1780-\u17ff\ua8e0-\ua8ff]"
_CURSIVE = "[\u0600-\u08ff\u1800-\u18af\ufb50-\ufdcf\ufe70-\ufefc]"
_EMOJI = "[\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff]"
_KEPT = f"(?<={_INDIC})|(?<={_CURSIVE})(?=.{_CURSIVE})|(?<={_EMOJI})(?=\u200d{_EMOJI})"
FORBIDDEN = re.compile(f"{_FORBIDDEN}|(?!{_KEPT})[\u200c\u200d]")

# Every character that can be forbidden, whatever is around it: looked for first, which takes far less time.
_SUSPECT = re.compile(f"{_FORBIDDEN[:-1]}\u200c\u200d]")


def may_have_forbidden(text: str) -> bool:
    """Tell whether a text has a character that is forbidden, or may be so because of what is around it."""
    if text.isascii():  # where only controls are forbidden
        return not text.replace("\n", " ").replace("\t", " ").isprintable()
    return _SUSPECT.search(text) is not None


def read_text(file: Path, path: str, max_bytes: int = MAX_FILE_BYTES) -> tuple[str, list[Problem]]:
    """Return the file's text in NFC, and a problem for its size, its encoding or each forbidden character."""
    try:
        status = os.lstat(file)
    except OSError:
        status = None
    if status is None or not stat.S_ISREG(status.st_mode):  # nothing outside the project, and no endless device
        return "", [Problem(path, 1, "E101", "expected a regular file, not a link or a folder")]
    try:
        if status.st_size > max_bytes:
            return "", [Problem(path, 1, "E106", f"the file is larger than {max_bytes // 1024} kB")]
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        return "", [Problem(path, 1, "E101", f"the file cannot be read: {error.strerror}")]
    except UnicodeDecodeError as error:
        line = file.read_bytes()[: error.start].count(b"\n") + 1
        return "", [Problem(path, line, "E101", "the file is not UTF-8 text")]
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return text, truncate(_forbidden(text, path), path)


def _forbidden(text: str, path: str) -> Iterator[Problem]:
    """Yield a problem for each forbidden character, once per line."""
    if not may_have_forbidden(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        for char in dict.fromkeys(FORBIDDEN.findall(line)):
            name = f"U+{ord(char):04X} ({unicodedata.name(char, 'control')})"
            yield Problem(path, number, "E111", f"the character {name} is not allowed in a text")
