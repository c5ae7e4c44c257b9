"""The released versions of a review, each with its evidence: what a thing said then, and which pages there were."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from review import addresses
from review.changes.compare import Changes, compare
from review.changes.things import State
from review.model import Review
from review.registry import follow
from review.shapes.review import VersionRecord
from review.wordings import Wording, wording

NOW = "now"  # stands in an address where a version's number would: the review as it is today


@dataclass(frozen=True, slots=True)
class Release:
    """A version as it was released: the commit that holds it, its evidence, and the addresses of its prose pages."""

    version: VersionRecord
    commit: str
    state: State
    prose: frozenset[str]

    @property
    def number(self) -> str:
        return self.version.version

    def has_page(self, address: str) -> bool:
        """Whether the version has the page at this address, if it is not one that every version has."""
        kind, _, id = address.rstrip("/").partition("/")
        bearers = {"studies": self.state.review.studies, "themes": self.state.review.themes}.get(kind, {})
        return id in bearers if id else address in self.prose


@dataclass(frozen=True, slots=True)
class Unread:
    """A version whose evidence cannot be read here, and why."""

    version: VersionRecord
    why: str


@dataclass(frozen=True, slots=True)
class Former:
    """A wording that a thing had, and the versions in which it had it, the newest first."""

    wording: Wording
    versions: tuple[VersionRecord, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs from one version to a later one, or to the review as it is now (`after` is None then)."""

    before: Release
    after: Release | None
    changes: Changes

    @property
    def address(self) -> str:
        return addresses.comparison(self.before.number, self.after.number if self.after else NOW)


@dataclass(frozen=True, slots=True)
class History:
    """Every released version that can be read, the newest first, and those that cannot."""

    releases: tuple[Release, ...] = ()
    unread: tuple[Unread, ...] = ()

    def wordings(self, id: str) -> tuple[Former, ...]:
        """Every wording of an id over the versions, the newest first; one that returned stands once for each time."""
        found: list[Former] = []
        for release in self.releases:
            review = release.state.review
            if id not in addresses.destinations(review):
                continue
            said = wording(review, id)
            if found and found[-1].wording.hash == said.hash:
                found[-1] = Former(said, (*found[-1].versions, release.version))
            else:
                found.append(Former(said, (release.version,)))
        return tuple(found)

    def comparisons(self, now: State) -> Iterator[Comparison]:
        """Every two versions, and every version with the review as it is now; empty where nothing differs."""
        for later, earlier in combinations(self.releases, 2):
            yield Comparison(earlier, later, compare(earlier.state, later.state))
        for release in self.releases:
            yield Comparison(release, None, compare(release.state, now))


def wording_now(review: Review, id: str) -> Wording | None:
    """What the thing that an id stands for says today, under the id it has now; None where it was withdrawn."""
    standing = addresses.destinations(review)
    trail = follow(id, {entry.id: entry for entry in review.published}, standing)
    return wording(review, trail.last) if trail.end == "stands" else None
