"""Feeds: versions and state, included studies, and studies awaiting assessment, each as Atom and as JSON Feed 1.1.

An entry's date comes from the records: the version's, the day a report was decided on, the day it was met. A study of
the published review has the date of the first version, a report that does not say when it was met that of the newest.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from review.citing.citable_works import contributors
from review.model import urls
from review.model.review import Review
from review.model.review_status import ReviewStatus, first_day
from review.references.reference import Name
from review.templating.rendering import render
from review.views.downloads import FEEDS


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed. `address` is relative to the site's root and, as an id, never changes."""

    address: str
    title: str
    date: str
    text: str

    @property
    def updated(self) -> str:
        """Its date as feeds write it."""
        return f"{first_day(self.date).isoformat()}T00:00:00Z"


def files(review: Review, site_url: str, state: ReviewStatus) -> dict[str, str]:
    """feeds/<name>.xml and feeds/<name>.json for each feed."""
    makers: dict[str, Callable[[], list[Entry]]] = {
        "versions": lambda: _state(review, state) + _versions(review),
        "studies": lambda: _studies(review),
        "awaiting": lambda: _awaiting(review),
    }
    written: dict[str, str] = {}
    for name, title, description in FEEDS:
        entries = sorted(makers[name](), key=lambda entry: (entry.updated, entry.address), reverse=True)
        values = {
            "title": f"{review.record.short_title}: {title}",
            "description": description,
            "address": f"feeds/{name}",
            "authors": [_display(each) for each in contributors(review)],
            "updated": max((entry.updated for entry in entries), default=_first(review).updated),
        }
        written[f"feeds/{name}.xml"] = str(
            render("documents/feed.xml", here="", site_url=site_url, entries=entries, **values)
        )
        written[f"feeds/{name}.json"] = _json_feed(site_url, entries, values)
    return written


def _display(name: Name) -> str:
    return name.literal or " ".join(part for part in (name.given, name.particle, name.family) if part)


def _first(review: Review) -> Entry:
    return Entry("", "", review.record.versions[-1].date, "")


def _state(review: Review, state: ReviewStatus) -> list[Entry]:
    """An entry for a state that a follower should hear of: overdue, paused or retired."""
    address = f"updates/?state={state.state}"
    if state.state == "overdue" and state.due:
        text = f"An update was due by {state.due.isoformat()}. The searches reach {state.searched_through}."
        return [Entry(address, "This review is overdue for an update", state.due.isoformat(), text)]
    if state.state in {"paused", "retired"}:
        last = f"Version {review.version.version} is its last." if state.state == "retired" else ""
        text = " ".join(part for part in (last, state.note, state.instead) if part)
        said = "Work on this review rests" if state.state == "paused" else "This review is no longer kept up"
        return [Entry(address, said, state.since, text or f"{said} since {state.since}.")]
    return []


def _versions(review: Review) -> list[Entry]:
    return [
        Entry(
            f"updates/?version={version.version}",
            f"Version {version.version}",
            version.date,
            " ".join([version.summary, f"Searches through {version.searches_through}.", *version.changes]),
        )
        for version in review.record.versions
    ]


def _studies(review: Review) -> list[Entry]:
    decided = {report.id: report.decided_on for report in review.candidates if report.decision == "included"}
    return [
        Entry(
            urls.permanent(study.id),
            f"{study.name}: {study.reference.title}",
            decided.get(study.id) or review.record.versions[-1].date,
            f"{study.setting.description}. {study.data_collection.description}.",
        )
        for study in review.studies.values()
    ]


def _awaiting(review: Review) -> list[Entry]:
    return [
        Entry(
            f"updates/#report-{report.id}",
            report.title,
            report.met_on or review.version.date,
            report.summary or f"{', '.join(report.authors)}. {report.year}.",
        )
        for report in review.candidates
        if report.decision == "awaiting"
    ]


def _json_feed(site_url: str, entries: list[Entry], values: dict[str, Any]) -> str:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": values["title"],
        "description": values["description"],
        "home_page_url": site_url,
        "feed_url": f"{site_url}{values['address']}.json",
        "language": "en",
        "authors": [{"name": name} for name in values["authors"]],
        "items": [
            {
                "id": site_url + entry.address,
                "url": site_url + entry.address,
                "title": entry.title,
                "content_text": entry.text,
                "date_published": entry.updated,
            }
            for entry in entries
        ],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"
