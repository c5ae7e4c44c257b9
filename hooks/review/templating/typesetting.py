"""Documents and pictures typeset by Typst from the layouts of this package: PDF for print, PNG for a screen.

A layout reads its values as data, so no text of a record is ever markup. The fonts come from packages and none from the
system, so the same values give the same bytes everywhere.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.util import find_spec
from typing import IO, Any, Self

from review.files.content_cache import ContentCache
from review.templating import typeset_worker
from review.templating.look import look
from review.templating.typeset_worker import OK

FONT_PACKAGES = ("fontpkg_source_sans_3", "fontpkg_source_serif_4")
COMMON = "common.typ"  # what every layout shares
PDF_UA = "ua-1"
MAX_DOCUMENTS = 4  # of one process, which keeps the memory of all of them
PIXELS_PER_INCH = 72  # one pixel for each point of a layout


def is_available() -> bool:
    """Whether the libraries are installed; they are dependencies of the site, which the checker can do without."""
    return all(find_spec(name) for name in ("typst", *FONT_PACKAGES))


class NotTypesetError(Exception):
    """A layout could not be typeset; the message of the library says why."""


class Typesetter:
    """Typesets layouts, and keeps the results; leaving it ends its processes."""

    def __init__(self, kept: ContentCache) -> None:
        self.kept = kept
        self._process: subprocess.Popen[bytes] | None = None
        self._left = 0  # documents that the process may still make

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def pdf(self, layout: str, values: Mapping[str, Any]) -> bytes:
        """Return a tagged PDF (PDF/UA-1). `values` are those of the layout, as JSON can hold them.

        Where no font has a character, which PDF/UA forbids, the PDF is tagged and says nothing of PDF/UA.
        """

        def make() -> bytes:
            try:
                return self._made(layout, values, format="pdf", pdf_standards=PDF_UA)
            except NotTypesetError:
                return self._made(layout, values, format="pdf")

        return self.kept.kept(_made_from("pdf", layout, values, 0), make)

    def png(self, layout: str, values: Mapping[str, Any], scale: int = 1) -> bytes:
        """Return a picture of the layout's only page, with `scale` pixels for each of its points."""

        def make() -> bytes:
            return self._made(layout, values, format="png", ppi=float(PIXELS_PER_INCH * scale))

        return self.kept.kept(_made_from("png", layout, values, scale), make)

    def _made(self, layout: str, values: Mapping[str, Any], **options: Any) -> bytes:
        """Have a document made. NotTypesetError where it cannot be, or has more than one page and must have one."""
        asked, answers = self._pipes()
        request = {
            "source": _source(layout).decode(),
            "values": json.dumps(values),
            "options": options,
            "font_folders": [str(files(name) / "files") for name in FONT_PACKAGES],
        }
        asked.write(json.dumps(request).encode() + b"\n")
        asked.flush()
        word, _, length = answers.readline().partition(b" ")
        content = answers.read(int(length or 0))
        if word != OK:
            raise NotTypesetError(f"{layout}: {content.decode() or 'the process that typesets has ended'}")
        return content

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        """Return what the process reads and what it writes; after some documents a new process takes over."""
        if not self._left:
            self._end()
            self._process = subprocess.Popen(
                [sys.executable, "-I", typeset_worker.__file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
            self._left = MAX_DOCUMENTS
        self._left -= 1
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise NotTypesetError("there is no process that typesets")
        return process.stdin, process.stdout

    def _end(self) -> None:
        if self._process:
            self._process.communicate()
        self._process, self._left = None, 0


def _made_from(kind: str, layout: str, values: Mapping[str, Any], scale: int) -> str:
    """Return all that a result depends on."""
    return json.dumps([kind, _versions(), _source(layout).decode(), values, scale], sort_keys=True)


@cache
def _versions() -> list[str]:
    return [version(name) for name in ("typst", *(name.replace("_", "-") for name in FONT_PACKAGES))]


def _source(layout: str) -> bytes:
    """Return a layout, after the colours of the review and what all layouts share."""
    colours = ", ".join(f'{token}: rgb("{light}")' for token, (light, _) in look().colours.items())
    return f"#let tokens = ({colours})\n".encode() + _layout(layout)


@cache
def _layout(layout: str) -> bytes:
    folder = files("review") / "layouts"
    return b"\n".join((folder / name).read_bytes() for name in (COMMON, layout))
