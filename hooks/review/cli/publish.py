"""`review publish BUILT SITE`: a built site replaces the last one when it is complete."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from review.cli import OK, PROBLEMS
from review.cli.program import command
from review.site.publishing import NotPublishedError, publish, published_message


@command("publish", examples=["review publish .build/site site"])
@click.argument("built", type=click.Path(path_type=Path))
@click.argument("site", type=click.Path(path_type=Path))
def publish_command(built: Path, site: Path) -> int:
    """Replace a site with a new one, when all its links work.

    Nothing is published if a link is broken, a file is missing or a folder cannot be moved; SITE is then unchanged.
    """
    try:
        files = publish(built, site)
    except (NotPublishedError, OSError) as error:
        print(f"{error}\nNothing was published; {site} is unchanged.", file=sys.stderr)
        return PROBLEMS
    print(published_message(files, site))
    return OK
