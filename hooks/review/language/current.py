"""The language in which texts are made now, and texts in it.

It is set where a review is loaded to be shown or exported, once for each build, and is English otherwise. Texts that
are declared when a module is imported are marked there, and translated when they are shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from review.language.catalogue import SOURCE, Catalogue, catalogue
from review.language.message import filled

_language: ContextVar[str] = ContextVar("language", default=SOURCE)


def language() -> str:
    """Return the language of texts that are made now, as in the `lang` attribute: `en`, `de`."""
    return _language.get()


def is_source() -> bool:
    """Whether texts are made in English, in which the program's texts are written."""
    return _language.get() == SOURCE


def use_language(code: str) -> None:
    """Make texts in this language from now on, where what follows is no block of `in_language`."""
    _language.set(code)


@contextmanager
def in_language(code: str) -> Iterator[None]:
    """Make texts in this language within a block."""
    before = _language.set(code)
    try:
        yield
    finally:
        _language.reset(before)


def gettext(message: str, /, **values: object) -> str:
    """Return a text of the interface in the current language, with its values in place of their names in braces."""
    text = _catalogue().text(message)
    return filled(text, values) if values else text


def ngettext(one: str, many: str, number: int, /, **values: object) -> str:
    """Return the form of a text that goes with a number, in the current language, with its values."""
    text = _catalogue().counted(one, many, number)
    return filled(text, values) if values else text


def plural_forms(one: str, many: str, /) -> tuple[str, ...]:
    """Return both forms of a text that goes with a number, in the current language."""
    return _catalogue().forms(one, many)


def marked(message: str, /) -> str:
    """Return a text unchanged. It marks what is translated later, so that it enters the catalogues."""
    return message


def _catalogue() -> Catalogue:
    return catalogue(_language.get())
