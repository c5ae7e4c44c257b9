"""Every message of the program, read from its code, and which of them a run of the tests has raised.

A message is a text of three words or more in a module with messages for people; its values are gaps that any text
fills. The problems, errors and printed texts that the tests raise are compared with the messages. Those that remain at
the end of a complete run are raised by no test.
"""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import click
import pytest

from places import PROJECT
from review.cli import new
from review.cli.asking import NoAnswerError
from review.editing import EditError
from review.importing import ExtraMissingError
from review.problems import problem as problems
from review.site import publishing
from review.versions import git_objects

PACKAGE = PROJECT / "hooks" / "review"
TABLE_MODULES = (
    "appraisals", "codes", "delimited", "flow", "quotes", "refi_codes", "refi_project", "refi_text", "refi_xml",
    "rows", "studies", "table", "totals", "values", "workbook",
)  # fmt: skip
MODULES = (
    "checks/*.py", "cli/*.py", "editing/archive.py", "editing/formatting.py", "editing/release.py",
    "editing/schedule.py", "editing/suggestion.py", "editing/validation.py", "editing/yaml_editor.py",
    "evidence/documents.py", "evidence/records.py", "evidence/validation.py", "files/text.py", "importing/*.py",
    "importing/formats/*.py", *(f"importing/tables/{name}.py" for name in TABLE_MODULES),
    "problems/message_templates.py", "problems/problem.py", "references/bibtex.py", "site/publishing.py",
    "versions/git_objects.py",
)  # fmt: skip
ERRORS: tuple[type[Exception], ...] = (
    ExtraMissingError,
    NoAnswerError,
    new.NotWrittenError,
    publishing.NotPublishedError,
    EditError,
    git_objects.RevisionError,
)
WORDS = re.compile(r"(?<!\S)[(`\"']*[A-Za-z][a-z]+[)`\"']*[.,:;!?…]*(?!\S)")
GAP = re.compile(r"\{\w*(?::[^{}]*)?\}")  # of a text that is filled in later by `format`
HELP = {"help", "epilog", "examples", "metavar"}  # the help of commands
# Texts in these modules that are data and no messages: what they are.
DATA = {
    "CATALOGUE": "the titles, reasons and remedies of codes; each is on the page of contributors",
    "TABLES": "what commands do, in their help",
    "HELP": "more of the help of these commands",
    "OTHER_SELECTIONS": "what parts of sources are called in one message",
    "HEADINGS": "headings of the columns of exports",
    "STUB": "an entry to fill in",
    "NONE_YET": "what stands in for a note",
    "KINDS": "entry types",
    "IMPORTER": "the name of a format",
    "_PUBMED_NAMES": "names of the fields of a search",
    "_SINGLE": "names of the fields of an entry",
    "NAMED_KINDS": "names of the types of works in an export",
}


@dataclass(frozen=True)
class Message:
    """The parts of a message between its values."""

    parts: tuple[str, ...]

    def is_said_in(self, text: str) -> bool:
        """Return whether the text contains all parts, one after another."""
        place = 0
        for part in self.parts:
            found = text.find(part, place)
            if found < 0:
                return False
            place = found + len(part)
        return True


@cache
def messages() -> Mapping[str, Message]:
    """Return every message by its place (file:line)."""
    files = sorted({file for name in MODULES for file in PACKAGE.glob(name)})
    return {
        f"{file.relative_to(PACKAGE)}:{line}  {' … '.join(parts)}": Message(
            tuple(" ".join(part.split()) for part in parts if part.strip())
        )
        for file in files
        for line, parts in _texts(ast.parse(file.read_text(encoding="utf-8")))
        if len(WORDS.findall(" ".join(parts))) > 2
    }


def _texts(tree: ast.Module) -> Iterator[tuple[int, list[str]]]:
    """Yield each text with its line, in the parts between its values, without docstrings, help and data."""
    passed_over = {id(node) for left_out in _left_out(tree) for node in ast.walk(left_out)}
    within = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if id(node) in passed_over or id(node) in within:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, GAP.split(node.value)
        elif isinstance(node, ast.JoinedStr):
            yield node.lineno, _parts(node)


def _parts(joined: ast.JoinedStr) -> list[str]:
    parts = [""]
    for part in joined.values:
        if isinstance(part, ast.Constant):
            parts[-1] += str(part.value)
        else:
            parts.append("")
    return parts


def _left_out(tree: ast.Module) -> Iterator[ast.AST]:
    """Docstrings, help, patterns and data."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node
        if isinstance(node, ast.keyword) and node.arg in HELP:
            yield node
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re."):
            yield node
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(target, ast.Name) and target.id in DATA for target in targets):
                yield node


class Heard:
    """The messages that the tests have not made the program give yet."""

    def __init__(self, wanted: Mapping[str, Message]) -> None:
        self.left = dict(wanted)
        self.known: set[str] = set()

    def hear(self, shown: object) -> None:
        text = " ".join(str(shown).replace('\\"', '"').split())  # quotes as YAML writes them, too
        if text in self.known or not self.left:
            return
        self.known.add(text)
        for place in [place for place, message in self.left.items() if message.is_said_in(text)]:
            del self.left[place]

    def listen(self, patch: pytest.MonkeyPatch) -> None:
        """Record, from now on, each problem that is found, each error that is raised and each text that is printed."""

        def hearing(made: type[Any], *names: str) -> None:
            plain = made.__init__

            def initialise(instance: Any, *arguments: Any, **named: Any) -> None:
                plain(instance, *arguments, **named)
                for name in names:
                    self.hear(getattr(instance, name))
                if not names:
                    self.hear(instance)

            patch.setattr(made, "__init__", initialise)

        hearing(problems.Problem, "message", "hint")
        for error in ERRORS:
            hearing(error)
        hearing(click.ClickException, "message")
        printed = builtins.print

        def say(*words: object, **options: Any) -> None:
            self.hear(" ".join(map(str, words)))
            printed(*words, **options)

        patch.setattr(builtins, "print", say)
        for name in ("prompt", "confirm"):
            patch.setattr(click, name, self._asking(getattr(click, name)))

    def _asking(self, ask: Callable[..., Any]) -> Callable[..., Any]:
        def asking(text: str, *arguments: Any, **named: Any) -> Any:
            self.hear(text)
            return ask(text, *arguments, **named)

        return asking


class MessageCoverage:
    """A pytest plugin: a whole run of the tests fails when it leaves a message unraised, in however many processes.

    A worker of pytest-xdist hands what it has not heard to the process that started it; what no worker has heard is
    missing. The result is reported as one more test, so that the last line of the run counts it. A part of the tests
    does not wait for the messages to be read from the code.
    """

    TEST = "tests/test_messages.py::every message is raised by a test"

    def __init__(self) -> None:
        self.is_whole = False

    @cached_property
    def heard(self) -> Heard:
        """What a whole run has heard so far; nothing is wanted of a part."""
        return Heard(messages() if self.is_whole else {})

    @cached_property
    def left(self) -> set[str]:
        """The messages that no process has heard, as far as they have finished."""
        return set(messages())

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        run = set() if session.config.option.collectonly else {item.path for item in session.items}
        self.is_whole = files_of_tests() <= run

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Merge what a worker of pytest-xdist has found; one that crashed has failed the run already."""
        output = getattr(node, "workeroutput", {})
        if output.get("is_whole", False):
            self.is_whole = True
            self.left &= set(output["left"])

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Report what is missing, or in a worker hand it on."""
        if not self.is_whole:
            return
        self.left &= set(self.heard.left)
        if hasattr(session.config, "workeroutput"):
            session.config.workeroutput |= {"is_whole": True, "left": sorted(self.left)}
        elif not session.shouldfail and session.exitstatus in {0, pytest.ExitCode.TESTS_FAILED}:
            session.config.hook.pytest_runtest_logreport(report=self.report())
            session.exitstatus = pytest.ExitCode.TESTS_FAILED if self.left else session.exitstatus

    def report(self) -> pytest.TestReport:
        """Whether every message was raised, as the result of a test."""
        return pytest.TestReport(
            nodeid=self.TEST,
            location=("tests/test_messages.py", None, "every message is raised by a test"),
            keywords={},
            outcome="failed" if self.left else "passed",
            longrepr="\n".join(["No test makes the program give:", *sorted(self.left)]) if self.left else None,
            when="call",
        )


def files_of_tests() -> set[Path]:
    """The files of tests that together are the whole, but for those that read the built site."""
    tests = PROJECT / "tests"
    return {file for file in tests.rglob("test_*.py") if "site" not in file.relative_to(tests).parts}
