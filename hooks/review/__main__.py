"""The command line: `python -m review COMMAND`. Each command is a module of review.commands."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from review.problems.problem import visible

# Each command and the module it stands in. Only the one that is asked for is imported: a check needs no pandas.
COMMANDS = {
    "check": "check",
    "new": "new",
    "import": "import_",
    "screen": "screen",
    "suggestion": "suggestion",
    "confidence": "confidence",
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


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and returns its exit code: 0 well, 1 problems, 2 wrong use."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    chosen = parser(given).parse_args(given)
    try:
        return int(chosen.run(chosen))
    except OSError as error:  # such as a full disk; a command writes what it writes of the evidence whole or not at all
        sys.stderr.write(f"{visible(str(error))}\nThe evidence is as it was.\n")
        return 1


def parser(arguments: Sequence[str] = ()) -> argparse.ArgumentParser:
    """The command that the arguments name and what it takes; every command where they name none."""
    top = argparse.ArgumentParser(prog="review", description="Checks and renders the evidence of a living review.")
    top.add_argument("--root", type=Path, default=Path(), help="the folder that holds evidence/ and references.bib")
    commands = top.add_subparsers(required=True, metavar="command")
    before = ("", *arguments)
    named = next(
        (each for last, each in zip(before, arguments, strict=False) if each in COMMANDS and last != "--root"), ""
    )
    for module in [COMMANDS[named]] if named else dict.fromkeys(COMMANDS.values()):
        import_module(f"review.cli.{module}").add(commands)
    return top


if __name__ == "__main__":
    sys.exit(main())
