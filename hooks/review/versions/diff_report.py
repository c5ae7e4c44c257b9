"""Report differences: as text for a terminal, as Markdown for a comment on a pull request, as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import ClassVar, get_args

from markupsafe import Markup

from review.problems.problem import visible
from review.schema.ids import IdKind
from review.templating.rendering import Context, render
from review.versions.comparison import CellAffected, Change, Changes, Outcome, ThemeAffected
from review.versions.entities import KINDS

MAX_COMMENT_LENGTH = 60_000  # characters; a comment on GitHub holds 65,536
OUTCOMES: tuple[Outcome, ...] = ("added", "changed", "removed")


@dataclass(frozen=True, slots=True)
class Group:
    """The changes to one kind of entity, under its heading; `left_out` of them are counted and not listed."""

    kind: str
    heading: str
    changes: tuple[Change, ...]
    left_out: int = 0

    @property
    def has_addresses(self) -> bool:
        """Whether entities of this kind have permanent addresses."""
        return self.kind in get_args(IdKind)

    def count(self, outcome: str) -> int:
        return sum(change.outcome == outcome for change in self.changes)

    @property
    def tally(self) -> str:
        """How many were added, changed and removed: "2 added, 1 removed"."""
        counted = ((outcome, self.count(outcome)) for outcome in OUTCOMES)
        return ", ".join(f"{number} {outcome}" for outcome, number in counted if number)

    @property
    def length(self) -> int:
        """How many characters its changes take up in full."""
        fields = (field for change in self.changes for field in change.fields if change.outcome == "changed")
        labels = sum(len(change.label) for change in self.changes)
        return labels + sum(len(field.before) + len(field.after) for field in fields)

    @property
    def listed(self) -> tuple[Change, ...]:
        return self.changes[: len(self.changes) - self.left_out]


def literal(words: object) -> Markup:
    """Return a text as code on one line, each character an entity, so that it is inert as Markdown and on the site.

    GitHub turns user names, issue numbers and addresses into links everywhere except in code.
    """
    shown = visible(" ".join(str(words).split()))
    inert = "".join(char if char.isalnum() or char == " " else f"&#{ord(char)};" for char in shown)
    return Markup(f"<code>{inert}</code>") if inert else Markup("")  # noqa: S704 - each sign is an entity


def _plain(words: object) -> str:
    return visible(" ".join(str(words).split()))


@dataclass(frozen=True)
class TextReport(Context):
    """The differences between two states, which `before` and `after` name, as plain text."""

    template: ClassVar[str] = "documents/changes.txt"
    changes: Changes
    groups: tuple[Group, ...]
    before: str
    after: str
    literal: Callable[[object], str] = _plain


@dataclass(frozen=True)
class MarkdownReport(Context):
    """The same as Markdown: `with_content` also gives each value before and after; `cells` and `themes` are listed."""

    template: ClassVar[str] = "documents/changes.md"
    changes: Changes
    groups: tuple[Group, ...]
    before: str
    after: str
    with_content: bool
    cells: tuple[CellAffected, ...]
    themes: tuple[ThemeAffected, ...]
    literal: Callable[[object], str] = literal


def groups(changes: Changes, most: int | None = None) -> Iterator[Group]:
    """The changes by kind of entity, `most` of each kind listed."""
    for kind, (_, heading) in KINDS.items():
        found = changes.of_kind(kind)
        if found:
            yield Group(kind, heading, found, 0 if most is None else max(0, len(found) - most))


def divided(of: Iterable[Group], most: int) -> tuple[tuple[Group, ...], tuple[Group, ...]]:
    """Return the groups that fit on one page of `most` characters, taken in order, and those that do not."""
    together: list[Group] = []
    apart: list[Group] = []
    for group in of:
        fits = sum(each.length for each in together) + group.length <= most
        (together if fits else apart).append(group)
    return tuple(together), tuple(apart)


def text(changes: Changes, before: str, after: str) -> str:
    """The differences as plain text, each text of a record on a line of its own and free of control characters."""
    return str(render(TextReport(changes, tuple(groups(changes)), before, after)))


def markdown(changes: Changes, before: str, after: str) -> str:
    """The differences as Markdown in which no text of a record does anything, short enough for a comment.

    A report that is too long leaves out the values of fields first and then more and more of the lists, and counts
    what it leaves out.
    """
    report = ""
    for with_content, most in ((True, None), (True, 100), (False, 100), (False, 30), (False, 5)):
        listed = tuple(groups(changes, most))
        cells, themes = changes.cells[:most], changes.themes[:most]
        report = str(render(MarkdownReport(changes, listed, before, after, with_content, cells, themes)))
        if len(report) <= MAX_COMMENT_LENGTH:
            break
    return report


def data(changes: Changes) -> str:
    """The differences as JSON, whole."""
    return json.dumps(asdict(changes), ensure_ascii=False, indent=1) + "\n"
