"""The pages made from records, by subject.

Each module registers its pages with their templates (see page.py); nothing lists them a second time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from review.site.pages.divided import on_pages
from review.site.pages.page import MenuEntry, Page, PageType
from review.site.pages.shared import SharedViews
from review.versions.publication import Publication

__all__ = ["MenuEntry", "Page", "all_pages", "page_at", "registered_page_types"]


@cache
def registered_page_types() -> tuple[PageType, ...]:
    """Every kind of page that a module of this package registers, in order."""
    modules = [import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)]
    found = [value for module in modules for value in vars(module).values() if isinstance(value, PageType)]
    return tuple(sorted(dict.fromkeys(found), key=lambda page_type: page_type.order))


def all_pages(publication: Publication) -> Iterator[Page]:
    """Yield every page, those that list records first."""
    shared = SharedViews(publication)
    for page_type in registered_page_types():
        for page in page_type.make(shared):
            yield from on_pages(replace(page, history_url=publication.history_url), shared.titles_of_groups)


def page_at(publication: Publication, address: str) -> Page:
    """Return the page at this address. KeyError where there is none."""
    for page in all_pages(publication):
        if page.address == address:
            return page
    raise KeyError(address)
