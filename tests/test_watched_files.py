"""Changes of files are noticed as soon as the system reports them, and soon after where it reports nothing."""

from __future__ import annotations

import pytest

from made_up import write
from review.building import watched_files
from review.building.watched_files import WatchedFiles


class Silent:
    """A system that reports no changes."""

    def start(self) -> None:
        """Begin to report nothing."""

    def stop(self) -> None:
        """Go on reporting nothing."""

    def schedule(self, *_: object, **__: object) -> None:
        raise OSError("inotify watch limit reached")


@pytest.fixture
def root(tmp_path):
    return write(
        tmp_path, {"evidence/one.yml": "1", "evidence/in/two.yml": "2", "settings.yml": "3"}, with_records=False
    )


@pytest.fixture
def paths(root):
    return [root / name for name in ("settings.yml", "evidence", "later")]


CHANGES = {
    "changed": {"evidence/one.yml": "another"},
    "changed in a folder": {"evidence/in/two.yml": "another"},
    "added": {"evidence/in/new.yml": "new"},
    "removed": {"evidence/one.yml": None},
    "outside of a folder": {"settings.yml": "another"},
    "in a folder that is new": {"later/three.yml": "3"},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_noticed(root, paths, change, monkeypatch):
    monkeypatch.setattr(watched_files, "SELDOM", None)  # to look again only after a report
    with WatchedFiles(paths) as watched:
        write(root, change, with_records=False)
        next(watched.changes())


def test_several_changes_are_noticed_one_after_the_other(root, paths):
    with WatchedFiles(paths) as watched:
        changes = watched.changes()
        for text in ("first", "the second", "and the third"):
            write(root, {"evidence/one.yml": text}, with_records=False)
            next(changes)


def test_a_change_before_anybody_waits_is_noticed(root, paths):
    watched = WatchedFiles(paths)
    write(root, {"evidence/one.yml": "another"}, with_records=False)
    with watched:
        next(watched.changes())


def test_changes_are_noticed_where_the_system_reports_none(root, paths, monkeypatch, caplog):
    monkeypatch.setattr(watched_files, "Observer", Silent)
    monkeypatch.setattr(watched_files, "SELDOM", 0.01)
    with caplog.at_level("INFO"), WatchedFiles(paths) as watched:
        write(root, {"evidence/in/two.yml": "another"}, with_records=False)
        next(watched.changes())
    assert "inotify watch limit reached" in caplog.text
