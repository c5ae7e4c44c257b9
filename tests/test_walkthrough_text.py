"""The walkthrough that contributors read: its commands are run as printed there, and print what it shows.

They are run over the made-up review of night buses, with the reference and the record that the page shows.
"""

from __future__ import annotations

import io
import re
import shlex
from contextlib import redirect_stderr, redirect_stdout

import pytest

from places import PROJECT
from repository import repository
from review.__main__ import main

PAGES = ("docs/contribute/study.md", "docs/contribute/send.md")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROGRAM = [".venv/bin/python", "-m", "review"]
# The files in the blocks of these kinds.
FILES = {"text": "export.ris", "yaml": "evidence/studies/example-2021.yml"}
COMMANDS = ["new", "check", "check", "diff", "format"]


@pytest.fixture
def blocks() -> list[tuple[str, str]]:
    """The blocks of the walkthrough in order: the kind and content of each."""
    found = [block for page in PAGES for block in BLOCK.findall((PROJECT / page).read_text(encoding="utf-8"))]
    return [(kind, text) for kind, text in found if kind != "sh"]  # what git is told needs a repository


def printed(arguments: list[str]) -> str:
    """What a command prints, on either stream."""
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(out):
        main(arguments)
    return out.getvalue()


def test_the_commands_of_the_walkthrough_print_what_it_shows(blocks, tmp_path, monkeypatch):
    root = repository(tmp_path / "review")
    monkeypatch.chdir(root)
    run = []
    for kind, text in blocks:
        if kind == "console":
            command, _, message = text.partition("\n")
            words = shlex.split(command)
            assert words[:4] == ["$", *PROGRAM]
            run.append(words[4])
            assert printed(words[4:]).strip() == message.strip(), command
        else:
            (root / FILES[kind]).write_text(text, encoding="utf-8")
    assert run == COMMANDS
