"""The macros of prose pages, for the macros plugin of MkDocs (see review.site.macros).

A project's `hooks/macros.py` imports `define_env`.
"""

from __future__ import annotations

from typing import Any

from review.site.macros import Macros
from review.site.prose import variables


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
