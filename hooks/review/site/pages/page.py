"""A page of the site, and how a kind of page is registered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from review.model.long_lists import Part
from review.model.neighbourhood import Shown
from review.site.pages.shared import SharedViews
from review.templating.rendering import Context, render


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """Where a page is in the menu: its section, at whatever depth, and within that the address of the page before it.

    Without `after`, or where that page is not in the menu yet, the page comes last in its section. `label` takes the
    place of the page's title, and `section_label` that of the section's title in the menu.
    """

    section: str
    after: str = ""
    label: str = ""
    section_label: str = ""


@dataclass(frozen=True, slots=True)
class Pages:
    """What a page shows of the pages of its list: itself, its neighbours, and all of them in groups with their titles.

    `places` has the anchors of each page's entries: on the first page, which alone has the address of the whole list.
    """

    number: int
    total: int
    here: Part
    previous: Part | None
    next: Part | None
    groups: tuple[tuple[str, tuple[Part, ...]], ...]
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The title of the group that the page is of; empty where the list has no groups."""
        return next(title for title, parts in self.groups if self.here in parts)


@dataclass(frozen=True)
class Page:
    """A page: its address, title and description as plain text, and the function that returns what its template shows.

    That function is called when the page is rendered: a preview renders few pages. `source` is the file of the record
    that it shows, relative to the project's root, or empty where there is no one file; `history_url` precedes it in the
    address of that file's history. A `wide` page gives the room of the table of contents to its table, and has links of
    its own to its parts. A page with `in_search` false repeats others. `parts` are the pages that a list is divided
    into, where it is too long for one, and `pages` says which of these the page is.

    A page with `covers` is kept from build to build until something that it shows changes; that function returns all of
    it, apart from what every page can show, without computing it.
    """

    address: str
    title: str
    description: str
    shows: Callable[[], Context]
    source: str = ""
    history_url: str = ""
    menu: MenuEntry | None = None
    wide: bool = False
    in_search: bool = True
    parts: tuple[Part, ...] = ()
    pages: Pages | None = None
    covers: Callable[[Pages | None], Shown] | None = None

    @cached_property
    def context(self) -> Context:
        """What the page's template shows."""
        return self.shows()

    @property
    def covered(self) -> Shown | None:
        """All that the page shows, apart from what every page can show; None for a page that is made in every build."""
        return self.covers(self.pages) if self.covers else None

    @cached_property
    def body(self) -> Markup:
        """The page's HTML."""
        return self.rendered()

    def rendered(self) -> Markup:
        """Return the page's HTML without keeping it: in a large review, all of it takes hundreds of megabytes."""
        return render(self.context, here=self.address)


@dataclass(frozen=True, slots=True, eq=False)
class PageType:
    """A registered kind of page: the function that makes its pages, and its place in the order of all pages."""

    make: Callable[[SharedViews], Iterator[Page]]
    order: int


def makes_pages(order: int) -> Callable[[Callable[[SharedViews], Iterator[Page]]], PageType]:
    """Register a function that yields a page, or a page for each of several records. Lower orders come first."""

    def register(function: Callable[[SharedViews], Iterator[Page]]) -> PageType:
        return PageType(function, order)

    return register


def listed(pages: Pages | None, ids: Iterable[str]) -> tuple[str, ...]:
    """Return the IDs on a page of a list; all of them where the list is one page."""
    return pages.here.ids if pages else tuple(ids)
