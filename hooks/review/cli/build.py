"""`review build` and `review serve`: the site of a review, for publishing and while it is written."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from review.building.serving import NotServedError, serve_site
from review.building.whole_site import NotBuiltError, whole_site
from review.cli import OK, PROBLEMS, SITE
from review.cli.program import command
from review.site.publishing import published_message


@command("build", examples=["review build", "review build --every-version"])
@click.option("--every-version", is_flag=True, help="Fail where a released version cannot be read.")
@click.pass_obj
def build(root: Path, *, every_version: bool) -> int:
    """Check the evidence and build the whole site into site/.

    The last site stays as it is until the new one is complete and every link in it works.
    """
    try:
        files = whole_site(root.resolve(), root.resolve() / SITE, every_version=every_version)
    except NotBuiltError as error:
        print(error, file=sys.stderr)
        return PROBLEMS
    print(published_message(files, root / SITE))
    return OK


@command("serve", examples=["review serve", "review serve --at localhost:8080"])
@click.option("--at", default="localhost:8000", show_default=True, metavar="HOST:PORT", help="Where to serve it.")
@click.pass_obj
def serve(root: Path, at: str) -> int:
    """Serve the site, and show each change when it is saved.

    Each page is made when you open it, and loads again by itself. Pages show the problems of the evidence, if it has
    any. Released versions are left out.
    """
    try:
        serve_site(root.resolve(), at)
    except NotServedError as error:
        print(error, file=sys.stderr)
        return PROBLEMS
    return OK
