"""The files that record a new version: its entry in review.yml, its IDs in ids.yml, its number in CITATION.cff."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from review.checks.registry import current_ids
from review.editing import EditError
from review.editing.validation import checked_entry, valid_record
from review.editing.yaml_editor import Inline, Lines, Plain, Quoted, YamlEditor
from review.loading import State
from review.schema.ids import PublishedRecord
from review.schema.review import ReviewRecord, VersionRecord, tag_of

VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")
REVIEW_FILE, IDS_FILE, CITATION_FILE = "evidence/review.yml", "evidence/ids.yml", "CITATION.cff"


def follows(version: str, last: str) -> bool:
    """Return whether a version number comes after another. Raise EditError where it is not of the form 1.2.3."""
    if not VERSION.fullmatch(version):
        raise EditError(f'"{version}" is not a version number such as 1.2.3')
    return tuple(map(int, version.split("."))) > tuple(map(int, last.split(".")))


def day(seconds: int) -> str:
    """Return the day of a moment, given in seconds since 1970, in universal time."""
    return (date(1970, 1, 1) + timedelta(days=seconds // 86_400)).isoformat()


def new_ids(state: State, version: str) -> tuple[PublishedRecord, ...]:
    """Return entries of the registry for the IDs in the records that no version has published yet."""
    known = {entry.id for entry in state.evidence.ids.value.ids}
    return tuple(
        PublishedRecord(id=id, kind=kind, since=version)
        for id, kind in current_ids(state.evidence).items()
        if id not in known
    )


def version_entry(**values: object) -> VersionRecord:
    """Return the entry of a version for review.yml. Raise EditError where a value is not valid for its field."""
    return checked_entry(VersionRecord, "the version's entry", values)


def with_version(text: str, version: VersionRecord, previous_commit: str) -> str:
    """Return the text of review.yml with a new version first, and with the commit of the version before it.

    A version cannot name its own commit, so the next version records it. Raise EditError where that cannot be.
    """
    newest = valid_record(text, REVIEW_FILE, ReviewRecord).versions[0]
    editor = YamlEditor(text, REVIEW_FILE)
    if not newest.commit:
        editor.set_fields(("versions", 0), {"commit": Quoted(previous_commit)}, after="version")
    entry = {
        "version": Quoted(version.version),
        "date": Quoted(version.date),
        "summary": version.summary,
        "searches_through": Quoted(version.searches_through),
        "changes": Lines(version.changes),
    }
    editor.prepend(("versions",), entry)
    return editor.text()


def with_ids(text: str, entries: Iterable[PublishedRecord]) -> str:
    """Return the text of ids.yml with further entries at its end, one a line. Raise EditError where that cannot be."""
    added = [Inline(id=each.id, kind=each.kind, since=Plain(each.since)) for each in entries]
    if not added:
        return text
    editor = YamlEditor(text, IDS_FILE)
    editor.append(("ids",), added)
    return editor.text()


def with_citation(text: str, version: str, on: str) -> str:
    """Return the text of CITATION.cff with the version and its date, where it names them.

    Raise EditError where the text is not valid YAML.
    """
    editor = YamlEditor(text, CITATION_FILE)
    values = {"version": Plain(version), "date-released": Quoted(on)}
    editor.set_fields((), {name: value for name, value in values.items() if name in editor.data})
    return editor.text()


def git_commands(version: str, summary: str, files: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return the git commands that commit and tag the release, each as its words."""
    named = sorted(files)
    add = (("add", "--", *named), ("commit", "--message", f"Version {version}", "--", *named)) if named else ()
    return (*add, ("tag", "--annotate", tag_of(version), "--message", summary))


def shell_command(command: Iterable[str]) -> str:
    """Return a git command as it is typed in a shell."""
    return shlex.join(["git", *command])


def changed_files(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, str]:
    """Return the texts that differ, by file."""
    return {name: text for name, text in after.items() if before.get(name) != text}
