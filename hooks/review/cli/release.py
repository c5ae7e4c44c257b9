"""`review release VERSION`: the files of a new version: its entry, its change log and the IDs that it publishes."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import click

from review.cli import OK, PROBLEMS
from review.cli.loading import text_of
from review.cli.program import command
from review.editing import EditError
from review.editing import release as releasing
from review.editing.release import CITATION_FILE, IDS_FILE, REVIEW_FILE
from review.editing.validation import checked_day
from review.files.writing import write_together
from review.loading import State, load_state
from review.model.review_status import day_of_build
from review.problems.problem import report
from review.schema.review import VersionRecord
from review.templating.rendering import plural
from review.versions.changelog import change_log
from review.versions.comparison import Changes, compare
from review.versions.git_objects import EVIDENCE, RevisionError, commit_of, date_of, git
from review.versions.released import existing_tag
from review.versions.states import state_at

FILES = (REVIEW_FILE, IDS_FILE, CITATION_FILE)


@dataclass(frozen=True)
class Options:
    """What was asked for; texts that were not given are empty."""

    version: str
    summary: str
    date: str
    since: str
    searches_through: str
    tag: bool


@command(
    "release",
    examples=[
        'review release 1.2.0 --summary "Two studies added."',
        'review release 1.2.0 --summary "Two studies added." --searches-through 2026-10 --tag',
        "review release 1.2.0",
    ],
)
@click.argument("version")
@click.option("--summary", default="", metavar="TEXT", help="What the version is, in a sentence.")
@click.option(
    "--date", default="", metavar="DAY", help="As YYYY-MM-DD; else SOURCE_DATE_EPOCH, or the day of the newest commit."
)
@click.option(
    "--since", default="", metavar="REVISION", help="What to compare with; else the last version's commit or tag."
)
@click.option(
    "--searches-through", default="", metavar="DATE", help="The last date that the searches cover, if it has changed."
)
@click.option("--tag", is_flag=True, help="Commit the files and tag the commit.")
@click.pass_obj
def release(root: Path, version: str, summary: str, date: str, since: str, searches_through: str, tag: bool) -> int:
    """Prepare a version: entry, change log and permanent IDs.

    VERSION is a number such as 1.2.0; that of the newest version, until it is released, only registers its IDs. The git
    commands that record the version are printed, and run with --tag.
    """
    state, problems = load_state(root)
    if state is None:
        print(report(problems), file=sys.stderr)
        return PROBLEMS
    try:
        return _release(root, state, Options(version, summary, date, since, searches_through, tag))
    except (EditError, RevisionError, OSError) as error:
        print(f"{error}\nNothing was released.", file=sys.stderr)
        return PROBLEMS


def _release(root: Path, state: State, options: Options) -> int:
    version = options.version
    last = state.review.version
    if existing_tag(root, version):
        raise EditError(f"{version} is already released: the tag {existing_tag(root, version)} exists")
    if options.tag and (changed := git(root, "status", "--porcelain", "--", *EVIDENCE)):
        raise EditError(f"commit these changes first, or leave out --tag:\n{changed.decode('utf-8', 'replace')}")
    before = {name: text_of(root / name) for name in FILES if (root / name).is_file()}
    after = dict(before)
    if version == last.version:
        if last.commit:  # also known in a clone without tags
            raise EditError(f"{version} is already released: {REVIEW_FILE} names its commit {last.commit}")
        entry = last
    else:
        if not releasing.follows(version, last.version):
            raise EditError(f"{version} does not come after {last.version}, the newest version")
        entry = _entry(root, options, state)
        commit = last.commit or commit_of(root, existing_tag(root, last.version) or options.since)
        after[REVIEW_FILE] = releasing.with_version(before[REVIEW_FILE], entry, commit)
    ids = releasing.new_ids(state, version)
    after[IDS_FILE] = releasing.with_ids(before[IDS_FILE], ids)
    if CITATION_FILE in before:
        after[CITATION_FILE] = releasing.with_citation(before[CITATION_FILE], version, entry.date)
    files = releasing.changed_files(before, after)
    write_together(root, files)
    _print(entry, len(ids), files)
    commands = releasing.git_commands(version, entry.summary, files)
    for words in commands:
        if options.tag:
            git(root, *words)
        print(f"  {releasing.shell_command(words)}")
    return OK


def _entry(root: Path, options: Options, state: State) -> VersionRecord:
    """The version's entry for review.yml, its change log computed since the last version."""
    last = state.review.version
    on = _date(root, options.date)
    if on < last.date:
        raise EditError(f"{on} is before {last.date}, the date of version {last.version}")
    if not options.summary:
        raise EditError("give a --summary of the version")
    changes = _changes(root, options.since, state)
    if changes.vanished:
        listed = "\n".join(f"  {each.id}, published in {each.since}: {each.how}" for each in changes.vanished)
        raise EditError(f"These published ids would vanish:\n{listed}")
    log = change_log(changes)
    if not log:
        raise EditError(f"no record has changed since {options.since or last.version}; there is nothing to release")
    return releasing.version_entry(
        version=options.version,
        date=on,
        summary=options.summary,
        searches_through=options.searches_through or last.searches_through,
        changes=log,
    )


def _changes(root: Path, since: str, state: State) -> Changes:
    last = state.review.version.version
    since = since or state.review.version.commit or existing_tag(root, last)
    if not since:
        raise EditError(f"version {last} has no tag and no recorded commit; use --since to say what to compare with")
    before, problems = state_at(root, since)
    if before is None:
        raise EditError(f"{report(problems)}\nThe evidence of {since} cannot be loaded.")
    return compare(before, state)


def _date(root: Path, date: str) -> str:
    """The day of the release: as given, of SOURCE_DATE_EPOCH, or of the newest commit; never today's by the clock."""
    if date:
        return checked_day(date)
    try:
        if built := day_of_build(os.environ):
            return built.isoformat()
        return releasing.day(date_of(root))
    except ValueError as error:
        raise EditError(str(error)) from error
    except RevisionError as error:
        raise EditError(f"give the --date of the release ({error})") from error


def _print(entry: VersionRecord, ids: int, files: dict[str, str]) -> None:
    print(f"Version {entry.version} of {entry.date}: {plural(len(entry.changes), 'change')}, {plural(ids, 'new id')}.")
    for name in files:
        print(f"  written: {name}")
    print("Check them; these commands record the version:")
