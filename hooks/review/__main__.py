"""The command line: `python -m review COMMAND`. Each command is a module of review.commands."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from review.commands import (
    check,
    confidence,
    diff,
    format,
    import_,
    new,
    pages,
    publish,
    release,
    schemas,
    screen,
    suggestion,
)

COMMANDS = (check, new, import_, screen, suggestion, confidence, format, diff, release, pages, schemas, publish)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and returns its exit code: 0 well, 1 problems, 2 wrong use."""
    chosen = parser().parse_args(arguments)
    return int(chosen.run(chosen))


def parser() -> argparse.ArgumentParser:
    """The commands and what each takes."""
    top = argparse.ArgumentParser(prog="review", description="Checks and renders the evidence of a living review.")
    top.add_argument("--root", type=Path, default=Path(), help="the folder that holds evidence/ and references.bib")
    commands = top.add_subparsers(required=True, metavar="command")
    for command in COMMANDS:
        command.add(commands)
    return top


if __name__ == "__main__":
    sys.exit(main())
