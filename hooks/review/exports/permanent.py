"""/id/<id>/: a page for each permanent id that leads on to where the thing now stands, without a server's help.

An id that was given up leads on to what it became, or keeps a page that says when and why it was withdrawn; so does
the address of a study's or theme's own page. /id/<id>/history/ shows what the thing said in each version beside what it
says now; a link that was made when it said something else leads there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from review.model import urls
from review.model.id_registry import follow
from review.model.review import Review
from review.model.review_status import ReviewStatus, review_status
from review.schema.ids import PublishedRecord
from review.templating.content_security_policy import with_policy
from review.templating.rendering import render
from review.versions.history import History, snapshot_now


def files(review: Review, site_url: str, history: History, state: ReviewStatus | None = None) -> dict[str, str]:
    """id/<id>/index.html and id/<id>/history/index.html for every study, finding, excerpt and theme there ever was.

    `state` is how the review lives; without one, as of its newest version. Each page says where it rests or has ended.
    """
    targets, registry = urls.current_urls(review), review.registry
    shared = {"review": review, "living": state or review_status(review), "targets": targets}
    made: dict[str, str] = {}
    for id in targets:
        made[urls.permanent(id)] = redirect_page(review, site_url, urls.permanent(id), id, id, history, shared)
    for entry in review.published:
        trail = follow(entry.id, registry, targets)
        for here in _addresses_of(entry) if entry.id not in targets else ():
            made[here] = (
                redirect_page(review, site_url, here, entry.id, trail.last, history, shared)
                if trail.end == "stands"
                else _withdrawn(site_url, here, entry, registry[trail.last], shared)
            )
    for id in {**targets, **registry, **dict.fromkeys(_released(history))}:
        made[urls.wordings(id)] = _wordings(review, site_url, id, history, shared)
    return {f"{address}index.html": with_policy(html) for address, html in made.items()}


def _released(history: History) -> Iterator[str]:
    """Every id of every version, also where it was never registered."""
    for release in history.releases:
        yield from urls.current_urls(release.state.review)


def _addresses_of(entry: PublishedRecord) -> Iterator[str]:
    """The addresses that an id had and that no record bears any more: its permanent one, and its own pages'."""
    yield urls.permanent(entry.id)
    yield urls.citing(entry.id)
    if entry.kind == "study":
        yield urls.study(entry.id)
    elif entry.kind == "theme":
        yield urls.theme(entry.id)


def redirect_page(
    review: Review, site_url: str, here: str, id: str, last: str, history: History, shared: Mapping[str, Any]
) -> str:
    """The page at `here` that leads from an id to where the thing, which now has the id `last`, stands."""
    target = shared["targets"][last]
    return render(
        "documents/permanent.html",
        here=here,
        **shared,
        id=id,
        became=last if last != id else "",
        label=label(review, last),
        target=target,
        canonical=site_url + target,
        now=snapshot_now(review, id),
        known=[former.wording.hash for former in history.wordings(id)],
    )


def _withdrawn(
    site_url: str, here: str, entry: PublishedRecord, last: PublishedRecord, shared: Mapping[str, Any]
) -> str:
    """The page at `here` of an id that was withdrawn, or that led on to one that was."""
    return render(
        "documents/withdrawn.html",
        here=here,
        **shared,
        entry=entry,
        became=last.id if last.id != entry.id else "",
        withdrawal=last.withdrawn,
        canonical=site_url + urls.permanent(last.id),
    )


def _wordings(review: Review, site_url: str, id: str, history: History, shared: Mapping[str, Any]) -> str:
    """The page that shows what a thing said in each version beside what it says now."""
    now = snapshot_now(review, id)
    every = history.wordings(id)
    return render(
        "documents/wordings.html",
        here=urls.wordings(id),
        **shared,
        id=id,
        now=now,
        stands_in=next((former.versions for former in every if now and former.wording.hash == now.hash), ()),
        formers=[former for former in every if not now or former.wording.hash != now.hash],
        canonical=site_url + urls.wordings(id),
    )


def label(review: Review, id: str) -> str:
    """What the id stands for, in words."""
    if id in review.themes:
        return review.themes[id].title
    if id in review.findings:
        return review.findings[id].statement
    if id in review.studies:
        return f"{review.studies[id].name}: {review.studies[id].reference.title}"
    return f"Quotation from {review.studies[review.excerpts[id].study].name}"
