"""The table of permanent IDs: where each leads, and the hash of what it says now."""

from __future__ import annotations

from collections.abc import Iterator

from review.exports.tables.table import URL, Column, Row, Table
from review.model import urls
from review.model.id_registry import follow
from review.model.review import Review
from review.versions.history import snapshot_now

# The states of an id, as the data contract names them.
ID_STATES = ("stands", "leads on", "withdrawn")


def ids(review: Review) -> Table:
    """A row for every ID: first those that were published, then those that no version has published yet."""
    return Table(
        "ids",
        "Permanent ids and their current state",
        (
            Column("id", "string", "The permanent id of a study, finding, excerpt, theme or code."),
            Column("since", "string", "The version that first published it; empty until one has."),
            Column("state", "string", "Whether it is current, was renamed or merged, or was withdrawn.", ID_STATES),
            Column("leads_to", "string", "Its current id, where it was renamed or merged."),
            Column("hash", "string", "A short hash of its current wording, as in links to cite it."),
            URL,
        ),
        ("id",),
        _ids,
    )


def _ids(review: Review, site_url: str) -> Iterator[Row]:
    registry, current = review.registry, review.ids
    for id in dict.fromkeys([*registry, *urls.current_urls(review)]):
        trail, now = follow(id, registry, current), snapshot_now(review, id)
        yield {
            "id": id,
            "since": registry[id].since if id in registry else None,
            "state": "stands" if id in current else "leads on" if now else "withdrawn",
            "leads_to": trail.last if now and trail.last != id else None,
            "hash": now.hash if now else None,
            "url": site_url + urls.permanent(id),
        }
