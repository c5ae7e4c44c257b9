"""Citable works, as references: the living review, a part of it, and the published review that it continues.

The authors of the living review are its contributors and nobody else; while none is named, one group name stands for
them. The authors of the published review are named only as authors of that review, which is cited alongside.
"""

from __future__ import annotations

import re

from review.language.current import gettext, marked
from review.model import urls
from review.model.review import Review
from review.model.snapshots import snapshot
from review.references.reference import Name, Reference
from review.schema.review import ReviewRecord

CONTRIBUTORS = marked("Contributors of the living review")


def living_review(review: Review, site_url: str) -> Reference:
    """Return the living review as a whole, in its newest version."""
    return _work(review, review.record.id, "online", {"title": versioned_title(review), "url": site_url})


def part(review: Review, title: str, address: str, site_url: str) -> Reference:
    """Return the part of the living review at this address, in its newest version."""
    slug = re.sub(r"[^a-z0-9]+", "-", address.removeprefix("id/").partition("?")[0].lower()).strip("-")
    base = permanent_base(review, site_url) if address.startswith("id/") else site_url
    fields = {"title": title, "booktitle": versioned_title(review), "url": base + address}
    return _work(review, f"{review.record.id}-{slug}", "incollection", fields)


def permanent_base(review: Review, site_url: str) -> str:
    """Return the base of permanent links: an address that redirects to the current site, or the site's own address."""
    return f"{(review.record.redirect or site_url).rstrip('/')}/"


def _work(review: Review, citekey: str, kind: str, fields: dict[str, str]) -> Reference:
    version = review.version
    dated = {**fields, "year": version.date[:4], "date": version.date}
    if review.record.doi and kind == "online":
        dated["doi"] = review.record.doi
    return Reference(citekey, 0, kind, contributors(review), truncated=False, fields=dated)


def contact_details(record: ReviewRecord) -> dict[str, str]:
    """Return how to reach the maintainers, in the words of schema.org: an email address or a page, if there is one."""
    if not record.contact:
        return {}
    return {"url": record.contact} if record.contact == record.contact_url else {"email": record.contact}


def contributors(review: Review) -> tuple[Name, ...]:
    """Return the authors of the living review: the contributors it names, or one group name for all of them."""
    named = tuple(_person(each.name) for each in review.record.contributors)
    return named or (Name(literal=gettext(CONTRIBUTORS)),)


def _person(name: str) -> Name:
    """Return the person whose name is written as "Family, Given"."""
    family, _, given = name.partition(",")
    return Name(family=family.strip(), given=given.strip())


def versioned_title(review: Review) -> str:
    """Return the title with the version and its date: every citation style prints the title."""
    version, title = review.version, review.record.title
    return gettext("{title} (version {version}, {date})", title=title, version=version.version, date=version.date)


def published_review(review: Review) -> Reference | None:
    """Return the published review: its article of record, or its preprint where there is no article.

    None where the living review does not update a published one.
    """
    source = review.record.source
    if source is None:
        return None
    fields = {"title": source.title}
    kind = "misc"
    if article := source.article:
        kind = "article"
        fields |= {"journal": article.journal, "date": article.published, "doi": article.doi}
        optional = {"volume": article.volume, "number": article.issue, "pages": article.pages}
        optional |= {"pmid": article.pmid, "pmcid": article.pmcid}
        fields |= {name: value for name, value in optional.items() if value}
    elif preprint := source.preprint:
        fields |= {"publisher": preprint.server, "date": preprint.posted, "doi": preprint.doi}
    fields["year"] = fields.get("date", "")[:4]
    people = tuple(_person(person.name) for person in review.record.people)
    return Reference(f"{review.record.id}-published", 0, kind, people, truncated=False, fields=fields)


def versioned_address(review: Review, id: str) -> str:
    """Return the permanent address of an ID with the version and the hash of its content.

    The address is relative to the site's root.
    """
    return f"{urls.permanent(id)}?v={review.version.version}-{snapshot(review, id).hash}"
