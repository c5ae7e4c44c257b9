"""The released versions of a review, each with its evidence: the content of each ID, the pages, and what changed."""

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

NOW = "now"  # takes the place of a version's number in an address: the current review


@dataclass(frozen=True, slots=True)
class Release:
    """A released version: its commit, its evidence, and the addresses of its prose pages."""

    version: VersionRecord
    commit: str
    state: State
    prose: frozenset[str]

    @property
    def number(self) -> str:
        return self.version.version

    def has_page(self, address: str, *, made: bool) -> bool:
        """Tell whether the version has a page of the current site, which is `made` from records or else prose.

        Every version has every page that lists records, because the same program renders all of them.
        """
        kind, _, id = address.rstrip("/").partition("/")
        records = {"studies": self.state.review.studies, "themes": self.state.review.themes}
        if not made:
            return address in self.prose
        return id in records[kind] if id and kind in records else kind != "updates" or not id


@dataclass(frozen=True, slots=True)
class UnreadableVersion:
    """A version whose evidence cannot be read here, and the reason."""

    version: VersionRecord
    reason: str


@dataclass(frozen=True, slots=True)
class FormerContent:
    """The content that an ID had, and the versions in which it had it, newest first."""

    snapshot: Snapshot
    versions: tuple[VersionRecord, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The changes from one version to a later one, or to the current review, for which `after` is None."""

    before: Release
    after: Release | None
    changes: Changes

    @property
    def address(self) -> str:
        return urls.comparison(self.before.number, self.after.number if self.after else NOW)


@dataclass(frozen=True, slots=True)
class History:
    """Every released version that can be read, newest first, and those that cannot; and the changes between them.

    `comparisons` are those of every two versions, and of every version with the current review.
    """

    releases: tuple[Release, ...] = ()
    unreadable: tuple[UnreadableVersion, ...] = ()
    comparisons: tuple[Comparison, ...] = ()

    @property
    def is_incomplete(self) -> bool:
        """Tell whether a version is missing that has a commit: any but a newest one that is not released yet."""
        newest = self.versions[0][0].version if self.versions else ""
        return any(each.version.version != newest or each.version.commit for each in self.unreadable)

    @property
    def versions(self) -> tuple[tuple[VersionRecord, bool], ...]:
        """Every version, newest first, and whether it can be read."""
        read = [(release.version, True) for release in self.releases]
        every = [*read, *((unreadable.version, False) for unreadable in self.unreadable)]
        return tuple(sorted(every, key=lambda each: tuple(map(int, each[0].version.split("."))), reverse=True))

    def release(self, number: str) -> Release | None:
        """Return the version of this number, or None where it cannot be read."""
        return next((release for release in self.releases if release.number == number), None)

    def comparisons_of(self, number: str) -> tuple[Comparison, ...]:
        """Return the changes from the version of this number to each later one, and to the current review."""
        return tuple(each for each in self.comparisons if each.before.number == number)

    def changed_since(self, number: str) -> bool:
        """Tell whether the current review is known to differ from the version of this number."""
        return any(each.after is None and bool(each.changes) for each in self.comparisons_of(number))

    def snapshots(self, id: str) -> tuple[FormerContent, ...]:
        """Return all content that an ID had over the versions, that of the newest version first."""
        found: dict[str, FormerContent] = {}
        for release in self.releases:
            review = release.state.review
            if id in review.ids:
                content = snapshot(review, id)
                versions = found[content.hash].versions if content.hash in found else ()
                found[content.hash] = FormerContent(content, (*versions, release.version))
        return tuple(found.values())


EMPTY = History()


def history_of(releases: tuple[Release, ...], unreadable: tuple[UnreadableVersion, ...], now: State) -> History:
    """Return the history of a review whose current state is `now`. `releases` are in order, newest first."""
    comparisons = [
        *(
            Comparison(earlier, later, compare(earlier.state, later.state))
            for later, earlier in combinations(releases, 2)
        ),
        *(Comparison(release, None, compare(release.state, now)) for release in releases),
    ]
    return History(releases, unreadable, tuple(comparisons))


def snapshot_now(review: Review, id: str) -> Snapshot | None:
    """Return the current content of an ID, or of its successor; None where it was withdrawn."""
    trail = follow(id, review.registry, review.ids)
    return snapshot(review, trail.last) if trail.end == "current" else None
