"""/id/<id>/: a page for each permanent id that leads on to where the thing now stands, without a server's help.

An id that was given up leads on to what it became, or keeps a page that says when and why it was withdrawn; so does
the address of a study's or theme's own page.
"""

from __future__ import annotations

from collections.abc import Iterator

from review import addresses
from review.model import Review
from review.policy import with_policy
from review.registry import follow
from review.rendering import render
from review.shapes.registry import PublishedRecord


def files(review: Review, site_url: str) -> dict[str, str]:
    """id/<id>/index.html for every study, finding, excerpt and theme there is, and for every id ever published."""
    targets = addresses.destinations(review)
    standing = {
        f"{addresses.permanent(id)}index.html": _leading_on(review, site_url, addresses.permanent(id), id, id)
        for id in targets
    }
    registry = {entry.id: entry for entry in review.published}
    given_up = {}
    for entry in review.published:
        trail = follow(entry.id, registry, targets)
        for here in _addresses_of(entry) if entry.id not in targets else ():
            given_up[f"{here}index.html"] = (
                _leading_on(review, site_url, here, entry.id, trail.last)
                if trail.end == "stands"
                else _withdrawn(review, site_url, here, entry, registry[trail.last])
            )
    return {address: with_policy(html) for address, html in {**standing, **given_up}.items()}


def _addresses_of(entry: PublishedRecord) -> Iterator[str]:
    """The promised addresses of an id that no record bears: its permanent one, and its own page's."""
    yield addresses.permanent(entry.id)
    if entry.kind == "study":
        yield addresses.study(entry.id)
    elif entry.kind == "theme":
        yield addresses.theme(entry.id)


def _leading_on(review: Review, site_url: str, here: str, id: str, last: str) -> str:
    """The page at `here` that leads from an id to where the thing, which now has the id `last`, stands."""
    target = addresses.destinations(review)[last]
    return render(
        "documents/permanent.html",
        here=here,
        review=review,
        id=id,
        became=last if last != id else "",
        label=label(review, last),
        target=target,
        canonical=site_url + target,
    )


def _withdrawn(review: Review, site_url: str, here: str, entry: PublishedRecord, last: PublishedRecord) -> str:
    """The page at `here` of an id that was withdrawn, or that led on to one that was."""
    return render(
        "documents/withdrawn.html",
        here=here,
        review=review,
        entry=entry,
        became=last.id if last.id != entry.id else "",
        withdrawal=last.withdrawn,
        canonical=site_url + addresses.permanent(last.id),
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
