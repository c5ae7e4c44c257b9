"""Documents and pictures typeset by Typst from the layouts of this package: PDF for print, PNG for a screen.

A layout reads its values as data, so no text of a record is ever markup. The fonts come from packages and none from the
system, so the same values give the same bytes everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.util import find_spec
from typing import Any, Self

from review.files.content_cache import ContentCache
from review.files.worker import Worker, WorkError
from review.templating import typeset_worker
from review.templating.look import look

FONT_PACKAGES = ("fontpkg_source_sans_3", "fontpkg_source_serif_4")
COMMON = "common.typ"  # what every layout shares
PDF_UA = "ua-1"
PIXELS_PER_INCH = 72  # one pixel for each point of a layout


def is_available() -> bool:
    """Whether the libraries are installed; they are dependencies of the site, which the checker can do without."""
    return all(find_spec(name) for name in ("typst", *FONT_PACKAGES))


class NotTypesetError(Exception):
    """A layout could not be typeset; the message of the library says why."""


class Typesetter:
    """Typesets layouts, and keeps the results; leaving it ends its process."""

    def __init__(self, kept: ContentCache) -> None:
        self.kept = kept
        self._worker = Worker(typeset_worker.__name__)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._worker.end()

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
        request = {
            "source": _source(layout).decode(),
            "values": json.dumps(values),
            "options": options,
            "font_folders": [str(files(name) / "files") for name in FONT_PACKAGES],
        }
        try:
            return self._worker.ask(json.dumps(request).encode())
        except WorkError as error:
            raise NotTypesetError(f"{layout}: {error}") from error


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
