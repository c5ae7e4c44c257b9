"""A process of its own that typesets: each document is asked for in a line of JSON and answered with its bytes.

The library keeps the pictures of every document in memory, 20 MB each, and gives back none of it while a process lives.
"""

from __future__ import annotations

import json
import sys
from typing import Any, BinaryIO

OK, FAILED = b"made", b"failed"


def work(asked: BinaryIO, answers: BinaryIO) -> None:
    """Answer every request: a line with the word for success or failure and a length, then so many bytes."""
    import typst  # noqa: PLC0415 - read by nobody who only asks

    fonts: Any = None
    for line in asked:
        request = json.loads(line)
        if fonts is None:
            fonts = typst.Fonts(
                include_system_fonts=False, include_embedded_fonts=False, font_paths=request["font_folders"]
            )
        try:
            made = typst.compile(
                request["source"].encode(),
                font_paths=fonts,
                sys_inputs={"values": request["values"]},
                **request["options"],
            )
        except typst.TypstError as error:
            _answer(answers, FAILED, str(error).encode())
        else:
            content = made if isinstance(made, bytes) else b""  # a list of pages where there are several
            _answer(answers, OK if content else FAILED, content or b"it has more than one page")


def _answer(answers: BinaryIO, word: bytes, content: bytes) -> None:
    answers.write(b"%s %d\n%s" % (word, len(content), content))
    answers.flush()


if __name__ == "__main__":
    work(sys.stdin.buffer, sys.stdout.buffer)
