"""The page on importing tables: its commands are run as printed there, and print what it shows."""

from __future__ import annotations

import re
import shlex

import pytest

from made_up import write
from places import PROJECT
from review.__main__ import main

PAGE = PROJECT / "docs" / "contribute" / "tables.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILES = {"csv": "quotes.csv", "yaml": "quotes.mapping.yml"}


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.chdir(write(tmp_path))
    return tmp_path


def test_the_commands_print_what_the_page_shows(root, capsys):
    commands = []
    for kind, text in BLOCK.findall(PAGE.read_text(encoding="utf-8")):
        if kind in FILES:
            (root / FILES[kind]).write_text(text, encoding="utf-8")
            continue
        command, _, message = text.partition("\n")
        words = shlex.split(command)
        commands.append(words[4])
        main(words[4:])
        assert capsys.readouterr().out.strip() == message.strip(), command
    assert commands == ["import", "import"]
