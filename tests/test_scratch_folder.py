"""A program's own folder is gone after each run, at whatever moment a signal comes, and however often."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from places import PROJECT
from review.files import scratch
from review.files.scratch import scratch_folder


def then_signal(function, number):
    """A function that gets a signal before it returns.

    It is sent to this thread alone: the program has only one, but the process of the tests has others, where a signal
    that waits here would end it.
    """

    def stopped(*values, **named):
        result = function(*values, **named)
        signal.raise_signal(number)
        return result

    return stopped


def stopped_by(number, folder):
    with scratch_folder(folder, "site.") as own:
        (own / "index.html").write_text("half", encoding="utf-8")
        signal.raise_signal(number)


@pytest.mark.parametrize("number", scratch.STOPPING)
def test_a_signal_while_it_is_made_or_used_leaves_nothing(tmp_path, monkeypatch, number):
    with pytest.raises(SystemExit):
        stopped_by(number, tmp_path)
    monkeypatch.setattr(tempfile, "mkdtemp", then_signal(tempfile.mkdtemp, number))
    with pytest.raises(SystemExit):
        stopped_by(number, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", scratch.STOPPING)
def test_a_second_signal_does_not_stop_the_deletion(tmp_path, monkeypatch, number):
    monkeypatch.setattr(scratch.shutil, "rmtree", then_signal(scratch.shutil.rmtree, number))
    with pytest.raises(SystemExit):
        stopped_by(signal.SIGTERM, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_first_signal_during_the_deletion_waits_for_its_end(tmp_path, monkeypatch):
    left: list[list[Path]] = []
    before = signal.signal(signal.SIGTERM, lambda *_: left.append(list(tmp_path.iterdir())))
    monkeypatch.setattr(scratch.shutil, "rmtree", then_signal(scratch.shutil.rmtree, signal.SIGTERM))
    with scratch_folder(tmp_path, "site."):
        pass
    signal.signal(signal.SIGTERM, before)
    assert left == [[]]


def test_the_signals_mean_what_they_meant_before(tmp_path):
    before = [signal.getsignal(each) for each in scratch.STOPPING]
    with scratch_folder(tmp_path, "site."):
        pass
    assert [signal.getsignal(each) for each in scratch.STOPPING] == before
    assert not signal.pthread_sigmask(signal.SIG_BLOCK, ()) & set(scratch.STOPPING)


def test_an_error_leaves_nothing_either(tmp_path):
    with pytest.raises(ValueError, match="broken"), scratch_folder(tmp_path, "site."):
        raise ValueError("broken")
    assert list(tmp_path.iterdir()) == []


KILLED = """
import os, signal, sys
from pathlib import Path
from review.files.scratch import scratch_folder
with scratch_folder(Path(sys.argv[1]), "site.") as folder:
    (folder / "index.html").touch()
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.process
def test_what_a_killed_program_left_is_deleted_by_the_next(tmp_path):
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "hooks")}
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], env=environment, check=False)
    (left,) = (each for each in tmp_path.iterdir() if each.is_dir())
    with scratch_folder(tmp_path, "site.") as folder:
        assert not left.exists()
        with scratch_folder(tmp_path, "site.") as other:
            assert folder.exists()
            assert other.exists()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_a_person_made_is_left_alone(tmp_path: Path):
    (tmp_path / "site.mine").mkdir()
    with scratch_folder(tmp_path, "site."):
        pass
    assert [each.name for each in tmp_path.iterdir()] == ["site.mine"]
