"""Whatever stops a build, at any moment: the last good site is unchanged, and the message says what happened."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from forked import forked, killed_before
from made_up import copy_code, second_review
from places import PROJECT
from review.__main__ import main
from review.files.writing import write_text
from review.site import publishing
from review.site.publishing import NotPublishedError, publish

MAKE_SITE = ("-m", "review", "build")  # what `make site` runs
LAST = {"index.html": "the last good site", "themes/index.html": "and its themes"}


@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> Path:
    """The folder of what one build keeps for the next, as between two builds of one project."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture
def surroundings(kept) -> dict[str, str]:
    """The environment in which make runs a command of the project."""
    own = {name: value for name, value in os.environ.items() if name != "GITHUB_ACTIONS"}
    program = {"PYTHONPATH": str(PROJECT / "hooks"), "PYTHONUTF8": "1"}
    return {**own, **program, "SOURCE_DATE_EPOCH": "0", "REVIEW_CACHE": str(kept)}


def make_site(root: Path, surroundings: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """`make site` in the folder of the project, in a process of its own."""
    return subprocess.run(
        [sys.executable, *MAKE_SITE],
        cwd=root,
        env=surroundings,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def written(folder: Path) -> dict[str, str]:
    """Every file below the folder, with its text."""
    return {
        file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def lay_out(folder: Path, files: dict[str, str]) -> Path:
    """Writes the files below the folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def root(tmp_path) -> Path:
    """A project with a last good site."""
    lay_out(tmp_path / "site", LAST)
    return second_review(tmp_path)


def add(name: str, text: str) -> Callable[[Path], None]:
    """A text at the end of a file."""

    def change(root: Path) -> None:
        (root / name).write_text((root / name).read_text(encoding="utf-8") + text, encoding="utf-8")

    return change


def folder_for(name: str) -> Callable[[Path], None]:
    """Put a folder in the place of a file: not even root can read it as a file."""

    def change(root: Path) -> None:
        (root / name).unlink()
        (root / name).mkdir()

    return change


def gone(name: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        (root / name).unlink()

    return change


FAULTS = {
    "a problem of the evidence": (add("evidence/searches.yml", "\nmore: x\n"), 'unknown field "more"'),
    "a register that is missing": (gone("evidence/searches.yml"), "evidence/searches.yml:1  E108"),
    "a register that cannot be read": (folder_for("evidence/searches.yml"), "evidence/searches.yml:1  E101"),
    "a bibliography that cannot be read": (folder_for("references.bib"), "references.bib:1  E101"),
    "a settings file that is missing": (gone("mkdocs.yml"), "mkdocs.yml"),
    "a settings file that does not parse": (add("mkdocs.yml", "\nnav: [\n"), "mkdocs.yml"),
    "a page that is missing": (gone("docs/methods.md"), "methods.md"),
    "a page that cannot be read": (folder_for("docs/methods.md"), "methods.md"),
    "a page that is not UTF-8": (
        lambda root: (root / "docs/methods.md").write_bytes(b"# Caf\xe9\n"),
        "methods.md",
    ),
    "a citation of nothing": (add("docs/methods.md", '\n{{ cite("nobody-1900") }}\n'), "nobody-1900"),
    "a macro that there is not": (add("docs/methods.md", "\n{{ nothing_of_the_kind() }}\n"), "nothing_of_the_kind"),
    "a macro that is not closed": (add("docs/methods.md", "\n{% if x\n"), "methods"),
    "a link to a page that there is not": (add("docs/methods.md", "\n[x](nowhere.md)\n"), "nowhere.md"),
    "an anchor that there is not": (add("docs/methods.md", "\n[x](cite.md#nowhere)\n"), "#nowhere"),
    "a link in HTML that leads nowhere": (add("docs/methods.md", '\n<a href="../nowhere/">x</a>\n'), "leads nowhere"),
    "a picture of another host": (
        add("docs/methods.md", "\n![x](https://other.example/x.png)\n"),
        "fetches from another host",
    ),
}
FAULTS_OF_THE_PROGRAM = {
    "a template that is broken": (add("hooks/review/templates/pages/theme.html", "{% if %}"), "theme.html"),
    "code that is broken": (
        add("hooks/review/site/pages/page.py", "\nraise RuntimeError('broken code')\n"),
        "broken code",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_stops_the_build_and_keeps_the_last_site(fault, root, surroundings, monkeypatch, capsys):
    spoil, message = FAULTS[fault]
    spoil(root)
    monkeypatch.setattr(os, "environ", surroundings)
    assert main(["--root", str(root), "build"]) == 1
    printed = capsys.readouterr()
    assert message in printed.out + printed.err
    assert written(root / "site") == LAST


@pytest.mark.process
@pytest.mark.parametrize("fault", FAULTS_OF_THE_PROGRAM)
def test_a_fault_of_the_program_stops_the_build_and_keeps_the_last_site(fault, root, surroundings):
    """Of a program that stands in the project."""
    spoil, message = FAULTS_OF_THE_PROGRAM[fault]
    spoil(copy_code(root, "hooks"))
    done = make_site(root, {**surroundings, "PYTHONPATH": "hooks"})
    assert done.returncode != 0
    assert message in done.stdout + done.stderr
    assert written(root / "site") == LAST


@pytest.mark.process
def test_a_full_disk_stops_the_build_and_keeps_the_last_site(root, surroundings, tmp_path, monkeypatch):
    """As a full disk does, a limit on the size of a file lets writing fail in the middle."""
    limit = 40_000
    surroundings["REVIEW_CACHE"] = str(tmp_path / "nothing kept")
    monkeypatch.setattr(os, "environ", surroundings)
    code, message = forked(
        ["--root", str(root), "build"], lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    )
    assert code != 0
    assert "File too large" in message
    assert written(root / "site") == LAST


@pytest.mark.process
def test_a_killed_build_keeps_the_last_site_and_the_next_build_is_complete(root, surroundings):
    with subprocess.Popen([sys.executable, *MAKE_SITE], cwd=root, env=surroundings) as build:
        while build.poll() is None and not any((root / ".build").glob("site.*/site/index.html")):
            time.sleep(0.01)
        build.send_signal(signal.SIGKILL)
    assert build.returncode == -signal.SIGKILL
    assert written(root / "site") == LAST
    done = make_site(root, surroundings)
    assert done.returncode == 0, done.stderr
    assert (root / "site/themes/index.html").is_file()
    assert "the last good site" not in (root / "site/index.html").read_text(encoding="utf-8")


NEXT = {"index.html": "<a href='other/'>the next site</a>", "other/index.html": "another page", "style.css": "p {}"}


def publishing_killed(root: Path, step: int) -> bool:
    """Publishes in a process that is killed before its n-th step. Whether it came to be killed."""
    code, message = forked(["publish", str(root / "built"), str(root / "site")], killed_before(step, root))
    assert code in {0, -signal.SIGKILL}, message
    return code != 0


def moments(root: Path) -> Iterator[Path]:
    """The folder of a project whose publishing was killed, for each moment at which it can be."""
    for step in range(100):
        folder = root / str(step)
        lay_out(folder / "site", LAST)
        lay_out(folder / "built", NEXT)
        if not publishing_killed(folder, step):
            assert step > 2
            assert written(folder / "site") == NEXT
            assert sorted(file.name for file in folder.iterdir()) == ["site"]
            return
        yield folder


@pytest.mark.process
def test_publishing_killed_at_any_step_leaves_the_last_site_or_the_next(tmp_path):
    """Between its two moves the last site is beside its place, and the next run puts it back."""
    for folder in moments(tmp_path):
        standing = folder / "site" if (folder / "site").exists() else folder / "site.last"
        assert written(standing) in (LAST, NEXT), folder.name
        if (folder / "built").exists():
            shutil.rmtree(folder / "built")
        lay_out(folder / "built", NEXT | {"other/index.html": "<a href='nowhere/'>x</a>"})
        with pytest.raises(NotPublishedError):
            publish(folder / "built", folder / "site")
        assert written(folder / "site") in (LAST, NEXT), folder.name
        lay_out(folder / "built", NEXT)
        publish(folder / "built", folder / "site")
        assert written(folder / "site") == NEXT


def test_remains_of_earlier_runs_are_removed(tmp_path):
    site, built = lay_out(tmp_path / "site", LAST), lay_out(tmp_path / "built", NEXT)
    lay_out(tmp_path / "site.last", {"older.html": "an older site"})
    assert publish(built, site) == len(NEXT)
    assert written(tmp_path) == {f"site/{name}": text for name, text in NEXT.items()}


def test_the_first_site_needs_no_last_one(tmp_path):
    assert publish(lay_out(tmp_path / "built", NEXT), tmp_path / "site") == len(NEXT)
    assert written(tmp_path) == {f"site/{name}": text for name, text in NEXT.items()}


def test_a_site_left_between_two_moves_is_restored_first(tmp_path, monkeypatch):
    """Also where the next one then cannot be moved."""
    lay_out(tmp_path / "site.last", LAST)
    monkeypatch.setattr(publishing, "_replace", lambda *_: None)
    publish(lay_out(tmp_path / "built", NEXT), tmp_path / "site")
    assert written(tmp_path / "site") == LAST


def test_the_message_says_why_nothing_is_published(tmp_path):
    (tmp_path / "built").mkdir()
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(NotPublishedError, match=r"built has no built site$"):
        publish(tmp_path / "built", tmp_path / "site")
    lay_out(tmp_path / "built", {"index.html": "<a href='a/'>x</a>\n<a href='b/'>x</a>"})
    with pytest.raises(NotPublishedError) as reported:
        publish(tmp_path / "built", tmp_path / "site")
    with pytest.raises(NotPublishedError, match=r"file is not a folder$"):
        publish(lay_out(tmp_path / "whole", NEXT), tmp_path / "file")
    assert str(reported.value).splitlines() == [
        "index.html:1  leads nowhere: a/",
        "index.html:2  leads nowhere: b/",
        "2 links broken, or loading from another host",
    ]


def test_a_move_that_fails_puts_the_last_site_back(tmp_path, monkeypatch):
    """As between two disks, or where the second of the two moves is refused."""
    site, built = lay_out(tmp_path / "site", LAST), lay_out(tmp_path / "built", NEXT)
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if self == built:
            raise OSError(18, "Invalid cross-device link")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="cross-device"):
        publish(built, site)
    assert written(site) == LAST
    assert written(built) == NEXT


@pytest.mark.process
def test_a_file_in_the_place_of_the_site_is_not_touched(tmp_path, surroundings):
    lay_out(tmp_path, {"site": "a file that somebody wrote"})
    lay_out(tmp_path / "built", NEXT)
    command = [sys.executable, "-m", "review", "publish", "built", "site"]
    environment = {**surroundings, "PYTHONPATH": str(PROJECT / "hooks")}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "site is not a folder" in done.stderr
    assert "Nothing was published" in done.stderr
    assert (tmp_path / "site").read_text(encoding="utf-8") == "a file that somebody wrote"


def test_an_invalid_address_is_reported_and_not_published(tmp_path):
    lay_out(tmp_path / "site", LAST)
    lay_out(tmp_path / "built", {"index.html": "<a href='http://[x'>x</a><img src='http://[y'>"})
    with pytest.raises(NotPublishedError, match="not allowed"):
        publish(tmp_path / "built", tmp_path / "site")
    assert written(tmp_path / "site") == LAST


@pytest.mark.parametrize(
    "element",
    [
        "<a href='data:text/html,x'>x</a>",
        "<area href='data:text/html,x'>",
        "<a href='vbscript:x'>x</a>",
        "<a href='file:///etc/passwd'>x</a>",
        "<img srcset='https://other.example/x.png 2x'>",
        "<video poster='https://other.example/x.png'></video>",
        "<svg><use xlink:href='https://other.example/x.svg#y'/></svg>",
        "<input type=image src='//other.example/x.png'>",
        "<a href='index.html' ping='https://other.example/'>x</a>",
    ],
)
def test_a_link_that_runs_or_fetches_is_not_published(element, tmp_path):
    lay_out(tmp_path / "built", {"index.html": element})
    with pytest.raises(NotPublishedError):
        publish(tmp_path / "built", tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_a_file_is_written_completely_or_not_at_all(tmp_path, monkeypatch):
    file = tmp_path / "record.yml"
    write_text(file, "the old text\n")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="No space left"):
        write_text(file, "the new text\n")
    assert written(tmp_path) == {"record.yml": "the old text\n"}


@pytest.mark.process
def test_a_full_disk_during_writing_keeps_the_old_file(tmp_path):
    lay_out(tmp_path, {"record.yml": "the old text\n"})
    code = (
        "from pathlib import Path; from review.files.writing import write_text; "
        "write_text(Path('record.yml'), 'x' * 9999)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(PROJECT / "hooks")},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert "File too large" in done.stderr
    assert written(tmp_path) == {"record.yml": "the old text\n"}
