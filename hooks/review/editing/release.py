"""A release prepared: the texts of the files that tell of a new version, from the texts they have now.

Text is put in and nothing else is touched, so comments and layout stay byte for byte; what comes out is read again and
must hold exactly what was meant, or nothing is released.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TypeVar

from pydantic import ValidationError

from review.checks.registry import standing_ids
from review.evidence.documents import Document, parse
from review.evidence.notation import quoted, scalar
from review.evidence.validation import validate
from review.loading import State
from review.problems.problem import report
from review.schema.base import Schema
from review.schema.ids import PublishedRecord, RegistryRecord
from review.schema.review import ReviewRecord, VersionRecord

S = TypeVar("S", bound=Schema)

VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")
REVIEW_FILE, IDS_FILE, CITATION_FILE = "evidence/review.yml", "evidence/ids.yml", "CITATION.cff"


class ReleaseError(Exception):
    """The release cannot be prepared; the message says why. Nothing has been written."""


def follows(version: str, last: str) -> bool:
    """Whether a version number comes after another. ReleaseError where it is not of the form 1.2.3."""
    if not VERSION.fullmatch(version):
        raise ReleaseError(f'"{version}" is not a version number such as 1.2.3')
    return tuple(map(int, version.split("."))) > tuple(map(int, last.split(".")))


def day(seconds: int) -> str:
    """The day of a moment given in seconds since 1970, in universal time."""
    return (date(1970, 1, 1) + timedelta(days=seconds // 86_400)).isoformat()


def checked_day(written: str) -> str:
    """The day as it was written. ReleaseError where it is none of the calendar."""
    try:
        if date.fromisoformat(written).isoformat() == written:
            return written
    except ValueError:
        pass
    raise ReleaseError(f'"{written}" is not a date such as 2026-11-23')


def new_ids(state: State, version: str) -> tuple[PublishedRecord, ...]:
    """The entries of the registry for all ids that records bear and that no version has published yet."""
    known = {entry.id for entry in state.evidence.ids.value.ids}
    return tuple(
        PublishedRecord(id=id, kind=kind, since=version)
        for id, kind in standing_ids(state.evidence).items()
        if id not in known
    )


def version_entry(**values: object) -> VersionRecord:
    """The entry of a version for review.yml. ReleaseError where a value does not fit its field."""
    return entry_of(VersionRecord, "the version's entry", values)


def entry_of(schema: type[S], called: str, values: Mapping[str, object]) -> S:
    """Values in the schema of an entry. ReleaseError, with what it is called, where one does not fit its field."""
    try:
        return schema.model_validate(values)
    except ValidationError as error:
        said = "; ".join(f"{detail['loc'][0]}: {detail['msg']}" for detail in error.errors())
        raise ReleaseError(f"{called} would not hold: {said}") from error


def with_version(text: str, version: VersionRecord, held: str) -> str:
    """The text of review.yml with a version on top of its versions, and the commit that holds the last one with it.

    A version cannot name its own commit, so the next one does it.
    """
    old, document = read(text, REVIEW_FILE, ReviewRecord)
    indent = _indent_of_list(text, document, "versions")
    made = [
        f"{indent}- version: {quoted(version.version)}",
        f"{indent}  date: {quoted(version.date)}",
        f"{indent}  summary: {scalar(version.summary)}",
        f"{indent}  searches_through: {quoted(version.searches_through)}",
        f"{indent}  changes:",
        *(f"{indent}    - {scalar(change)}" for change in version.changes),
    ]
    last, *earlier = old.versions
    if not last.commit:
        text = _with_lines(text, document.line("versions", 0, "version"), [f'{indent}  commit: "{held}"'])
    changed = _with_lines(text, document.line("versions"), made)
    wanted = old.model_copy(
        update={"versions": (version, last.model_copy(update={"commit": last.commit or held}), *earlier)}
    )
    return meant(changed, REVIEW_FILE, wanted)


def with_ids(text: str, entries: Iterable[PublishedRecord]) -> str:
    """The text of ids.yml with further entries at its end, one a line."""
    entries = tuple(entries)
    if not entries:
        return text
    old, document = read(text, IDS_FILE, RegistryRecord)
    indent = _indent_of_list(text, document, "ids") if old.ids else "  "
    made = [f"{indent}- {{id: {each.id}, kind: {each.kind}, since: {each.since}}}" for each in entries]
    if old.ids:
        changed = _with_lines(text, len(text.rstrip().split("\n")), made)
    else:
        lines = text.split("\n")
        at = document.line("ids")
        lines[at - 1] = re.sub(r"^ids: *\[ *\]", "ids:", lines[at - 1])
        changed = _with_lines("\n".join(lines), at, made)
    return meant(changed, IDS_FILE, RegistryRecord(ids=(*old.ids, *entries)))


def with_citation(text: str, version: str, on: str) -> str:
    """The text of CITATION.cff with the version and its date, where it names them."""
    text = re.sub(r"(?m)^version:[^\r\n]*", f"version: {version}", text, count=1)
    return re.sub(r"(?m)^date-released:[^\r\n]*", f"date-released: {quoted(on)}", text, count=1)


def git_commands(version: str, summary: str, files: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The git commands that record and tag the release, each as its words."""
    named = sorted(files)
    add = (("add", "--", *named), ("commit", "--message", f"Version {version}", "--", *named)) if named else ()
    return (*add, ("tag", "--annotate", tag_of(version), "--message", summary))


def shell_command(command: Iterable[str]) -> str:
    """A git command as one types it."""
    return shlex.join(["git", *command])


def tag_of(version: str) -> str:
    """The tag of a version."""
    return f"v{version}"


def changed_files(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, str]:
    """The texts that differ, by file."""
    return {name: text for name, text in after.items() if before.get(name) != text}


def read(text: str, path: str, schema: type[S]) -> tuple[S, Document]:
    """A record and its lines, from the text of its file. ReleaseError, with every problem, where it has any."""
    document, problems = parse(text.removeprefix("\ufeff").replace("\r\n", "\n"), path)
    record = None
    if not problems:
        record, problems = validate(document, schema)
    if record is None or problems:
        raise ReleaseError(report(problems))
    return record.value, document


def meant(text: str, path: str, wanted: S) -> str:
    """The text, once it is sure that it reads as what was wanted."""
    record, _ = read(text, path, type(wanted))
    if record != wanted:
        raise ReleaseError(f"{path} is laid out in a way that text cannot safely be put into; change it by hand")
    return text


def _indent_of_list(text: str, document: Document, key: str) -> str:
    first = text.split("\n")[document.line(key, 0) - 1]
    found = re.match(r"( *)- ", first)
    if not found or document.line(key, 0) == document.line(key):
        raise ReleaseError(f'{document.path}: "{key}" has to be a list with each entry on a line of its own')
    return found[1]


def _with_lines(text: str, after: int, made: list[str]) -> str:
    """The text with further lines behind its first `after` lines, with the line ends that the text has."""
    lines = text.split("\n")
    end = "\r" if lines[0].endswith("\r") else ""
    if after == len(lines):  # the last line has no end yet
        lines[-1] += end
        return "\n".join([*lines, *(line + end for line in made)]) + "\n"
    return "\n".join([*lines[:after], *(line + end for line in made), *lines[after:]])
