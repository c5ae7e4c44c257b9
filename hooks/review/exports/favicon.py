"""assets/favicon.svg: the picture of the site in a tab of a browser, in its colours; a project may have its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from review.exports.registration import exports_file
from review.templating.rendering import Context, render
from review.versions.publication import Publication


@dataclass(frozen=True)
class Favicon(Context):
    """The picture, which needs no values."""

    template: ClassVar[str] = "figures/favicon.svg"


@exports_file("assets/favicon.svg", "image/svg+xml")
def favicon(_: Publication) -> str:
    """Return the picture."""
    return str(render(Favicon()))
