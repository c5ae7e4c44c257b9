"""Where the files of the program are, beside its modules, and which version is installed."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

NAME = "living-review"

PACKAGE = Path(__file__).parents[1]
# The templates that replace those of MkDocs' theme, and in `assets/` the styles, scripts, fonts and pictures of pages.
THEME = PACKAGE / "theme"


def installed_version() -> str | None:
    """Return the version of the installed program; None where it runs from its folder without an installation."""
    try:
        return version(NAME)
    except PackageNotFoundError:
        return None
