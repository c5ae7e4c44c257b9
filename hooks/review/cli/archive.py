"""`review archive`: which pages on the web have no archived copy recorded; asks the Wayback Machine where told to."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from review.cli import OK, PROBLEMS, USAGE
from review.editing import EditError
from review.editing.archive import CitedPage, cited_pages, with_archived_copy
from review.editing.screening import with_archived_copies
from review.editing.wayback import INTERFACE, ArchiveError, Snapshot, closest
from review.evidence.records import read_evidence
from review.files.writing import write_text
from review.problems.problem import report
from review.templating.rendering import plural

Found = tuple[CitedPage, Snapshot]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("archive", help="list the cited web pages that have no archived copy recorded")
    command.add_argument("--ask", action="store_true", help="ask the Wayback Machine for a copy of each")
    command.add_argument("--write", action="store_true", help="ask, and put the copies found into the records")
    command.add_argument("--interface", default=INTERFACE, help="the address that answers; %(default)s")
    command.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Lists the pages without a copy; asks about each, and records what is found, where told to."""
    if not chosen.interface.startswith(("https://", "http://")):
        print(f'"{chosen.interface}" is not a web address', file=sys.stderr)
        return USAGE
    evidence, problems = read_evidence(chosen.root)
    if evidence is None:
        print(report(problems), file=sys.stderr)
        return PROBLEMS
    pages = tuple(cited_pages(evidence))
    without = [page for page in pages if not page.archived]
    print(f"{plural(len(pages), 'page')} on the web, {len(without)} without an archived copy recorded.")
    if not (chosen.ask or chosen.write):
        for page in without:
            print(f"  {page.path}:{page.line}  {page.entry}  {page.url}")
        return OK
    try:
        return _ask(chosen, without)
    except (EditError, OSError) as error:
        print(f"{error}\nWhat was found before that is recorded; this is not.", file=sys.stderr)
        return PROBLEMS


def _ask(chosen: argparse.Namespace, pages: Iterable[CitedPage]) -> int:
    code = OK
    for page in pages:
        try:
            copy = closest(page.url, page.seen, chosen.interface)
        except ArchiveError as error:
            print(f"  {page.path}:{page.line}  {error}", file=sys.stderr)
            code = PROBLEMS
            continue
        if copy is None:
            print(f"  {page.path}:{page.line}  {page.entry}  no copy of {page.url}")
            continue
        print(f"  {page.path}:{page.line}  {page.entry}  {copy.day}  {copy.url}")
        if chosen.write:
            _record(chosen.root, page, copy)
    return code


def _record(root: Path, page: CitedPage, copy: Snapshot) -> None:
    """Puts a copy into the file that cites the page. EditError or OSError where that cannot be."""
    file = root / page.path
    text = file.read_bytes().decode("utf-8")
    if page.index is None:
        write_text(file, with_archived_copy(text, page.entry, copy.url, copy.day))
        return
    write_text(file, with_archived_copies(text, page.index, [copy.url]))
