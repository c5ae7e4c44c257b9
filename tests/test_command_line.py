"""The command line: each command explains itself with examples, completes in the shell and loads only what it needs."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from made_up import write
from places import PROJECT
from review.cli.program import COMMANDS, main, program
from review.evidence.instruments import codebook_sections, shipped

OPTIONS = {
    "init": {"--title", "--instrument", "--language", "--on", "--program"},
    "migrate": {"--write"},
    "check": {"--wording", "--site"},
    "build": {"--every-version"},
    "serve": {"--at"},
    "new": {"--by", "--on", "--instrument", "--doi", "--bib", "--ris", "--nbib", "--csl"},
    "import": {"--format", "--dry-run", "--report", "--import-anyway", "--same-work", "--by", "--on"},
    "screen": {"--reason", "--note", "--by", "--on", "--again"},
    "suggestion": {"--form", "--add"},
    "watch": {"--search", "--dry-run", "--restart", "--on", "--service"},
    "compare": {"--by", "--on", "--locator", "--difference", "--url", "--again"},
    "relate": {"--by", "--on", "--note"},
    "rank": {"--write", "--on"},
    "notices": {"--dry-run", "--decide", "--by", "--text", "--on", "--service"},
    "news": {"--folder"},
    "confidence": set(),
    "instrument": set(),
    "format": {"--check"},
    "diff": {"--format"},
    "release": {"--summary", "--date", "--since", "--searches-through", "--tag"},
    "versions": {"--all"},
    "retire": {"--since", "--why", "--instead"},
    "pause": {"--since", "--why"},
    "resume": set(),
    "archive": {"--ask", "--write", "--interface"},
    "pages": {"--out", "--site-url"},
    "schemas": set(),
    "publish": set(),
}


def help_of(capsys: pytest.CaptureFixture[str], *command: str) -> str:
    assert main([*command, "--help"]) == 0
    return capsys.readouterr().out


def test_the_names_of_commands_and_options_are_a_contract():
    context = click.Context(program)
    for name, options in OPTIONS.items():
        command = program.get_command(context, name)
        assert command, name
        given = {option for each in command.params if isinstance(each, click.Option) for option in each.opts}
        assert options <= given, name
    assert {"--root"} == {option for each in program.params for option in each.opts}
    assert list(OPTIONS) == list(COMMANDS)


def test_the_review_is_found_from_a_folder_within_it(tmp_path, monkeypatch, capsys):
    root = write(tmp_path)
    monkeypatch.chdir(root / "evidence" / "studies")
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "0 errors, 0 hints\n"
    monkeypatch.chdir(tmp_path.parent)
    assert main(["check"]) == 1


def test_the_help_lists_every_command_in_a_sentence(capsys):
    text = help_of(capsys)
    for name in COMMANDS:
        [line] = [line for line in text.splitlines() if line.split()[:1] == [name]]
        assert line.endswith("."), line
        assert not line.endswith("..."), line


@pytest.mark.parametrize("name", COMMANDS)
def test_the_examples_of_a_command_are_valid(capsys, name):
    """They are read as they would be typed; what they do is another matter."""
    examples = help_of(capsys, name).partition("Examples:\n")[2].splitlines()
    assert examples
    for example in examples:
        program_name, *words = shlex.split(example.partition(" > ")[0])
        assert program_name == "review"
        words = words[words.index(name) :]
        command = program.get_command(click.Context(program), name)
        assert command.make_context(name, words[1:], obj=Path()), example


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chek"], "No such command 'chek'"),  # codespell:ignore chek
        (["check", "--fast"], "No such option"),
        (["screen", "smith-2020", "perhaps"], "'perhaps' is not one of 'include', 'exclude'"),
        (["new", "--doi", "10.5555/x", "--ris", "x.ris"], "name the report once"),
        (["new", "--doi", "10.5555/x", "--by", "Ada Nobody"], "a decision needs both --by and --on"),
        (["publish", "built"], "Missing argument 'SITE'"),
        (["instrument", "mmat-2019"], "known: casp-qualitative-2018, jbi-qualitative, mmat-2018"),
        ([], "Usage: review"),
    ],
)
def test_a_wrong_call_says_why_and_exits_with_2(tmp_path, capsys, arguments, message):
    root = write(tmp_path)
    assert main(["--root", str(root), *arguments]) == 2
    assert message in capsys.readouterr().err


def test_shipped_instruments_are_listed_and_printed_for_a_codebook(capsys):
    assert main(["instrument"]) == 0
    listed = capsys.readouterr().out
    assert listed == "".join(f"{line}\n" for line in listed.splitlines())
    assert [line.partition(":")[0] for line in listed.splitlines() if not line.startswith(" ")] == [*shipped()]
    assert main(["instrument", "mmat-2018", "jbi-qualitative"]) == 0
    assert capsys.readouterr().out == codebook_sections([shipped()["mmat-2018"], shipped()["jbi-qualitative"]])
    assert main(["instrument", "mmat-2018", "--language", "de"]) == 0
    printed = capsys.readouterr().out
    assert printed == codebook_sections([shipped("de")["mmat-2018"]])
    assert "label: Nicht zu beurteilen" in printed


def test_a_command_that_is_interrupted_says_so(monkeypatch, capsys):
    def interrupt(*_: object, **__: object) -> None:
        raise click.Abort

    monkeypatch.setattr(program, "main", interrupt)
    assert main(["check"]) == 1
    assert capsys.readouterr().err == "Stopped.\n"


def test_a_command_that_cannot_write_says_why(monkeypatch, capsys):
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "evidence/screening.yml")

    monkeypatch.setattr(program, "main", fail)
    assert main(["check"]) == 1
    message = capsys.readouterr().err
    assert "No space left on device: 'evidence/screening.yml'\nThe evidence is unchanged.\n" in message


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(PROJECT / "hooks"), **environment},
    )


@pytest.mark.process
@pytest.mark.parametrize("words", ["review sc", "review screen chan-2018 exclude --re"])
def test_the_shell_completes_commands_and_options(words):
    number = str(len(words.split()) - 1)
    done = run(sys.executable, "-m", "review", _REVIEW_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=number)
    assert "plain,screen" in done.stdout or "plain,--reason" in done.stdout, done.stderr


@pytest.mark.process
def test_a_check_loads_no_library_that_it_does_not_need():
    code = (
        "import sys; from review.cli.program import main; main(['check']); "
        "print(sorted({'pandas', 'ruamel.yaml', 'citeproc', 'rispy', 'jinja2', 'pyarrow'} & set(sys.modules)))"
    )
    done = run(sys.executable, "-c", code)
    assert done.stdout.splitlines()[-1] == "[]", done.stderr
