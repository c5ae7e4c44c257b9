"""A problem found in a file: its place, code and message, and reports of several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from types import MappingProxyType

from rapidfuzz.distance import OSA

from review.problems.catalogue import KINDS
from review.problems.kind import ERROR, HINT, Kind

MAX_PROBLEMS_PER_FILE = 100
MAX_MESSAGE_LENGTH = 500  # characters
MAX_COMPARED_LENGTH = 100  # characters of a word that is compared with others
MAX_TYPING_ERRORS = 3


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One problem at one place: `path` is relative to the root of the project, `line` counts from 1.

    `hint` says what to do about this problem in particular; if it is empty, the catalogue's fix does.
    """

    path: str
    line: int
    code: str
    message: str
    hint: str = ""

    @property
    def kind(self) -> Kind:
        """The entry of the catalogue for this code."""
        return KINDS[self.code]

    @property
    def stops_the_build(self) -> bool:
        """Whether the evidence cannot be published until this is fixed."""
        return self.kind.severity == ERROR

    def __str__(self) -> str:
        """`path:line  CODE  what is wrong; what to do`, on one line."""
        return f"{visible(self.path)}:{self.line}  {self.code}  {_clipped(visible(self._explanation))}"

    @property
    def _explanation(self) -> str:
        return "; ".join(part for part in (self.message, self.hint or self.kind.fix) if part)

    def annotation(self) -> str:
        """The problem as a workflow command of GitHub Actions, which shows it at its line of a pull request."""
        level = "error" if self.stops_the_build else "notice"
        place = f"file={_in_property(self.path)},line={self.line},title={_in_property(self.code)}"
        return f"::{level} {place}::{_in_message(_clipped(self._explanation))}"


def truncate(problems: Iterable[Problem], path: str) -> list[Problem]:
    """Return the problems of a file, or the first of them and one to say that there are more."""
    first = list(islice(problems, MAX_PROBLEMS_PER_FILE + 1))
    if len(first) > MAX_PROBLEMS_PER_FILE:
        text = f"more than {MAX_PROBLEMS_PER_FILE} problems in this file; fix these to see the rest"
        first[MAX_PROBLEMS_PER_FILE] = Problem(path, first[MAX_PROBLEMS_PER_FILE].line, "E106", text)
    return first


class EvidenceError(Exception):
    """The evidence has problems that stop the build; `problems` has all of them, in order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(report(self.problems))


def report(problems: Iterable[Problem]) -> str:
    """Return all problems, one per line, in the order of files and lines, with a count at the end."""
    ordered = sorted(problems)
    errors = sum(problem.stops_the_build for problem in ordered)
    lines = [str(problem) for problem in ordered]
    return "\n".join([*lines, f"{_counted(errors, ERROR)}, {_counted(len(ordered) - errors, HINT)}"])


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun if number == 1 else noun + 's'}"


def nearest(word: str, known: Iterable[str], labels: Mapping[str, Iterable[str]] = MappingProxyType({})) -> str:
    """Return `did you mean "…"?` for the known word that `word` stands for, or an empty text rather than a wrong one.

    That is the word without a path and with other leading zeros, then one that has `word` among its `labels`, then one
    that differs by a typing error: in one letter of four, three at most, and in no number.
    """
    candidates = list(known)
    sought = word[:MAX_COMPARED_LENGTH].rpartition("/")[2]
    found = next((each for each in candidates if _unpadded(each) == _unpadded(sought)), "")
    found = found or next((each for each in candidates if _is_among(sought, labels.get(each, ()))), "")
    if not found:
        limit = min(MAX_TYPING_ERRORS, len(sought) // 4)
        near = [(OSA.distance(sought, each, score_cutoff=limit), each) for each in candidates if _may_be(sought, each)]
        found = next((each for distance, each in sorted(near, key=itemgetter(0)) if distance <= limit), "")
    return f'did you mean "{found}"?' if found else ""


def _unpadded(word: str) -> str:
    """The word without leading zeros in its numbers, capitals and separators: needs-f01 is needs-f1."""
    return re.sub(r"0*(\d+)", r"\1", re.sub(r"[\s_-]+", "-", word.casefold()))


def _is_among(word: str, labels: Iterable[str]) -> bool:
    return _unpadded(word) in map(_unpadded, labels)


def _may_be(word: str, other: str) -> bool:
    """Whether two words have the same numbers: another number is another thing."""
    return re.findall(r"\d+", word) == re.findall(r"\d+", other)


def visible(text: str) -> str:
    """Return the text on one line, safe to print: no control character, and no command to a CI runner.

    The runner of GitHub Actions also reads `##[command]` anywhere in a line as a command, so a space is put into it.
    """
    printable = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)
    return printable.replace("##[", "## [")


def _clipped(text: str) -> str:
    return text if len(text) <= MAX_MESSAGE_LENGTH else text[: MAX_MESSAGE_LENGTH - 1] + "…"


def _in_message(text: str) -> str:
    """Escape %, CR and LF, as the message of a workflow command requires."""
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _in_property(text: str) -> str:
    """Escape colon and comma too, which separate the properties of a workflow command."""
    return _in_message(text).replace(":", "%3A").replace(",", "%2C")
