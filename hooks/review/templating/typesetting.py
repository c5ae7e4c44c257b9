"""Documents and pictures typeset by Typst from the layouts of this package: PDF for print, PNG for a screen.

A layout reads its values as data, so no text of a record is ever markup. The fonts come from packages and none from the
system, so the same values give the same bytes everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.util import find_spec
from typing import Any

from review.files.content_cache import ContentCache

FONT_PACKAGES = ("fontpkg_source_sans_3", "fontpkg_source_serif_4")
COMMON = "common.typ"  # what every layout shares
PDF_UA = "ua-1"
PIXELS_PER_INCH = 72  # one pixel for each point of a layout


def is_available() -> bool:
    """Whether the libraries are installed; they are dependencies of the site, which the checker can do without."""
    return all(find_spec(name) for name in ("typst", *FONT_PACKAGES))


@dataclass(frozen=True)
class Typesetter:
    """Typesets layouts, and keeps the results."""

    kept: ContentCache

    def pdf(self, layout: str, values: Mapping[str, Any]) -> bytes:
        """Return a tagged PDF (PDF/UA-1). `values` are those of the layout, as JSON can hold them.

        Where no font has a character, which PDF/UA forbids, the PDF is tagged and says nothing of PDF/UA.
        """
        import typst  # noqa: PLC0415 - large, and not needed for what is kept

        def make() -> bytes:
            try:
                return _compiled(layout, values, format="pdf", pdf_standards=PDF_UA)
            except typst.TypstError:
                return _compiled(layout, values, format="pdf")

        return self.kept.kept(_made_from("pdf", layout, values, 0), make)

    def png(self, layout: str, values: Mapping[str, Any], scale: int = 1) -> bytes:
        """Return a picture of the layout's only page, with `scale` pixels for each of its points."""

        def make() -> bytes:
            return _compiled(layout, values, format="png", ppi=float(PIXELS_PER_INCH * scale))

        return self.kept.kept(_made_from("png", layout, values, scale), make)


def _compiled(layout: str, values: Mapping[str, Any], **options: Any) -> bytes:
    import typst  # noqa: PLC0415

    made = typst.compile(_source(layout), font_paths=_fonts(), sys_inputs={"values": json.dumps(values)}, **options)
    if not isinstance(made, bytes):
        raise TypeError(f"the layout {layout} has more than one page")
    return made


def _made_from(kind: str, layout: str, values: Mapping[str, Any], scale: int) -> str:
    """Return all that a result depends on."""
    versions = [version(name) for name in ("typst", *(name.replace("_", "-") for name in FONT_PACKAGES))]
    return json.dumps([kind, versions, _source(layout).decode(), values, scale], sort_keys=True)


@cache
def _source(layout: str) -> bytes:
    """Return a layout, after what all layouts share."""
    folder = files("review") / "layouts"
    return b"\n".join((folder / name).read_bytes() for name in (COMMON, layout))


@cache
def _fonts() -> Any:
    import typst  # noqa: PLC0415

    folders = [str(files(name) / "files") for name in FONT_PACKAGES]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
