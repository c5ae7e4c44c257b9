"""Prose pages: macros filled in without the text of a record ever passing through Markdown.

A macro leaves a placeholder in the Markdown, which its fragment replaces in the HTML.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from traceback import walk_tb
from typing import Any, get_args

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError

from review.model.review import Review
from review.model.review_status import ReviewStatus
from review.schema.settings import Part
from review.site.macros import Macros
from review.templating.rendering import Context, compiled_in, render
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


class ProseError(Exception):
    """The macros of a page cannot be carried out; the message names the line of its Markdown, where one is known."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


class ProseTemplates:
    """The Markdown of prose pages as templates of Jinja, which see the macros of a page and `variables`.

    Compiled templates are kept in a folder, where one is given.
    """

    def __init__(self, publication: Publication, compiled: Path | None = None) -> None:
        self._variables = variables(publication)
        self._sources: dict[str, str] = {}
        self._environment = Environment(  # noqa: S701 - makes Markdown; fragments are escaped by our own environment
            loader=FunctionLoader(self._sources.get),
            undefined=StrictUndefined,
            bytecode_cache=compiled_in(compiled) if compiled else None,
        )

    def filled(self, name: str, markdown: str, fragments: Fragments) -> str:
        """Return the Markdown of the page with this name, its conditions and macros carried out.

        Raise ProseError where a macro or a value does not exist, or the page is not a template.
        """
        self._sources[name] = markdown
        try:
            return self._environment.get_template(name).render({**self._variables, **fragments.macros()})
        except TemplateSyntaxError as error:
            raise ProseError(str(error.message), error.lineno) from error
        except Exception as error:
            lines = [line for frame, line in walk_tb(error.__traceback__) if frame.f_code.co_filename == "<template>"]
            message = str(error) if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"
            raise ProseError(message, lines[-1] if lines else 0) from error


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
