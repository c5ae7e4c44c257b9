"""The macros of prose pages (see review.site.macros), and those for the macros plugin of MkDocs.

The plugin is not needed: a build carries out the macros itself. A review whose mkdocs.yml lists it has a file
`hooks/macros.py`, which imports `define_env`.
"""

from __future__ import annotations

from typing import Any

from mkdocs.exceptions import Abort
from mkdocs.structure.pages import Page

from review.site.macros import Macros
from review.site.prose import ProseError, variables
from review.site.site_build import SiteBuild

PLUGIN = "macros"


def with_macros(markdown: str, page: Page, build: SiteBuild) -> str:
    """Return the Markdown of a prose page with its macros carried out. Abort where that is not possible."""
    uri = page.file.src_uri
    try:
        return build.prose.filled(uri, markdown, build.fragments_of(uri, page.url))
    except ProseError as error:
        source = page.file.content_string
        above = source[: source.rfind(markdown)].count("\n")  # the front matter
        place = f"docs/{uri}:{above + error.line}" if error.line else f"docs/{uri}"
        raise Abort(f"{place}: the macros of this page cannot be carried out: {error}") from error


def define_env(env: Any) -> None:
    """Define every macro and what prose may compare.

    What a macro renders is kept for the page until its Markdown is done.
    """
    env.variables.update(variables(env.conf.extra["review_build"].publication))

    def macro(name: str) -> Any:
        def call(*arguments: Any, **options: Any) -> str:
            page = env.page
            fragments = env.conf.extra["review_build"].fragments_of(page.file.src_uri, page.url)
            return str(fragments.macros()[name](*arguments, **options))

        return call

    for name in Macros.names():
        env.macro(macro(name), name)
