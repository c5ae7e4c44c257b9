"""What frames a page: whether the review is overdue, out of date, paused or retired, and where the page comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, TypedDict

from markupsafe import Markup

from review.model.once import once_per_review
from review.model.review import Review
from review.model.review_status import ReviewStatus
from review.references.citation_styles import Formatter
from review.site.pages import Page, all_pages
from review.templating.rendering import Context, render
from review.versions.history import History, Release
from review.versions.publication import Publication

# The attribute of the part of a page that says itself how current the review is: such a page needs no notice.
STATUS_PANEL = "data-status-panel"


class ListedVersion(TypedDict):
    """A version as the configuration of an older one lists it; `kept` tells whether the site keeps it."""

    version: str
    date: str
    kept: bool


@dataclass(frozen=True)
class Colophon(Context):
    """The version of a page, the versions that the site keeps, each with whether it has the same page, and its record.

    `source` and `history_url` are those of the page (`review.site.pages.page.Page`), or empty.
    """

    template: ClassVar[str] = "fragments/colophon.html"
    review: Review
    releases: tuple[tuple[Release, bool], ...]
    history: History
    source: str
    history_url: str


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


def notices(publication: Publication, here: str) -> Markup:
    """Return the notices at the top of the page at `here`."""
    return render(StatusNotice(publication.review, publication.status), here)


def status_is_in_page(publication: Publication, content: str) -> bool:
    """Whether a page says itself how current the review is. That its work has ended or pauses comes before all else."""
    return STATUS_PANEL in content and publication.status.standing == "living"


def colophon(publication: Publication, here: str, made: Page | None) -> Markup:
    """Return the line at the end of the page at `here`, which is `made` from records or, if None, prose."""
    review, history = publication.review, publication.history
    releases = tuple((release, _has_page(publication, release, here, made)) for release in history.releases)
    source, history_url = (made.source, made.history_url) if made else ("", "")
    return render(Colophon(review, releases, history, source, history_url), here)


def _has_page(publication: Publication, release: Release, here: str, made: Page | None) -> bool:
    """Whether a version has the page at `here`."""
    if not release.has_page(here, made=made is not None):
        return False
    return made is None or here in _made_pages(release.state.review, publication.formatter)


@once_per_review
def _made_pages(review: Review, formatter: Formatter) -> frozenset[str]:
    """The address of every page made from the records of a version: some are made only where it has such records."""
    return frozenset(page.address for page in all_pages(Publication(review, formatter=formatter)))


def notice_of_released_version(review: Review, here: str, number: str, versions: Sequence[ListedVersion]) -> Markup:
    """Return the notice of a page of a released version."""
    return render(ReleasedVersionNotice(review, number, versions), here)
