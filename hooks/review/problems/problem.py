"""A problem found in a file: its place, its code and its message."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from review.problems.catalogue import ERROR, HINT, KINDS, Kind

MAX_PROBLEMS_PER_FILE = 100  # problems that are told of one file
MAX_MESSAGE_LENGTH = 500  # characters


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One problem at one place. `path` is relative to the project's root, `line` counts from 1."""

    path: str
    line: int
    code: str
    message: str
    hint: str = ""

    @property
    def kind(self) -> Kind:
        """The catalogue's entry for this problem's code."""
        return KINDS[self.code]

    @property
    def stops_the_build(self) -> bool:
        """Whether the evidence may not be published with this problem."""
        return self.kind.severity == ERROR

    def __str__(self) -> str:
        """`path:line  CODE  what is wrong; what to do`, on one line."""
        said = "; ".join(part for part in (self.message, self.hint or self.kind.fix) if part)
        return f"{visible(self.path)}:{self.line}  {self.code}  {_clipped(visible(said))}"

    def annotation(self) -> str:
        """The problem as a workflow command of GitHub Actions, so that it stands at its line of a pull request."""
        level = "error" if self.stops_the_build else "notice"
        said = f"{self.message}; {self.hint or self.kind.fix}"
        place = f"file={_in_property(self.path)},line={self.line},title={_in_property(self.code)}"
        return f"::{level} {place}::{_in_message(_clipped(said))}"


def truncate(problems: Iterable[Problem], path: str) -> list[Problem]:
    """The problems of a file, or the first of them and one that says that there are more."""
    told = list(islice(problems, MAX_PROBLEMS_PER_FILE + 1))
    if len(told) > MAX_PROBLEMS_PER_FILE:
        said = f"more than {MAX_PROBLEMS_PER_FILE} problems in this file; the rest is told when these are mended"
        told[MAX_PROBLEMS_PER_FILE] = Problem(path, told[MAX_PROBLEMS_PER_FILE].line, "E106", said)
    return told


class EvidenceError(Exception):
    """The evidence has problems that stop the build; `problems` holds every one of them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(report(self.problems))


def report(problems: Iterable[Problem]) -> str:
    """All problems, one a line, in the order of files and lines, with a count at the end."""
    ordered = sorted(problems)
    errors = sum(problem.stops_the_build for problem in ordered)
    lines = [str(problem) for problem in ordered]
    return "\n".join([*lines, f"{_counted(errors, ERROR)}, {_counted(len(ordered) - errors, HINT)}"])


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun if number == 1 else noun + 's'}"


def nearest(word: str, known: Iterable[str]) -> str:
    """`did you mean "…"?` for the known word nearest to `word`, or an empty text when none is near."""
    close = difflib.get_close_matches(word[:100], list(known), n=1, cutoff=0.6)
    return f'did you mean "{close[0]}"?' if close else ""


def visible(text: str) -> str:
    """The text on one line, safe to print: no character that a terminal acts on, and no command to a CI runner.

    GitHub's runner also reads `##[command]` anywhere in a line as a command, so the two signs are parted.
    """
    printable = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)
    return printable.replace("##[", "## [")


def _clipped(text: str) -> str:
    return text if len(text) <= MAX_MESSAGE_LENGTH else text[: MAX_MESSAGE_LENGTH - 1] + "…"


def _in_message(text: str) -> str:
    """Escaped for the message of a workflow command (its own rule: %, CR and LF)."""
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _in_property(text: str) -> str:
    """Escaped for a property of a workflow command, where colon and comma separate."""
    return _in_message(text).replace(":", "%3A").replace(",", "%2C")
