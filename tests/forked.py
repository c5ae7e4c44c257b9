"""Commands in processes forked from the test, which need not load the program and can be killed before any step."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from review.__main__ import main

STEPS = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "shutil.rmtree", "tempfile.mkstemp", "tempfile.mkdtemp"}


def forked(command: list[str], prepare: Callable[[], object] = lambda: None) -> tuple[int, str]:
    """Runs the command in a process of its own. Its exit code, negative for a signal, and what it says of errors."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        code = 99
        try:
            sys.stdout = sys.stderr = os.fdopen(writing, "w")
            prepare()
            code = main(command)
        except BaseException as error:  # noqa: BLE001 - the cause is reported, and no process outlives the test
            sys.stderr.write(repr(error))
        sys.stderr.flush()
        os._exit(code)
    os.close(writing)
    with os.fdopen(reading) as stream:
        message = stream.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), message


def killed_before(step: int, root: Path) -> Callable[[], None]:
    """Lets the process be killed before it changes a file or folder below the root for the n-th time."""
    left = step

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        changes = event in STEPS or (event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_CREAT)
        if changes and str(arguments[0]).startswith(str(root)):
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)
            left -= 1

    return lambda: sys.addaudithook(count)
