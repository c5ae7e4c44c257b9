"""`make site` as people run it: stopped in the middle, and twice at once."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from made_up import project
from places import PROJECT
from review.site.links import broken_links

STAMP = PROJECT / ".venv" / "site.stamp"
LAST = "the last good site"

pytestmark = [
    pytest.mark.site,
    pytest.mark.skipif(not (STAMP.exists() and shutil.which("make")), reason="needs the environment that make makes"),
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project that borrows the environment of this one, with a last good site."""
    project(tmp_path, None, ".ci", "requirements", "Makefile")
    (tmp_path / ".venv").symlink_to(PROJECT / ".venv")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text(LAST, encoding="utf-8")
    return tmp_path


def making(root: Path) -> subprocess.Popen[str]:
    """`make site`, begun, in a group of processes of its own."""
    return subprocess.Popen(
        ["make", "site"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(PROJECT / "hooks"), "SOURCE_DATE_EPOCH": "0"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        start_new_session=True,
    )


def half_built(root: Path) -> list[Path]:
    return list((root / ".build").glob("site.*"))


@pytest.mark.parametrize("signal_sent", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_a_stopped_build_leaves_the_last_site_and_no_partial_one(signal_sent, root):
    with making(root) as make:
        while make.poll() is None and not list((root / ".build").glob("site.*/site/index.html")):
            time.sleep(0.01)
        os.killpg(make.pid, signal_sent)
        message = make.communicate()[0]
    assert make.returncode != 0, message
    assert [file.name for file in (root / "site").iterdir()] == ["index.html"]
    assert (root / "site" / "index.html").read_text(encoding="utf-8") == LAST
    if signal_sent != signal.SIGKILL:
        assert half_built(root) == []


def test_broken_evidence_is_told_once_and_leaves_the_last_site(root):
    record = next((root / "evidence" / "studies").glob("*.yml"))
    record.write_text(record.read_text(encoding="utf-8") + "colour: blue\n", encoding="utf-8")
    with making(root) as make:
        message = make.communicate()[0]
    assert make.returncode != 0
    assert message.count(f"evidence/studies/{record.name}:") == 1
    assert "The evidence has problems; nothing was built." in message
    assert (root / "site" / "index.html").read_text(encoding="utf-8") == LAST


def test_two_builds_at_once_do_not_interfere(root):
    with making(root) as one, making(root) as other:
        message = [make.communicate()[0] for make in (one, other)]
    assert [one.returncode, other.returncode] == [0, 0], message
    assert broken_links(root / "site") == []
    assert LAST not in (root / "site" / "index.html").read_text(encoding="utf-8")
    assert half_built(root) == []
    assert not (root / "site.last").exists()
