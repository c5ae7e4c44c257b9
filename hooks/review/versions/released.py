"""The released versions of a review, read from git: each at the commit that its entry names, or at its tag.

The current program renders old evidence, so that a version stays readable while the program changes; the content of a
version is the records and prose of its commit.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import yaml

from review.loading import State, load_as_released
from review.problems.problem import report
from review.schema.review import VersionRecord, tag_of
from review.versions.git_objects import RevisionError, commit_of, file_at, files_at, write_evidence, write_files_of
from review.versions.history import History, Release, UnreadableVersion, history_of
from review.versions.states import add_later_registers

CONFIGURATION = "mkdocs.yml"
# The settings of the build of a released version: its number, its commit, all versions, and the last of these whose IDs
# had several addresses each.
VERSION, COMMIT, VERSIONS = "released_version", "released_commit", "released_versions"
EARLIER_UNTIL = "earlier_until"
DOCS = "docs"


class LayoutError(Exception):
    """A version cannot be prepared for a build, for the reason in the message."""


def existing_tag(project: Path, version: str) -> str:
    """Return the tag of a version in the project's repository, or an empty text."""
    for name in (tag_of(version), version):
        try:
            commit_of(project, f"refs/tags/{name}")
        except RevisionError:
            continue
        return name
    return ""


def commit_of_version(project: Path, version: VersionRecord) -> str:
    """Return the commit of a version. RevisionError where the repository has none, or its tag names another one."""
    tag = existing_tag(project, version.version)
    tagged = commit_of(project, f"refs/tags/{tag}") if tag else ""
    if version.commit and tagged and tagged != version.commit:
        raise RevisionError(f"its tag {tag} names {tagged}, and evidence/review.yml names {version.commit}")
    if version.commit:
        return commit_of(project, version.commit)
    if not tagged:
        raise RevisionError("it has no tag, and evidence/review.yml names no commit for it")
    return tagged


def read_history(project: Path, now: State) -> History:
    """Return every version of the review, as far as the project's repository contains it."""
    releases, unreadable = [], []
    for version in () if _is_not_released(project, now) else now.review.record.versions:
        try:
            releases.append(_read(project, version))
        except RevisionError as error:
            unreadable.append(UnreadableVersion(version, str(error)))
    return history_of(tuple(releases), tuple(unreadable), now)


def _is_not_released(project: Path, now: State) -> bool:
    """Return whether the review has yet to release its first version: it has no commit, no tag, and published no ID."""
    first, *later = now.review.record.versions
    published = {entry.since for entry in now.evidence.ids.value.ids}
    return not (later or first.commit or first.version in published or existing_tag(project, first.version))


def _read(project: Path, version: VersionRecord) -> Release:
    commit = commit_of_version(project, version)
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary)
        write_evidence(project, commit, copy)
        add_later_registers(copy / "evidence")
        state, problems = load_as_released(copy)
    if state is None:
        raise RevisionError(f"its evidence does not load:\n{report(problems)}")
    return Release(version, commit, state, frozenset(_prose(project, commit)))


def _prose(project: Path, commit: str) -> Iterable[str]:
    """Yield the addresses of the prose pages of a commit."""
    for _, path in files_at(project, commit, DOCS):
        if path.suffix == ".md":
            name = path.relative_to(DOCS).with_suffix("").as_posix()
            yield "" if name == "index" else f"{name.removesuffix('/index')}/"


def lay_out(project: Path, release: Release, folder: Path, history: History, earlier_until: str = "") -> None:
    """Write the evidence, the prose and a configuration below the folder, for a build of a version.

    The program, the styles and the settings are the current ones; the menu is that of the version. `history` lists the
    other versions for its pages, `earlier_until` is the last version whose IDs had several addresses each. LayoutError
    where the version has no prose.
    """
    folder.mkdir(parents=True)
    write_evidence(project, release.commit, folder)
    add_later_registers(folder / "evidence")
    prose = [each for each in files_at(project, release.commit, DOCS) if each[1].parts[1] != "assets"]
    write_files_of(project, prose, folder)
    if not prose:
        raise LayoutError(f"version {release.number} holds no prose: nothing stands below {DOCS}/ in {release.commit}")
    for name in ("docs/assets", "hooks"):
        if (project / name).exists():
            (folder / name).symlink_to((project / name).resolve())
    configuration = {
        "INHERIT": os.path.relpath(project / CONFIGURATION, folder),
        "edit_uri": "",
        "extra": {
            VERSION: release.number,
            COMMIT: release.commit,
            EARLIER_UNTIL: earlier_until,
            VERSIONS: [{"version": each.version, "date": each.date, "kept": kept} for each, kept in history.versions],
        },
    }
    text = yaml.safe_dump(configuration, sort_keys=False, allow_unicode=True) + _menu(project, release)
    (folder / CONFIGURATION).write_text(text, encoding="utf-8")


def _menu(project: Path, release: Release) -> str:
    """Return the menu of the version's own configuration, as YAML, without reading the tags in the rest of it."""
    written = file_at(project, release.commit, PurePosixPath(CONFIGURATION)).decode("utf-8")
    root = yaml.compose(written, Loader=yaml.SafeLoader)
    entries = root.value if isinstance(root, yaml.MappingNode) else []
    chosen = [(key, value) for key, value in entries if key.value == "nav"]
    if not chosen:
        return ""
    return str(yaml.serialize(yaml.MappingNode("tag:yaml.org,2002:map", chosen), allow_unicode=True))
