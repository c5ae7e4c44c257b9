"""Prose pages: macros filled in without the text of a record ever passing through Markdown.

A macro leaves a placeholder in the Markdown, which its fragment replaces in the HTML.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, get_args

from review.model.review import Review
from review.model.review_status import ReviewStatus
from review.schema.settings import Part
from review.site.macros import Macros
from review.templating.rendering import Context, render
from review.versions.publication import Publication

Macro = Callable[..., str]

PLACEHOLDER = re.compile(r"<!--fragment:(\d+)-->")
MARKDOWN_SIGNS = str.maketrans({sign: f"&#{ord(sign)};" for sign in "\\`*_{}[]()#+-.!|~:<>\"'="})


def variables(publication: Publication) -> dict[str, Any]:
    """Return the values that prose may compare: two addresses or empty texts, and which parts the review has.

    Only conditions may use them: what a page shows of the addresses, of the repository and of the maintainers, comes
    from the macro `reach`.
    """
    review = publication.review
    parts = {part: review.has(part) for part in get_args(Part)}
    designs = bool(review.codebook.terms("designs"))
    return {
        "repository": publication.repository,
        "contact": review.record.contact or "",
        "parts": parts | {"designs": designs},
    }


class Fragments:
    """The macros of one page, and the fragments that they have left placeholders for."""

    def __init__(self, review: Review, here: str, repository: str = "", status: ReviewStatus | None = None) -> None:
        """`here` is the address of the page, `repository` that of the repository; empty where it is not known.

        `status` is the status of the review on the day of the build.
        """
        self.here = here
        self.rendered: list[str] = []
        self._macros = Macros(review, repository, status)

    def macros(self) -> dict[str, Macro]:
        """Return every macro by name; each renders its fragment and returns the placeholder."""
        return {name: self._leaving_placeholder(getattr(self._macros, name)) for name in Macros.names()}

    def fill(self, html: str) -> str:
        """Return the page's HTML with each placeholder replaced by its fragment."""
        return PLACEHOLDER.sub(lambda match: self.rendered[int(match[1])], html)

    def _leaving_placeholder(self, macro: Callable[..., Context]) -> Macro:
        def call(*arguments: Any, **options: Any) -> str:
            self.rendered.append(render(macro(*arguments, **options), self.here).strip())
            return f"<!--fragment:{len(self.rendered) - 1}-->"

        return call


def inert(html: str) -> str:
    """Return a fragment on one line, with every character of its text that Markdown could act on as an entity."""
    pieces = re.split(r"(<[^>]*>)", " ".join(html.split()))
    return "".join(piece if piece.startswith("<") else _entities(piece) for piece in pieces)


def _entities(text: str) -> str:
    return re.sub(
        r"&[#\w]+;|[^&]+|&",
        lambda match: match[0] if match[0].startswith("&") else match[0].translate(MARKDOWN_SIGNS),
        text,
    )
