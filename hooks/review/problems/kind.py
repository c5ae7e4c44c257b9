"""What the catalogue records about each kind of problem."""

from __future__ import annotations

from dataclasses import dataclass

ERROR, HINT = "error", "hint"


@dataclass(frozen=True, slots=True)
class Example:
    """Input that raises a problem: one change to a file of the made-up review that the tests use.

    `wrong` replaces `right` where it first occurs. Without `right`, `wrong` is added to the end of the file, or is the
    whole of a file that the review does not have. If `wrong` is None, the file is missing.
    """

    file: str
    wrong: str | None
    right: str = ""
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of problem: its permanent code and title, what is wrong, why it matters and how to fix it.

    `known_to_form` says that the form for a study finds it too; any other is found by the check alone.
    """

    code: str
    title: str
    what: str
    why: str
    fix: str
    example: Example
    known_to_form: bool = False

    @property
    def severity(self) -> str:
        """`error` stops the build, `hint` does not."""
        return HINT if self.code.startswith("H") else ERROR
