"""Where the files of the program are: beside its modules, wherever it is installed."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parents[1]
# The templates that replace those of MkDocs' theme, and in `assets/` the styles, scripts, fonts and pictures of pages.
THEME = PACKAGE / "theme"
