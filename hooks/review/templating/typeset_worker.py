"""Typesetting in a separate process (see files/worker.py): each request is JSON, each answer a document's bytes.

The library keeps the pictures of a document in memory, 20 MB each, until ten further documents have not used them.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

DOCUMENTS_UNTIL_DROPPED = 11


def answer(request: bytes) -> bytes:
    """Return the document for a request, and give back the memory that it took."""
    import typst  # noqa: PLC0415 - read by nobody who only asks

    asked = json.loads(request)
    fonts = _fonts(*asked["font_folders"])
    made = typst.compile(
        asked["source"].encode(), font_paths=fonts, sys_inputs={"values": asked["values"]}, **asked["options"]
    )
    compiler = _compiler(*asked["font_folders"])
    for _ in range(DOCUMENTS_UNTIL_DROPPED):
        compiler.compile(b"", format="svg")
    if not isinstance(made, bytes):  # a list of pages
        raise ValueError("it has more than one page")  # noqa: TRY004 - the words go to whoever asked
    return made


@cache
def _fonts(*folders: str) -> Any:
    import typst  # noqa: PLC0415

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders))


@cache
def _compiler(*folders: str) -> Any:
    """Return what compiles an empty document with little more than that."""
    import typst  # noqa: PLC0415

    return typst.Compiler(b"", font_paths=_fonts(*folders))
