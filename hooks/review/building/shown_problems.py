"""A page of the problems of the evidence in place of the site, while it is written."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

# An environment variable that lets a server show problems of the evidence in the page; a build stops at them.
SHOW_PROBLEMS = "SHOW_PROBLEMS"


def problems_are_shown() -> bool:
    """Whether problems of the evidence are shown rather than ending the build."""
    return bool(os.environ.get(SHOW_PROBLEMS))


def show_problems(config: MkDocsConfig, page: str) -> MkDocsConfig:
    """Let this build write nothing but a page of problems, which the server shows at every address."""

    def write(config: MkDocsConfig) -> None:
        folder = Path(config.site_dir)
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("index.html", "404.html"):
            (folder / name).write_text(page, encoding="utf-8")

    for handlers in config.plugins.events.values():
        handlers.clear()
    config.plugins.events["files"] = [lambda _, **__: Files([])]
    config.plugins.events["post_build"] = [write]
    config.theme.static_templates = set()
    config.nav = []
    return config
