"""Feeds of versions and status, studies, studies awaiting assessment, and notices, as Atom and as JSON Feed 1.1.

An entry's date comes from the records: the date of the version, of the decision on a report, of its identification, or
of a day on which people read quotations or links again.
A study of the published review has the date of the first version; another study or report without a date has that of
the newest version.
The description of each feed states that the review is overdue, out of date, paused or retired.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any, ClassVar
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from review.citing.citable_works import contributors, published_review
from review.exports.registration import exports_files
from review.language.current import gettext, language
from review.language.formats import in_sentence
from review.model import urls
from review.model.dates import first_day
from review.model.review import Review
from review.model.review_status import ReviewStatus
from review.model.study import Study
from review.references.reference import Name
from review.templating.rendering import Context, plural, render
from review.versions.publication import Publication
from review.views.downloads import feeds_of
from review.views.readings import days_of_reading
from review.views.surveillance import notice_view


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed. `address` is relative to the site's root and never changes."""

    address: str
    title: str
    date: str
    text: str

    @property
    def updated(self) -> str:
        """Its date in the format of feeds."""
        return _timestamp(self.date)


@dataclass(frozen=True)
class Feed(Context):
    """A feed with its entries, newest first. `address` is that of its files without their endings.

    `id` is that of the feed, and `ids` has those of its entries by their addresses. They are made from the published
    review, not from the site's address, so that no entry is new to a feed reader when the site moves.
    """

    template: ClassVar[str] = "documents/feed.xml"
    site_url: str
    id: str
    ids: Mapping[str, str]
    address: str
    title: str
    description: str
    authors: tuple[str, ...]
    updated: str
    entries: tuple[Entry, ...]


@exports_files({"feeds/*.xml": "application/atom+xml", "feeds/*.json": "application/feed+json"})
def feeds(publication: Publication) -> dict[str, str]:
    """Return each feed in both formats."""
    review = publication.review
    entries_of: dict[str, Callable[[], list[Entry]]] = {
        "versions": lambda: [
            *_status(review, publication.status),
            *_versions(review),
            *_readings(review),
        ],
        "studies": lambda: _studies(review),
        "awaiting": lambda: _awaiting(review),
        "notices": lambda: _notices(review),
    }
    news = " ".join(f"{entry.title}. {entry.text}" for entry in _status(review, publication.status))
    published = published_review(review)
    work = (published.link or published.title) if published else review.record.id
    files: dict[str, str] = {}
    for name, title, description in feeds_of(review):
        entries = sorted(entries_of[name](), key=lambda entry: (entry.updated, entry.address), reverse=True)
        feed = Feed(
            site_url=publication.site_url,
            id=_id(work, f"feeds/{name}"),
            ids={entry.address: _id(work, entry.address) for entry in entries},
            address=f"feeds/{name}",
            title=f"{review.record.short_title}: {gettext(title)}",
            description=f"{gettext(description)} {news}".strip(),
            authors=tuple(_full_name(each) for each in contributors(review)),
            updated=max((entry.updated for entry in entries), default=_timestamp(review.record.versions[-1].date)),
            entries=tuple(entries),
        )
        files[f"{feed.address}.xml"] = str(render(feed))
        files[f"{feed.address}.json"] = _json_feed(feed)
    return files


def _id(work: str, address: str) -> str:
    return uuid5(NAMESPACE_URL, f"{work} {address}").urn


def _full_name(name: Name) -> str:
    return name.literal or " ".join(part for part in (name.given, name.particle, name.family) if part)


def _timestamp(date: str) -> str:
    return f"{first_day(date).isoformat()}T00:00:00Z"


def _status(review: Review, status: ReviewStatus) -> list[Entry]:
    """Return an entry for a status that followers need to know: overdue, out of date, paused or retired."""
    address = f"updates/?state={status.state}"
    if status.state == "out-of-date":
        since = max(status.lapsed[0].after + timedelta(days=1), first_day(review.version.date))
        text = " ".join([*status.why, gettext("What is needed:"), *status.needed])
        return [Entry(address, gettext("This review is out of date"), since.isoformat(), text)]
    if status.state == "overdue" and status.due:
        text = gettext(
            "An update was due by {due}. The searches reach {reached}.",
            due=status.due.isoformat(),
            reached=status.searched_through,
        )
        return [Entry(address, gettext("This review is overdue for an update"), status.due.isoformat(), text)]
    if status.state in {"paused", "retired"}:
        return [_ended(review, status, address)]
    return []


def _ended(review: Review, status: ReviewStatus, address: str) -> Entry:
    """Return the entry for a review that is paused or retired."""
    text = " ".join(part for part in (status.note, status.instead) if part)
    if status.state == "paused":
        title = gettext("Work on this review is paused")
        default = gettext("Work on this review is paused since {day}.", day=status.since)
        return Entry(address, title, status.since, text or default)
    last = gettext("Version {version} is its last.", version=review.version.version)
    return Entry(address, gettext("This review is no longer maintained"), status.since, f"{last} {text}".strip())


def _versions(review: Review) -> list[Entry]:
    return [
        Entry(
            f"updates/?version={version.version}",
            gettext("Version {version}", version=version.version),
            version.date,
            " ".join(
                [version.summary, gettext("Searched up to {day}.", day=version.searches_through), *version.changes]
            ),
        )
        for version in review.record.versions
    ]


def _readings(review: Review) -> list[Entry]:
    """Return an entry for each day on which people compared quotations with their reports, or read links again."""
    entries = []
    for day, read in days_of_reading(review).items():
        parts = {
            gettext("Quotations compared with their reports"): read.quotations,
            gettext("Links of quotations and findings read again"): read.links,
            gettext("Studies found silent on a finding"): read.silences,
        }
        done = {what: counts for what, counts in parts.items() if counts}
        title = "; ".join(f"{what}: {counts.total()}" for what, counts in done.items())
        text = [
            f"{what}: {', '.join(f'{in_sentence(term.label)} {number}' for term, number in counts.items())}."
            for what, counts in done.items()
        ]
        entries.append(Entry(f"updates/?read={day}", title, day, " ".join(text)))
    return entries


def _studies(review: Review) -> list[Entry]:
    decided = {report.id: report.decided_on for report in review.candidates if report.decision == "included"}
    first, added = review.record.versions[-1].date, {study.id for study in review.added_studies}
    return [
        Entry(
            urls.permanent(study.id),
            f"{study.name}: {study.reference.title}",
            decided.get(study.id) or (review.version.date if study.id in added else first),
            " ".join(f"{text}." for text in _about(study) if text),
        )
        for study in review.studies.values()
    ]


def _about(study: Study) -> tuple[str | None, str | None]:
    """Where a study was done, and how its data were collected, where its record states them."""
    return study.setting.description, study.data_collection.description if study.data_collection else None


def _awaiting(review: Review) -> list[Entry]:
    return [
        Entry(
            f"updates/#report-{report.id}",
            report.title,
            report.met_on or review.version.date,
            report.summary or f"{', '.join(report.authors)}. {report.year}.",
        )
        for report in review.awaiting
    ]


def _notices(review: Review) -> list[Entry]:
    """Return an entry for each notice; for one about an included study, with the findings that it affects."""
    entries = []
    for view in map(partial(notice_view, review), review.notices.notices):
        notice = view.notice
        work = view.reference.short if view.reference else notice.work
        text = [f"{notice.label}, {notice.doi or notice.work}."]
        text += [
            gettext(
                "Finding {id}: without this study, {studies} and {quotations} are left.",
                id=each.finding.id,
                studies=plural(len(each.studies), "study", "studies"),
                quotations=plural(len(each.excerpts), "quotation"),
            )
            for each in view.affected
        ]
        if notice.decision:
            decided = notice.decision
            text.append(gettext("Decision of {by} on {on}: {text}", by=decided.by, on=decided.on, text=decided.text))
        address = f"updates/?notice={quote('/'.join((notice.work, notice.kind, notice.doi or '')), safe='')}#notices"
        entries.append(Entry(address, f"{notice.kind_label}: {work}", notice.found_on, " ".join(text)))
    return entries


def _json_feed(feed: Feed) -> str:
    written: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.description,
        "home_page_url": feed.site_url,
        "feed_url": f"{feed.site_url}{feed.address}.json",
        "language": language(),
        "authors": [{"name": name} for name in feed.authors],
        "items": [
            {
                "id": feed.ids[entry.address],
                "url": feed.site_url + entry.address,
                "title": entry.title,
                "content_text": entry.text,
                "date_published": entry.updated,
            }
            for entry in feed.entries
        ],
    }
    return json.dumps(written, ensure_ascii=False, indent=1) + "\n"
