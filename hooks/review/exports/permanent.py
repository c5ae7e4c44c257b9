"""/id/<id>/: a page for each permanent ID that redirects to its current address, without a server's help.

An obsolete ID redirects to its successor, or keeps a page that says when and why it was withdrawn; so does the address
of a study's or theme's own page. /id/<id>/history/ compares the content of each version with the current one; a link
that was made for other content leads there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from review.exports.registration import exports_files
from review.model import urls
from review.model.id_registry import follow
from review.model.review import Review
from review.model.snapshots import Snapshot, snapshot
from review.schema.ids import PublishedRecord, WithdrawalRecord
from review.schema.review import VersionRecord
from review.templating.content_security_policy import with_policy
from review.templating.documents import Document
from review.templating.rendering import render
from review.versions.history import FormerContent, History, snapshot_now
from review.versions.publication import Publication


@dataclass(frozen=True, kw_only=True)
class PermanentPage(Document):
    """A redirect from an ID to `target`. `became` is the ID it has now, where that is another one.

    `now` is the current content, `known` the hashes of all content that released versions had.
    """

    template: ClassVar[str] = "documents/permanent.html"
    id: str
    became: str
    label: str
    target: str
    now: Snapshot
    known: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class WithdrawnPage(Document):
    """When and why an ID, or the one that it became, was withdrawn."""

    template: ClassVar[str] = "documents/withdrawn.html"
    entry: PublishedRecord
    became: str
    withdrawal: WithdrawalRecord


@dataclass(frozen=True, kw_only=True)
class ContentHistoryPage(Document):
    """The content that an ID has now, None where it was withdrawn, and had in released versions.

    `same_in` are the versions with the current content, `formers` all other content. `targets` maps IDs to addresses.
    """

    template: ClassVar[str] = "documents/content_history.html"
    targets: Mapping[str, str]
    id: str
    now: Snapshot | None
    same_in: tuple[VersionRecord, ...]
    formers: tuple[FormerContent, ...]


@exports_files({"*/index.html": "text/html"})
def permanent_pages(publication: Publication) -> dict[str, str]:
    """Return the pages of every study, finding, excerpt and theme that ever had a permanent ID, and their histories."""
    review, history = publication.review, publication.history
    targets, registry = urls.current_urls(review), review.registry
    pages = {urls.permanent(id): _redirect_page(publication, urls.permanent(id), id, id, targets) for id in targets}
    for entry in review.published:
        if entry.id in targets:
            continue
        trail = follow(entry.id, registry, targets)
        for here in _obsolete_addresses(entry):
            if trail.end == "current":
                pages[here] = _redirect_page(publication, here, entry.id, trail.last, targets)
            elif withdrawal := registry[trail.last].withdrawn:  # the checks allow no other end
                pages[here] = _withdrawn_page(publication, here, entry, trail.last, withdrawal)
    for id in {**targets, **registry, **dict.fromkeys(_released_ids(history))}:
        pages[urls.content_history(id)] = _history_page(publication, id, targets)
    return {f"{address}index.html": with_policy(html) for address, html in pages.items()}


def _released_ids(history: History) -> Iterator[str]:
    """Yield every ID of every released version, including those that were never registered."""
    for release in history.releases:
        yield from urls.current_urls(release.state.review)


def _obsolete_addresses(entry: PublishedRecord) -> Iterator[str]:
    """Yield the addresses of an obsolete ID: its permanent one, that of its citation, and that of its page or card."""
    yield urls.permanent(entry.id)
    yield urls.citing(entry.id)
    if entry.kind == "study":
        yield urls.study(entry.id)
    elif entry.kind == "theme":
        yield urls.theme(entry.id)
    elif entry.kind == "finding":
        yield urls.embedded(entry.id)


def _redirect_page(publication: Publication, here: str, id: str, last: str, targets: Mapping[str, str]) -> str:
    """Return the page at `here` that redirects from an ID to the current address of `last`, the ID it has now."""
    review = publication.review
    page = PermanentPage(
        review=review,
        status=publication.status,
        id=id,
        became=last if last != id else "",
        label=label(review, last),
        target=targets[last],
        canonical=publication.site_url + targets[last],
        now=snapshot(review, last),
        known=tuple(former.snapshot.hash for former in publication.history.snapshots(id)),
    )
    return render(page, here)


def _withdrawn_page(
    publication: Publication, here: str, entry: PublishedRecord, last: str, withdrawal: WithdrawalRecord
) -> str:
    """Return the page at `here` of an ID that was withdrawn, or whose successor `last` was."""
    page = WithdrawnPage(
        review=publication.review,
        status=publication.status,
        entry=entry,
        became=last if last != entry.id else "",
        withdrawal=withdrawal,
        canonical=publication.site_url + urls.permanent(last),
    )
    return render(page, here)


def _history_page(publication: Publication, id: str, targets: Mapping[str, str]) -> str:
    """Return the page that compares the content of each version with the current one."""
    now = snapshot_now(publication.review, id)
    known = publication.history.snapshots(id)
    same = [former for former in known if now and former.snapshot.hash == now.hash]
    page = ContentHistoryPage(
        review=publication.review,
        status=publication.status,
        targets=targets,
        id=id,
        now=now,
        same_in=same[0].versions if same else (),
        formers=tuple(former for former in known if former not in same),
        canonical=publication.site_url + urls.content_history(id),
    )
    return render(page, urls.content_history(id))


def label(review: Review, id: str) -> str:
    """Return a description of the theme, finding, study or excerpt with this ID."""
    if id in review.themes:
        return review.themes[id].title
    if id in review.findings:
        return review.findings[id].statement
    if id in review.studies:
        return f"{review.studies[id].name}: {review.studies[id].reference.title}"
    return f"Quotation from {review.studies[review.excerpts[id].study].name}"
