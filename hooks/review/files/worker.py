"""A separate process for work that takes much memory, which is given back when the process ends.

Some libraries keep what they have used, and some load whatever else is installed. In the process of a build that memory
would stay until its end.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Self

from review.files import answering
from review.files.answering import MADE

# What makes the C library of Linux give back freed memory at once.
GIVES_BACK = {"MALLOC_TRIM_THRESHOLD_": "131072"}


class WorkError(Exception):
    """A request could not be fulfilled; the message of the worker says why."""


class Worker:
    """Answers requests by the function `answer` of a module, in a process that begins with the first request.

    Leaving it ends the process.
    """

    def __init__(self, module: str) -> None:
        self.module = module
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def ask(self, request: bytes) -> bytes:
        """Return the answer to a request. WorkError where the function failed or the process has ended."""
        if not self._process:
            self._process = subprocess.Popen(
                [sys.executable, "-I", answering.__file__, self.module],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=os.environ | GIVES_BACK,
            )
        asked, answers = self._process.stdin, self._process.stdout
        if asked is None or answers is None:
            raise WorkError(f"{self.module} has no pipes")
        try:
            asked.write(b"%d\n%s" % (len(request), request))
            asked.flush()
            word, _, length = answers.readline().partition(b" ")
            content = answers.read(int(length or 0))
        except BrokenPipeError:
            word, content = b"", b""
        if word != MADE:
            raise WorkError(content.decode() or f"the process of {self.module} has ended")
        return content

    def end(self) -> None:
        """End the process; the next request begins another."""
        if self._process:
            self._process.communicate()
        self._process = None
