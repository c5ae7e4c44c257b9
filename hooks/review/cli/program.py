"""The program and its commands, each imported only when it is used, so that a check starts fast."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from review.cli import PROBLEMS
from review.problems.problem import visible

# Each command, in the order of the help, and its module. The function has the name of the command.
COMMANDS = {
    "init": "init",
    "migrate": "migrate",
    "check": "check",
    "build": "build",
    "serve": "build",
    "new": "new",
    "import": "import_",
    "screen": "screen",
    "suggestion": "suggestion",
    "watch": "watch",
    "compare": "compare",
    "relate": "relate",
    "rank": "rank",
    "notices": "notices",
    "news": "news",
    "confidence": "confidence",
    "instrument": "instruments",
    "format": "format",
    "diff": "diff",
    "release": "release",
    "versions": "versions",
    "retire": "schedule",
    "pause": "schedule",
    "resume": "schedule",
    "archive": "archive",
    "pages": "pages",
    "schemas": "schemas",
    "publish": "publish",
}


class LazyGroup(click.Group):
    """A group that imports a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is click's
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command; None where there is none of this name."""
        if cmd_name not in COMMANDS:
            return None
        members = vars(import_module(f"review.cli.{COMMANDS[cmd_name]}")).values()
        return next(each for each in members if isinstance(each, click.Command) and each.name == cmd_name)


def command(
    name: str, *, examples: Sequence[str], cls: type[click.Command] = click.Command
) -> Callable[[Callable[..., Any]], click.Command]:
    """Return a decorator that makes a function a command, with these examples at the end of its help."""
    listed = "\n".join(f"  {example}" for example in examples)
    return click.command(name, cls=cls, epilog=f"\b\nExamples:\n{listed}")


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  review check
  review --root ../another-review check
  review screen --help

\b
Complete commands and options with the tab key (bash; also zsh_source and fish_source):
  eval "$(_REVIEW_COMPLETE=bash_source review)"
""",
)
@click.option(
    "--root",
    type=click.Path(path_type=Path),
    default=None,
    help="The folder with evidence/ and references.bib; else the current folder, or the one around it that has them.",
)
@click.pass_context
def program(ctx: click.Context, root: Path | None) -> None:
    """Check, edit and publish the records of a living review.

    Every command exits with 0 if all went well, 1 if there are problems, and 2 if the command is incomplete or wrong.
    """
    ctx.obj = root or _nearest_root(Path.cwd())


def _nearest_root(folder: Path) -> Path:
    """The folder that has a review, or else the nearest around it that has one; the folder itself if none has."""
    around = next((each for each in folder.parents if _has_review(each)), None)
    return Path() if around is None or _has_review(folder) else around


def _has_review(folder: Path) -> bool:
    return (folder / "evidence" / "review.yml").is_file() or (folder / "references.bib").is_file()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status: 0 for success, 1 for problems, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal may lack letters of names and titles
            stream.reconfigure(errors="backslashreplace")
    try:
        return int(program.main(arguments, prog_name="review", standalone_mode=False))
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        print("Stopped.", file=sys.stderr)
        return PROBLEMS
    except (
        OSError
    ) as error:  # such as a full disk; commands write all files of the evidence that belong together, or none
        print(f"{visible(str(error))}\nThe evidence is unchanged.", file=sys.stderr)
        return PROBLEMS
