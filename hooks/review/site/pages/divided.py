"""A list that is too long for one page as several pages, each with links to the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Self

from review.language.current import gettext
from review.model.long_lists import Part
from review.site.pages.page import Page, Pages
from review.templating.rendering import Context


@dataclass(frozen=True)
class LongList(Context):
    """A list of records that is divided into pages where it is long; `pages` says which of them this is."""

    pages: Pages | None = field(default=None, kw_only=True)

    def of_part(self, part: Part) -> Self:
        """Return the list with the entries of one page alone."""
        raise NotImplementedError


def on_pages(page: Page, titles: Mapping[str, str]) -> Iterator[Page]:
    """Yield a page, or the pages that its list is divided into; `titles` are those of the groups of a list."""
    parts = page.parts
    if not parts:
        yield page
        return
    for place, part in enumerate(parts):
        pages = Pages(
            number=place + 1,
            total=len(parts),
            here=part,
            previous=parts[place - 1] if place else None,
            next=parts[place + 1] if place + 1 < len(parts) else None,
            groups=tuple(_groups(parts, titles)),
            places={} if place else {each.address: (each.group, *each.ids) for each in parts},
        )
        shows = partial(_part_of, page, part, pages)
        if not place:
            yield replace(page, shows=shows, pages=pages)
            continue
        title = gettext("{list}, page {number}", list=page.title, number=place + 1)
        yield replace(page, address=part.address, title=title, shows=shows, pages=pages, menu=None, in_search=False)


def _part_of(page: Page, part: Part, pages: Pages) -> LongList:
    """Return what one page of the list of a page shows. TypeError where that shows no list."""
    whole = page.context
    if not isinstance(whole, LongList):
        raise TypeError(f"{page.address} has parts and shows no list")
    return replace(whole.of_part(part), pages=pages)


def _groups(parts: tuple[Part, ...], titles: Mapping[str, str]) -> Iterator[tuple[str, tuple[Part, ...]]]:
    for group in dict.fromkeys(part.group for part in parts):
        yield titles.get(group, ""), tuple(part for part in parts if part.group == group)
