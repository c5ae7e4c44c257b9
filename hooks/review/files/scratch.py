"""A folder for one run of a program: it is gone after the run, however this ends."""

from __future__ import annotations

import fcntl
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

STOPPING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


@contextmanager
def scratch_folder(parent: Path, prefix: str) -> Iterator[Path]:
    """Yield a new folder in `parent`, and delete it at the end, also where a signal stops the program.

    The signal may come at any moment, and again: `make` passes on to a program what the terminal has already sent to
    it. So signals wait until the folder is sure to be deleted, and the first one switches off the others. A program
    that is killed cannot delete anything; the next run deletes what it left, which no living process has locked.
    """
    _delete_abandoned(parent, prefix)
    signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING)
    lock = None
    try:
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
        lock = _lock_file(folder).open("w")
        fcntl.flock(lock, fcntl.LOCK_EX)
        before = {each: signal.signal(each, _stop) for each in STOPPING}
        try:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)
            yield folder
        finally:
            signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING)
            shutil.rmtree(folder, ignore_errors=True)
            _lock_file(folder).unlink(missing_ok=True)
            for each, handler in before.items():
                if signal.getsignal(each) == signal.SIG_IGN:
                    signal.signal(each, signal.SIG_IGN)  # which drops those that wait
                signal.signal(each, handler)
    finally:
        if lock:
            lock.close()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)


def _stop(*_: object) -> None:
    for each in STOPPING:
        signal.signal(each, signal.SIG_IGN)
    sys.exit(1)


def _lock_file(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.lock")


def _delete_abandoned(parent: Path, prefix: str) -> None:
    """Delete each folder of an earlier run whose lock nobody holds."""
    for file in parent.glob(f"{prefix}*.lock"):
        with suppress(OSError), file.open("r+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(file.with_suffix(""), ignore_errors=True)
            file.unlink()
