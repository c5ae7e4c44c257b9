"""The macros that prose pages may call, each a fragment of the review package (see review.prose)."""

from __future__ import annotations

from typing import Any

from review.site.prose import Fragments


def define_env(env: Any) -> None:
    """Gives mkdocs-macros every macro; what each makes is kept for the page until its Markdown is done."""

    def caller(name: str) -> Any:
        def call(*arguments: Any, **options: Any) -> str:
            page = env.page
            kept = env.conf.extra["review_fragments"]
            fragments = kept.setdefault(page.file.src_uri, Fragments(env.conf.extra["review"], page.url))
            return str(fragments.macros()[name](*arguments, **options))

        return call

    for name in Fragments.names():
        env.macro(caller(name), name)
