"""/id/<id>/: one small page for each permanent ID: where it is now, how to cite it, and what it said in each version.

With scripts, a link to it leads on to where the thing now stands; where the link was made for other words, it leads to
the history of the wording on this page, and a link to a part of this page stays on it. An obsolete ID leads to its
successor, or says when and why it was withdrawn; so does the address of a study's or theme's own page.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from review.citing.cite_this import ShortCitations, citations_by_id
from review.exports.citing_one import Citing, citing_one
from review.exports.registration import exports_files
from review.language.current import gettext
from review.model import urls
from review.model.id_registry import follow
from review.model.neighbourhood import Shown
from review.model.review import Review
from review.model.snapshots import Snapshot
from review.schema.ids import PublishedRecord, WithdrawalRecord
from review.schema.review import VersionRecord
from review.templating.content_security_policy import with_policy
from review.templating.documents import Document
from review.templating.rendering import render
from review.versions.history import FormerContent, History, snapshot_now
from review.versions.publication import Publication


@dataclass(frozen=True, slots=True)
class Wordings:
    """The content that an ID has now, None where it was withdrawn, and had in released versions.

    `same_in` are the versions with the current content, `formers` all other content; `known` are the hashes of all
    content that released versions had.
    """

    now: Snapshot | None
    same_in: tuple[VersionRecord, ...]
    formers: tuple[FormerContent, ...]
    known: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PermanentPage(Document):
    """Everything about an ID that now stands at `target`.

    `became` is the ID it has now, where that is another one; only a current ID can be cited.
    """

    template: ClassVar[str] = "documents/permanent.html"
    id: str
    became: str
    label: str
    target: str
    citing: Citing | None
    wordings: Wordings


@dataclass(frozen=True, kw_only=True)
class WithdrawnPage(Document):
    """When and why an ID, or the one that it became, was withdrawn; without either where nobody recorded it."""

    template: ClassVar[str] = "documents/withdrawn.html"
    id: str
    entry: PublishedRecord | None
    became: str
    withdrawal: WithdrawalRecord | None
    wordings: Wordings


def permanent_page(publication: Publication, address: str) -> str | None:
    """Return one of the permanent pages; None where there is none at this address."""
    here, id = urls.page_of_file(address)
    if id in urls.current_urls(publication.review) and urls.permanent(id) == here:
        return _pages_of_current(publication, [id])[id]
    return next((make() for each, make in _pages_of_others(publication) if each == here), None)


@exports_files({"*/index.html": "text/html"}, one=permanent_page)
def permanent_pages(publication: Publication) -> dict[str, str]:
    """Return the page of every study, finding, excerpt, theme and code that ever had a permanent ID."""
    pages = {urls.permanent(id): html for id, html in _pages_of_current(publication).items()}
    for here, make in _pages_of_others(publication):
        if here not in pages:
            pages[here] = make()
    return {f"{address}index.html": html for address, html in pages.items()}


def _pages_of_current(publication: Publication, ids: Collection[str] | None = None) -> dict[str, str]:
    """Return the page of each of these IDs, or of all current ones."""
    review = publication.review
    targets = urls.current_urls(review) if ids is None else ids
    found = {id: publication.found_page(urls.permanent(id), Shown((id,))) for id in targets if id not in review.themes}
    missing = [id for id in targets if found.get(id) is None]
    citations = citations_by_id(review, publication.site_url, publication.formatter, missing)
    studies = {review.excerpts[id].study if id in review.excerpts else id for id in missing}
    references = [study.reference for id, study in review.studies.items() if id in studies]
    formatted = publication.formatter.references(references, review.record.settings.reference_style)
    short = ShortCitations(review, publication.site_url, formatted)

    def cited(id: str) -> str:
        citing = citing_one(publication, id, short.text(id), citations[id])
        return _kept(publication, id, _page(publication, urls.permanent(id), id, id, citing))

    return {id: found.get(id) or cited(id) for id in targets}


def _pages_of_others(publication: Publication) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield the address of every ID that is no longer current, with the function that makes its page.

    Of two at one address, the first is meant.
    """
    review = publication.review
    targets, registry = urls.current_urls(review), review.registry
    for entry in review.published:
        if entry.id in targets:
            continue
        trail = follow(entry.id, registry, targets)
        for here in _obsolete_addresses(entry):
            if trail.end == "current":
                yield here, partial(_page, publication, here, entry.id, trail.last)
            elif withdrawal := registry[trail.last].withdrawn:  # the checks allow no other end
                yield here, partial(_withdrawn_page, publication, here, entry.id, entry, trail.last, withdrawal)
    for id in _released_ids(publication.history):
        if id not in targets:
            yield urls.permanent(id), partial(_withdrawn_page, publication, urls.permanent(id), id)


def _kept(publication: Publication, id: str, html: str) -> str:
    """Keep the page of an ID for the next build; those of themes show too many records for that."""
    return html if id in publication.review.themes else publication.keep_page(urls.permanent(id), Shown((id,)), html)


def _released_ids(history: History) -> Iterator[str]:
    """Yield every ID of every released version, including those that were never registered."""
    for release in history.releases:
        yield from urls.current_urls(release.state.review)


def _obsolete_addresses(entry: PublishedRecord) -> Iterator[str]:
    """Yield the addresses of an obsolete ID: its permanent one, and that of its own page or card."""
    yield urls.permanent(entry.id)
    if entry.kind == "study":
        yield urls.study(entry.id)
    elif entry.kind == "theme":
        yield urls.theme(entry.id)
    elif entry.kind == "finding":
        yield urls.embedded(entry.id)


def _page(publication: Publication, here: str, id: str, last: str, citing: Citing | None = None) -> str:
    """Return the page at `here` of an ID that is now called `last`; only a current one has `citing`."""
    review = publication.review
    target = urls.current_urls(review)[last]
    page = PermanentPage(
        review=review,
        status=publication.status,
        id=id,
        became=last if last != id else "",
        label=label(review, last),
        target=target,
        canonical=publication.site_url + target,
        citing=citing,
        wordings=_wordings(publication, id),
    )
    return with_policy(render(page, here))


def _withdrawn_page(
    publication: Publication,
    here: str,
    id: str,
    entry: PublishedRecord | None = None,
    last: str = "",
    withdrawal: WithdrawalRecord | None = None,
) -> str:
    """Return the page at `here` of an ID that was withdrawn, or whose successor `last` was."""
    page = WithdrawnPage(
        review=publication.review,
        status=publication.status,
        id=id,
        entry=entry,
        became=last if last != id else "",
        withdrawal=withdrawal,
        canonical=publication.site_url + urls.permanent(last or id),
        wordings=_wordings(publication, id),
    )
    return with_policy(render(page, here))


def _wordings(publication: Publication, id: str) -> Wordings:
    """Return the content of an ID in each version and now."""
    now, known = snapshot_now(publication.review, id), publication.history.snapshots(id)
    same = [former for former in known if now and former.snapshot.hash == now.hash]
    return Wordings(
        now=now,
        same_in=same[0].versions if same else (),
        formers=tuple(former for former in known if former not in same),
        known=tuple(former.snapshot.hash for former in known),
    )


def label(review: Review, id: str) -> str:
    """Return a description of the theme, finding, code, study or excerpt with this ID."""
    if id in review.themes:
        return review.themes[id].title
    if id in review.findings:
        return review.findings[id].statement
    if id in review.codes:
        return f"Code: {review.codes[id].label}"
    if id in review.studies:
        return f"{review.studies[id].name}: {review.studies[id].reference.title}"
    return gettext("Quotation from {study}", study=review.studies[review.excerpts[id].study].name)
