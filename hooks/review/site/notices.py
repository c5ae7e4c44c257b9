"""Notices at the top of a page: its versions, and whether the review is overdue, out of date, paused or retired."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, TypedDict

from markupsafe import Markup

from review.model.review import Review
from review.model.review_status import ReviewStatus
from review.templating.rendering import Context, render
from review.versions.history import History, Release
from review.versions.publication import Publication


class ListedVersion(TypedDict):
    """A version as the configuration of an older one lists it; `kept` tells whether the site keeps it."""

    version: str
    date: str
    kept: bool


@dataclass(frozen=True)
class VersionsOfPage(Context):
    """The versions that the site keeps, each with whether it has the same page."""

    template: ClassVar[str] = "fragments/versions.html"
    review: Review
    releases: tuple[tuple[Release, bool], ...]
    history: History


@dataclass(frozen=True)
class StatusNotice(Context):
    """A notice where the review is overdue, out of date, paused or retired; nothing otherwise.

    It says why and what is needed at the top of the home page and of the page of updates; other pages link there.
    """

    template: ClassVar[str] = "fragments/status_notice.html"
    review: Review
    status: ReviewStatus


@dataclass(frozen=True)
class ReleasedVersionNotice(Context):
    """The number of the version that a page belongs to, and all versions, newest first."""

    template: ClassVar[str] = "fragments/released_version.html"
    review: Review
    number: str
    versions: Sequence[ListedVersion]


def notices(publication: Publication, here: str, *, made: bool) -> Markup:
    """Return the notices of the page at `here`, which is `made` from records or else prose."""
    review, history = publication.review, publication.history
    releases = tuple((release, release.has_page(here, made=made)) for release in history.releases)
    versions = render(VersionsOfPage(review, releases, history), here)
    return versions + render(StatusNotice(review, publication.status), here)


def notice_of_released_version(review: Review, here: str, number: str, versions: Sequence[ListedVersion]) -> Markup:
    """Return the notice of a page of a released version."""
    return render(ReleasedVersionNotice(review, number, versions), here)
