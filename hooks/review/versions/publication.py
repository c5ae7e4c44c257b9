"""A review as a site publishes it: under which address, built from which commit, with which earlier versions."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cached_property
from hashlib import sha256

from review.files.content_cache import ContentCache
from review.files.page_cache import PageCache
from review.model.neighbourhood import Shown, digest_of_shown
from review.model.review import Review
from review.model.review_status import ReviewStatus, review_status
from review.references.citation_styles import Formatter
from review.versions.git_objects import UNKNOWN_ORIGIN, Origin
from review.versions.history import EMPTY, History


@dataclass(frozen=True)
class Publication:
    """Everything that the pages and files of a site depend on. Equal publications give equal sites.

    `as_of` is the day on which the review counts as overdue or not; None means the date of its newest version. `origin`
    is the commit that the records were read from, `history` holds the released versions with addresses of their own.
    `repo_url` is the address of the repository, where issues are opened; `history_path`, put between it and the path of
    a file, leads to the history of that file. Both are empty where the site has no repository. `formatter` keeps the
    citations that have been formatted, `kept` the typeset files, `pages` the pages that show records.
    `earlier_until` is given for a released version: the last version whose IDs had several addresses each (see
    `has_earlier_addresses`).
    """

    review: Review
    site_url: str = ""
    as_of: date | None = None
    origin: Origin = UNKNOWN_ORIGIN
    history: History = EMPTY
    repo_url: str = ""
    history_path: str = ""
    earlier_until: str = ""
    formatter: Formatter = field(default_factory=Formatter, compare=False, repr=False)
    kept: ContentCache = field(default_factory=ContentCache, compare=False, repr=False)
    pages: PageCache = field(default_factory=PageCache, compare=False, repr=False)

    @cached_property
    def status(self) -> ReviewStatus:
        """Whether the review is maintained, overdue, paused or retired."""
        return review_status(self.review, self.as_of)

    def kept_page(self, address: str, shown: Shown, make: Callable[[], str]) -> str:
        """Return the page at an address, which is made only if something that it shows may have changed."""
        found = self.found_page(address, shown)
        return self.keep_page(address, shown, make()) if found is None else found

    def found_page(self, address: str, shown: Shown) -> str | None:
        """Return the kept page at an address with what it shows; None where it has to be made."""
        return self.pages.found(address, self.made_from(shown)) if self.pages.is_open else None

    def keep_page(self, address: str, shown: Shown, html: str) -> str:
        """Keep a page with what it shows, and return it."""
        if self.pages.is_open:
            self.pages.keep(address, self.made_from(shown), html)
        return html

    def made_from(self, shown: Shown) -> str:
        """Return the digest of all that a page can show."""
        return f"{self._surroundings} {digest_of_shown(self.review, shown)}"

    @cached_property
    def _surroundings(self) -> str:
        """The digest of what pages show besides records: the addresses, the status, and the released versions."""
        status = [repr(getattr(self.status, name)) for name in _shown_of(ReviewStatus)]
        releases = [[release.number, release.commit] for release in self.history.releases]
        unreadable = [each.version.version for each in self.history.unreadable]
        history = [releases, unreadable, self.history.changed_since(self.review.version.version)]
        content = [self.site_url, self.repository, self.history_path, self.earlier_until, status, history]
        return sha256(json.dumps(content).encode()).hexdigest()

    def has_earlier_addresses(self, id: str) -> bool:
        """Tell whether an ID was published while each had an address of its own to cite it, and one for its history.

        The registry says until which version that was. A released version may have IDs that its registry lacks, because
        a registry lists them only from the next version on.
        """
        until = self.earlier_until or self.review.earlier_addresses
        entry = self.review.registry.get(id)
        since = entry.since if entry else self.review.version.version if self.earlier_until else ""
        return bool(until and since) and _place(since) <= _place(until)

    @property
    def repository(self) -> str:
        """The address of the repository without a slash at its end, or an empty text."""
        return self.repo_url.rstrip("/")

    @property
    def history_url(self) -> str:
        """What the path of a file is appended to for its history, or an empty text."""
        return f"{self.repository}/{self.history_path.strip('/')}" if self.repo_url and self.history_path else ""


def _shown_of(model: type) -> list[str]:
    """Return the names of the fields and properties of a dataclass, apart from the day on which it was made."""
    properties = [name for name, value in vars(model).items() if isinstance(value, property)]
    return [*(each.name for each in fields(model) if each.name != "as_of"), *properties]


def _place(version: str) -> tuple[int, ...]:
    """Return the place of a version in the order of versions."""
    return tuple(map(int, version.split(".")))
