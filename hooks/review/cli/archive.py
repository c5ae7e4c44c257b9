"""`review archive`: the cited web pages without an archived copy; on request, copies from the Wayback Machine."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from review.cli import OK, PROBLEMS
from review.cli.loading import read, text_of
from review.cli.program import command
from review.editing import EditError
from review.editing.archive import CitedPage, cited_pages, with_archived_copy
from review.editing.screening import with_archived_copies
from review.editing.wayback import INTERFACE, ArchiveError, Snapshot, closest
from review.files.writing import write_text
from review.templating.rendering import plural


@command("archive", examples=["review archive", "review archive --ask", "review archive --write"])
@click.option("--ask", is_flag=True, help="Ask the Wayback Machine for a copy of each page.")
@click.option("--write", is_flag=True, help="Ask, and record the copies found.")
@click.option("--interface", default=INTERFACE, show_default=True, help="The URL of the archive's interface.")
@click.pass_obj
def archive(root: Path, ask: bool, write: bool, interface: str) -> int:
    """List the cited web pages without an archived copy.

    These are references without a DOI, and the pages on which reports were found. A copy goes into references.bib or
    evidence/screening.yml.
    """
    if not interface.startswith(("https://", "http://")):
        raise click.UsageError(f'--interface "{interface}" is not a web address')
    evidence = read(root)
    if evidence is None:
        return PROBLEMS
    pages = tuple(cited_pages(evidence))
    missing = [page for page in pages if not page.archived]
    print(f"{plural(len(pages), 'web page')} cited, {len(missing)} without an archived copy.")
    if not (ask or write):
        for page in missing:
            print(f"  {page.path}:{page.line}  {page.entry}  {page.url}")
        return OK
    try:
        return _ask(root, missing, interface, write=write)
    except (EditError, OSError) as error:
        print(f"{error}\nThis copy is not recorded; the copies listed above are.", file=sys.stderr)
        return PROBLEMS


def _ask(root: Path, pages: Iterable[CitedPage], interface: str, *, write: bool) -> int:
    status = OK
    for page in pages:
        place = f"  {page.path}:{page.line}"
        try:
            copy = closest(page.url, page.seen, interface)
        except ArchiveError as error:
            print(f"{place}  {error}", file=sys.stderr)
            status = PROBLEMS
            continue
        if copy is None:
            print(f"{place}  {page.entry}  no copy of {page.url}")
            continue
        if write:
            _record(root, page, copy)
        print(f"{place}  {page.entry}  {copy.day}  {copy.url}")
    return status


def _record(root: Path, page: CitedPage, copy: Snapshot) -> None:
    """Record a copy in the file that cites the page. Raise EditError or OSError where that cannot be."""
    file = root / page.path
    text = text_of(file)
    if page.index is None:
        write_text(file, with_archived_copy(text, page.entry, copy.url, copy.day))
    else:
        write_text(file, with_archived_copies(text, page.path, page.index, [copy.url]))
