"""The released versions of a review, each with its evidence: what a thing said then, and which pages there were."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from review.loading import State
from review.model import urls
from review.model.id_registry import follow
from review.model.review import Review
from review.model.snapshots import Snapshot, snapshot
from review.schema.review import VersionRecord
from review.versions.comparison import Changes, compare

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

    def has_page(self, address: str, *, made: bool) -> bool:
        """Whether the version has a page of today's. `made` says that the page is made from records, and is no prose.

        Every version has every page that gathers records, as all are rendered by the same program.
        """
        kind, _, id = address.rstrip("/").partition("/")
        bearers = {"studies": self.state.review.studies, "themes": self.state.review.themes}
        if not made:
            return address in self.prose
        return id in bearers[kind] if id and kind in bearers else kind != "updates" or not id


@dataclass(frozen=True, slots=True)
class Unread:
    """A version whose evidence cannot be read here, and why."""

    version: VersionRecord
    why: str


@dataclass(frozen=True, slots=True)
class Former:
    """A wording that a thing had, and the versions in which it had it, the newest first."""

    wording: Snapshot
    versions: tuple[VersionRecord, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs from one version to a later one, or to the review as it is now (`after` is None then)."""

    before: Release
    after: Release | None
    changes: Changes

    @property
    def address(self) -> str:
        return urls.comparison(self.before.number, self.after.number if self.after else NOW)


@dataclass(frozen=True, slots=True)
class History:
    """Every released version that can be read, the newest first, and those that cannot; and what differs between them.

    `comparisons` are those of every two versions, and of every version with the review as it is now.
    """

    releases: tuple[Release, ...] = ()
    unread: tuple[Unread, ...] = ()
    comparisons: tuple[Comparison, ...] = ()

    @property
    def versions(self) -> tuple[tuple[VersionRecord, bool], ...]:
        """Every version, the newest first, and whether it can be read."""
        every = [(release.version, True) for release in self.releases] + [(each.version, False) for each in self.unread]
        return tuple(sorted(every, key=lambda each: tuple(map(int, each[0].version.split("."))), reverse=True))

    def release(self, number: str) -> Release | None:
        """The version of this number, if it can be read."""
        return next((release for release in self.releases if release.number == number), None)

    def comparisons_of(self, number: str) -> tuple[Comparison, ...]:
        """What differs from the version of this number to each later one, and to the review as it is now."""
        return tuple(each for each in self.comparisons if each.before.number == number)

    def changed_since(self, number: str) -> bool:
        """Whether the review as it is now differs from the version of this number, as far as that can be told."""
        return any(each.after is None and bool(each.changes) for each in self.comparisons_of(number))

    def wordings(self, id: str) -> tuple[Former, ...]:
        """Every wording that an id had over the versions, the one of the newest version first."""
        found: dict[str, Former] = {}
        for release in self.releases:
            review = release.state.review
            if id in review.ids:
                said = snapshot(review, id)
                versions = found[said.hash].versions if said.hash in found else ()
                found[said.hash] = Former(said, (*versions, release.version))
        return tuple(found.values())


EMPTY = History()


def history_of(releases: tuple[Release, ...], unread: tuple[Unread, ...], now: State) -> History:
    """The history of a review that is now as given: `releases` are in order, the newest first."""
    comparisons = [
        *(
            Comparison(earlier, later, compare(earlier.state, later.state))
            for later, earlier in combinations(releases, 2)
        ),
        *(Comparison(release, None, compare(release.state, now)) for release in releases),
    ]
    return History(releases, unread, tuple(comparisons))


def snapshot_now(review: Review, id: str) -> Snapshot | None:
    """What the thing that an id stands for says today, under the id it has now; None where it was withdrawn."""
    trail = follow(id, review.registry, review.ids)
    return snapshot(review, trail.last) if trail.end == "stands" else None
