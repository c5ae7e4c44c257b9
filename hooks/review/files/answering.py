"""The process of a worker (see worker.py): each request and each answer is a line with its length, then its bytes.

It is run as a file, and finds the program beside itself, whatever else is installed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

MADE, FAILED = b"made", b"failed"


def work(asked: BinaryIO, answers: BinaryIO, answer: Callable[[bytes], bytes]) -> None:
    """Answer every request; a failure is answered with the words of its error."""
    while length := asked.readline():
        request = asked.read(int(length))
        try:
            word, content = MADE, answer(request)
        except Exception as error:  # noqa: BLE001 - whoever asked decides what follows
            word, content = FAILED, f"{type(error).__name__}: {error}".encode()
        answers.write(b"%s %d\n%s" % (word, len(content), content))
        answers.flush()


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    work(sys.stdin.buffer, sys.stdout.buffer, import_module(sys.argv[1]).answer)
