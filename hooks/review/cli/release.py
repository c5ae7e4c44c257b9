"""`review release VERSION`: prepares a release: its entry, its change log and the ids that it publishes."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from review.cli import OK, PROBLEMS
from review.editing import EditError
from review.editing import release as releasing
from review.editing.release import CITATION_FILE, IDS_FILE, REVIEW_FILE
from review.editing.validation import checked_day
from review.files.writing import write_together
from review.loading import State, load_state
from review.problems.problem import report
from review.schema.review import VersionRecord
from review.templating.rendering import plural
from review.versions.changelog import change_log
from review.versions.comparison import Changes, compare
from review.versions.git_objects import EVIDENCE, RevisionError, commit_of, date_of, git
from review.versions.released import existing_tag
from review.versions.states import state_at

FILES = (REVIEW_FILE, IDS_FILE, CITATION_FILE)


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("release", help="prepare a version: its entry, change log and permanent ids")
    command.add_argument("version", help="its number, such as 1.2.0; or the newest one, to register its ids")
    command.add_argument("--summary", help="what the version is, in a sentence")
    command.add_argument("--date", help="YYYY-MM-DD; without it SOURCE_DATE_EPOCH, or the day of the newest commit")
    command.add_argument("--since", help="the git revision to compare with; without it the last version's tag")
    command.add_argument("--searches-through", help="the last date the searches cover, where it has moved on")
    command.add_argument("--tag", action="store_true", help="commit the files and tag the commit")
    command.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Writes the files of the release and tells the git commands that record it; runs them only where asked to."""
    state, problems = load_state(chosen.root)
    if state is None:
        print(report(problems), file=sys.stderr)
        return PROBLEMS
    try:
        return _release(chosen, state)
    except (EditError, RevisionError, OSError) as error:
        print(f"{error}\nNothing was released.", file=sys.stderr)
        return PROBLEMS


def _release(chosen: argparse.Namespace, state: State) -> int:
    root: Path = chosen.root
    version: str = chosen.version
    last = state.review.version
    if existing_tag(root, version):
        raise EditError(f"{version} is released already: the tag {existing_tag(root, version)} stands")
    if chosen.tag and (changed := git(root, "status", "--porcelain", "--", *EVIDENCE)):
        raise EditError(f"commit these changes first, or leave out --tag:\n{changed.decode('utf-8', 'replace')}")
    before = {name: _text(root / name) for name in FILES if (root / name).is_file()}
    after = dict(before)
    if version == last.version:
        entry = last
    else:
        if not releasing.follows(version, last.version):
            raise EditError(f"{version} does not come after {last.version}, the newest version")
        entry = _entry(chosen, state)
        held = last.commit or commit_of(root, existing_tag(root, last.version) or chosen.since)
        after[REVIEW_FILE] = releasing.with_version(before[REVIEW_FILE], entry, held)
    ids = releasing.new_ids(state, version)
    after[IDS_FILE] = releasing.with_ids(before[IDS_FILE], ids)
    if CITATION_FILE in before:
        after[CITATION_FILE] = releasing.with_citation(before[CITATION_FILE], version, entry.date)
    files = releasing.changed_files(before, after)
    write_together(root, files)
    _tell(entry, len(ids), files)
    commands = releasing.git_commands(version, entry.summary, files)
    for command in commands:
        if chosen.tag:
            git(root, *command)
        print(f"  {releasing.shell_command(command)}")
    return OK


def _entry(chosen: argparse.Namespace, state: State) -> VersionRecord:
    """The version's entry for review.yml, its change log computed since the last version."""
    last = state.review.version
    on = _date(chosen)
    if on < last.date:
        raise EditError(f"{on} is before {last.date}, the date of version {last.version}")
    if not chosen.summary:
        raise EditError("say with --summary what the version is")
    changes = _changes(chosen, state)
    if changes.vanished:
        listed = "\n".join(f"  {each.id}, published in {each.since}: {each.how}" for each in changes.vanished)
        raise EditError(f"These published ids would vanish:\n{listed}")
    log = change_log(changes)
    if not log:
        raise EditError(f"no record differs since {chosen.since or last.version}; there is nothing to release")
    return releasing.version_entry(
        version=chosen.version,
        date=on,
        summary=chosen.summary,
        searches_through=chosen.searches_through or last.searches_through,
        changes=log,
    )


def _changes(chosen: argparse.Namespace, state: State) -> Changes:
    last = state.review.version.version
    since = chosen.since or existing_tag(chosen.root, last)
    if not since:
        raise EditError(f"version {last} has no tag; say with --since what to compare with")
    before, problems = state_at(chosen.root, since)
    if before is None:
        raise EditError(f"{report(problems)}\nThe evidence of {since} does not load.")
    return compare(before, state)


def _date(chosen: argparse.Namespace) -> str:
    """The day of the release: as said, of SOURCE_DATE_EPOCH, or of the newest commit; never today's by the clock."""
    if chosen.date:
        return checked_day(chosen.date)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return releasing.day(int(epoch))
    try:
        return releasing.day(date_of(chosen.root))
    except RevisionError as error:
        raise EditError(f"say with --date when the version is released ({error})") from error


def _text(file: Path) -> str:
    return file.read_bytes().decode("utf-8")


def _tell(entry: VersionRecord, ids: int, files: dict[str, str]) -> None:
    print(f"Version {entry.version} of {entry.date}: {plural(len(entry.changes), 'change')}, {plural(ids, 'new id')}.")
    for name in files:
        print(f"  written: {name}")
    print("Look it over; these commands record it:")
