"""`review publish BUILT SITE`: a built site takes the place of the last one, when it is whole."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from review.cli import OK, PROBLEMS
from review.site.publishing import NotPublishedError, publish


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("publish", help="put a built site in the place of the last one, when it is whole")
    command.add_argument("built", type=Path)
    command.add_argument("site", type=Path)
    command.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Checks the links of the built site and moves it into place."""
    try:
        files = publish(chosen.built, chosen.site)
    except (NotPublishedError, OSError) as error:
        print(f"{error}\nNothing was published; {chosen.site} is as it was.", file=sys.stderr)
        return PROBLEMS
    print(f"{files} files published to {chosen.site}")
    return OK
