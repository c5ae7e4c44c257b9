"""What Zotero saves from a page: the rules of its translator of embedded metadata, for our pages.

The rules are those of "Embedded Metadata.js" and "RDF.js" (github.com/zotero/translators) and of cleanAuthor
(github.com/zotero/utilities), as of June 2026, told again here in few words: their code is under another licence and
comes in no package. Run over every page of the built site, that code and these rules gave the same type, title,
creators, date, address and DOI.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from lxml.html import HtmlElement

TYPES = {
    "citation_journal_title": "journalArticle",
    "citation_technical_report_institution": "report",
    "citation_conference_title": "conferencePaper",
    "citation_book_title": "bookSection",
    "citation_inbook_title": "bookSection",
    "citation_dissertation_institution": "thesis",
}
BYLINES = ("byline", "vcard")  # a class with one of these in it is read as the authors where no tag names any


@dataclass(frozen=True)
class Item:
    """An item of a library: `creators` are pairs of last and first name, the first name empty for a group."""

    type: str
    title: str
    creators: tuple[tuple[str, str], ...]
    date: str
    url: str
    doi: str
    container: str
    abstract: str


def saved(page: HtmlElement) -> Item:
    """What is saved from this page."""
    tags = [(tag.get("name") or tag.get("property"), tag.get("content")) for tag in page.xpath("//meta[@content]")]
    tags = [(name, content) for name, content in tags if name]
    deciding = [TYPES[name] for name, _ in tags if name in TYPES]
    guessed = "webpage" if _first(tags, "og:type") == "website" else "journalArticle"
    return Item(
        type=deciding[-1] if deciding else guessed,
        title=_first(tags, "citation_title") or _first(tags, "DC.title"),
        creators=_creators(tags, page),
        date=_first(tags, "citation_date") or _first(tags, "citation_publication_date") or _first(tags, "DC.date"),
        url=_first(tags, "citation_public_url") or "".join(page.xpath("//link[@rel='canonical']/@href")),
        doi=_first(tags, "citation_doi"),
        container=_first(tags, "citation_journal_title")
        or _first(tags, "citation_technical_report_institution")
        or _first(tags, "citation_book_title"),
        abstract=_first(tags, "citation_abstract") or _first(tags, "description"),
    )


def _first(tags: list[tuple[str, str]], name: str) -> str:
    return next((" ".join(content.split()) for each, content in tags if each == name), "")


def _creators(tags: list[tuple[str, str]], page: HtmlElement) -> tuple[tuple[str, str], ...]:
    written = [content for name, content in tags if name == "citation_author"]
    people = [part for content in written for part in re.split(r"\s*;\s*", content)]
    if len(people) == 1:
        family, comma, given = people[0].partition(",")
        given = re.sub(r"^\s*", "", given)
        if comma and " " in family and " " in given:  # taken for two people
            people = [family, given]
    people = [person for person, _ in groupby(person.strip() for person in people) if re.search(r"[^\s,.;-]", person)]
    if not people:
        people = [content for name, content in tags if name == "DC.creator"]
    if not people:
        message = " or ".join(f"contains(@class, '{name}')" for name in BYLINES)
        people = [element.text_content() for element in page.xpath(f"//*[{message}]")]
    return tuple(clean_author(person) for person in people)


def clean_author(written: str) -> tuple[str, str]:
    """The last and the first name: parted at the first comma, or, where there is none, at the last space."""
    name = written.strip(" \u00a0\t\n.,/[]:")
    if "," in written:
        parts = re.split(r", ?", name)
        last, first = parts[0], parts[1] if len(parts) > 1 else ""
    else:
        first, _, last = name.rpartition(" ")
    return last, re.sub(r"\s+", " ", first).strip()
