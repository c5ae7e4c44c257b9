"""Commands that write the evidence change all that belongs together or nothing, whatever stops them and whenever.

Each command runs in a process forked from the test, so that it can be killed before any of its steps, be denied what
root may do, or find the disk full.
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from forked import forked, killed_before
from made_up import swap, write
from repository import SETTINGS, commit, git, repository
from review.__main__ import main
from review.files.writing import TEMPORARY_FOLDER, write_together
from review.site import publishing

ADAMS = "evidence/studies/adams-2011.yml"
BAKER = "evidence/studies/baker-2012a.yml"
NOBODY = 65534
EXPORT = """\
TY  - JOUR
AU  - Ward, Eve
PY  - 2022
TI  - Rails and roads
T2  - Journal of Fabricated Transport
DO  - 10.5555/rails.2022
ER  -
"""
WHO = ("--by", "Nobody, Ada", "--on", "2021-02-03")


def released(root: Path) -> None:
    """A tagged version, and a change since."""
    repository(root, {"CITATION.cff": "cff-version: 1.2.0\nversion: 1.1.0\ndate-released: 2021-02-03\n"})
    git(root, "tag", "v1.1.0")
    write(
        root,
        {"CITATION.cff": (root / "CITATION.cff").read_text(), ADAMS: swap("The Owl Line", "The Owl Line at night")},
    )
    commit(root)


def with_export(root: Path) -> None:
    write(root, {"export.ris": EXPORT})


def loosely_written(root: Path) -> None:
    write(root, {name: lambda text: text.replace("id:", "id:   ", 1) for name in (ADAMS, BAKER)})


COMMANDS: dict[str, tuple[Callable[[Path], object], tuple[str, ...]]] = {
    "new": (with_export, ("new", "--ris", "{root}/export.ris")),
    "import": (with_export, ("import", "{root}/export.ris")),
    "screen": (write, ("screen", "chan-2018", "exclude", "--reason", "day-bus", "--note", "By day", *WHO)),
    "format": (loosely_written, ("format",)),
    "release": (released, ("release", "1.2.0", "--summary", "Corrected.", "--date", "2021-06-01")),
}


@pytest.fixture(params=COMMANDS)
def begin(request, tmp_path, monkeypatch) -> Callable[[str], tuple[Path, list[str]]]:
    """Return a folder of that name, prepared for a command, and the command."""
    for name, value in SETTINGS.items():
        monkeypatch.setenv(name, value)
    prepare, command = COMMANDS[request.param]
    prepare(tmp_path / "prepared")

    def copy(name: str) -> tuple[Path, list[str]]:
        root = shutil.copytree(tmp_path / "prepared", tmp_path / name)
        return root, ["--root", str(root), *(each.format(root=root) for each in command)]

    return copy


def state(root: Path) -> dict[str, str]:
    """Every file of the project with its text: those of git and those that are not in their places yet left out."""
    return {
        file.relative_to(root).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(root.rglob("*"))
        if file.is_file() and not file.relative_to(root).parts[0].startswith((TEMPORARY_FOLDER, ".git"))
    }


def moments(begin: Callable[[str], tuple[Path, list[str]]]) -> Iterator[tuple[Path, list[str]]]:
    """The folder after the command was killed, for each moment at which it can be."""
    for step in range(200):
        root, command = begin(str(step))
        code, message = forked(command, killed_before(step, root))
        if code != -signal.SIGKILL:
            assert code == 0, message
            assert step > 3
            return
        yield root, command
    pytest.fail("the command has no end")


@pytest.mark.process
def test_a_killed_command_leaves_complete_files_and_finishes_when_repeated(begin):
    untouched, _ = begin("before")
    before = state(untouched)
    whole, command = begin("after")
    assert main(command) == 0  # in this process, so that those forked from it have all that the command loads
    after = state(whole)
    changed = [name for name, text in after.items() if before.get(name) != text]
    assert changed
    for root, again in moments(begin):
        for name, text in state(root).items():
            assert text in (before.get(name), after[name]), f"{root.name}: {name}"
        if state(root) != before or int(root.name) % 4 == 0:  # each fourth of those where nothing but rubbish is left
            forked(again)
            assert state(root) == after, root.name


def test_a_command_on_a_full_disk_changes_nothing_and_says_so(begin):
    root, command = begin("full")
    before = state(root)
    code, message = forked(command, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (60, 60)))
    assert code == 1
    assert "File too large" in message
    assert "Nothing was released." in message or "The evidence is unchanged." in message
    assert state(root) == before
    assert list(root.glob(f"{TEMPORARY_FOLDER}*")) == []


def as_nobody() -> None:
    """Give up the rights of root, so that permissions apply. Python's own files are read before."""
    with tempfile.TemporaryDirectory() as folder:
        main(["--root", str(write(Path(folder))), *COMMANDS["screen"][1]])
        publishing.broken_links(Path(folder))
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that every user may enter, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def test_a_read_only_folder_is_not_changed(open_to_all):
    root = write(open_to_all / "review")
    before = state(root)
    root.chmod(0o555)
    code, message = forked(["--root", str(root), *COMMANDS["screen"][1]], as_nobody)
    root.chmod(0o755)
    assert code == 1, message
    assert "Permission denied" in message
    assert "The evidence is unchanged." in message
    assert state(root) == before


def test_an_unreadable_record_is_reported(open_to_all):
    root = write(open_to_all / "review")
    (root / ADAMS).chmod(0)
    code, message = forked(["--root", str(root), "check"], as_nobody)
    assert code == 1
    assert f"{ADAMS}:1  E101  the file cannot be read: Permission denied" in message


def test_a_site_in_a_folder_that_may_not_be_written_stays(open_to_all):
    for name, text in {"built/index.html": "the next site", "out/site/index.html": "the last good site"}.items():
        (open_to_all / name).parent.mkdir(parents=True)
        (open_to_all / name).write_text(text, encoding="utf-8")
    before = state(open_to_all)
    (open_to_all / "out").chmod(0o555)
    code, message = forked(["publish", str(open_to_all / "built"), str(open_to_all / "out" / "site")], as_nobody)
    (open_to_all / "out").chmod(0o755)
    assert code == 1, message
    assert "Permission denied" in message
    assert "Nothing was published" in message
    assert state(open_to_all) == before


def test_files_of_which_one_cannot_take_its_place_all_stay_as_they_were(tmp_path):
    write_together(tmp_path, {"a.yml": "old a", "c/d.yml": "old d"})
    (tmp_path / "b.yml" / "a folder").mkdir(parents=True)
    with pytest.raises(OSError, match="directory"):
        write_together(tmp_path, {"a.yml": "new a", "new.yml": "new", "c/d.yml": "old d", "b.yml": "new b"})
    shutil.rmtree(tmp_path / "b.yml")
    assert state(tmp_path) == {"a.yml": "old a", "c/d.yml": "old d"}
    assert list(tmp_path.glob(f"{TEMPORARY_FOLDER}*")) == []


def test_remains_of_a_killed_writer_are_removed_by_the_next(tmp_path):
    (tmp_path / f"{TEMPORARY_FOLDER}left").mkdir()
    (tmp_path / f"{TEMPORARY_FOLDER}left" / "a.yml").write_text("never finished", encoding="utf-8")
    write_together(tmp_path, {"a.yml": "new\r\n"})
    assert [file.name for file in tmp_path.iterdir()] == ["a.yml"]
    assert (tmp_path / "a.yml").read_bytes() == b"new\r\n"
