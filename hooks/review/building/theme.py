"""The program's templates, styles and scripts in place of those of MkDocs' theme."""

from __future__ import annotations

import os
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig

from review.files.program import THEME
from review.site.scripts import EVERY_PAGE
from review.site.stylesheets import STYLESHEETS


def bring_theme(config: MkDocsConfig) -> None:
    """Put the program's templates, styles and scripts before those of the theme, and after those of the project."""
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
    config.extra_css = [*STYLESHEETS, *config.extra_css]
    script = ExtraScriptValue(EVERY_PAGE)
    script.type = "module"
    config.extra_javascript = [script, *config.extra_javascript]
    _pass_over_icons(config)


def _pass_over_icons(config: MkDocsConfig) -> None:
    """Let MkDocs look for the files of the theme without its 14,000 icons, of which it takes none."""
    given = config.theme.get_env

    def environment() -> Environment:
        env = given()
        env.loader = WithoutIcons(config.theme.dirs)
        return env

    config.theme.get_env = environment  # type: ignore[method-assign]


class WithoutIcons(FileSystemLoader):
    """The templates in some folders; one in a folder whose name begins with a dot is found by name, but not listed."""

    def list_templates(self) -> list[str]:
        """Return the names of all templates that are listed."""
        found: set[str] = set()
        for path in self.searchpath:
            for inside, folders, names in os.walk(path):
                folders[:] = [name for name in folders if not name.startswith(".")]
                found.update(Path(inside, name).relative_to(path).as_posix() for name in names)
        return sorted(found)
