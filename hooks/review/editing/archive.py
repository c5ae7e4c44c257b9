"""The web pages that the review cites, and the archived copies of them that its files record.

A web page moves or changes; an archived copy shows what was cited. Only copies that an archive has confirmed are
recorded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from review.editing import EditError
from review.evidence.records import Evidence
from review.references.bibtex import parse_entries
from review.references.reference import Reference

PERSISTENT = re.compile(r"https?://(?:dx\.)?doi\.org/")  # links that are promised to keep working


@dataclass(frozen=True, slots=True)
class CitedPage:
    """A web page: its URL, the entry that cites it, the file and line of that entry, and its archived copy if any.

    `index` is the number of the screened report, None for a reference. `seen` is the day or year when it was cited or
    found, as precisely as the records say, or an empty text.
    """

    url: str
    entry: str
    path: str
    line: int
    archived: str
    seen: str
    index: int | None = None


def cited_pages(evidence: Evidence) -> Iterator[CitedPage]:
    """Yield every page that only a URL leads to: references without a DOI, then pages on which reports were found."""
    for reference in evidence.references:
        if reference.is_web_only:
            url, seen = reference.get("url"), reference.get("urldate") or reference.date
            yield CitedPage(url, reference.citekey, reference.path, reference.line, reference.archived, seen)
    for each in evidence.screened():
        report, record = each.value, each.record
        for number, url in enumerate(report.evidence_urls):
            if not PERSISTENT.match(url):
                line = record.line("reports", each.index, "evidence_urls", number)
                seen = report.met_on or ""
                yield CitedPage(url, report.id, record.path, line, report.archived(url), seen, each.index)


def with_archived_copy(text: str, citekey: str, copy: str, day: str) -> str:
    """Return BibTeX text with the URL and day of an archived copy below the URL of an entry; the rest is unchanged.

    Raise EditError where the entry does not have one field a line.
    """
    before, _ = parse_entries(text.replace("\r\n", "\n"), "")
    start = next(reference.line for reference in before if reference.citekey == citekey) - 1
    lines = text.splitlines(keepends=True)
    at = next((number for number in range(start, len(lines)) if re.match(r"\s*url\s*=", lines[number])), len(lines) - 1)
    found = re.match(r"(\s*)url(\s*)(=\s*)\{[^{}]*\}(,?)[ \t]*(\r?\n)", lines[at])
    if not found:
        raise EditError(f'the url of "{citekey}" is not on a line of its own; add the archived copy by hand')
    indent, space, sign, comma, end = found.groups()
    width, gap = len("url") + len(space), " " * bool(space)
    values = (("archiveurl", copy), ("archivedate", day))
    fields = [f"{indent}{name}{gap}".ljust(len(indent) + width) + f"{sign}{{{value}}}" for name, value in values]
    own = lines[at] if comma else lines[at].replace("}" + end, "}," + end)
    added = [own, f"{fields[0]},{end}", f"{fields[1]}{comma}{end}"]
    edited = "".join([*lines[:at], *added, *lines[at + 1 :]])
    after, problems = parse_entries(edited.replace("\r\n", "\n"), "")
    if problems or [_content(each) for each in after] != [_content(each, citekey, copy, day) for each in before]:
        raise EditError(f'the entry "{citekey}" cannot safely be edited; add the archived copy by hand')
    return edited


def _content(reference: Reference, citekey: str = "", copy: str = "", day: str = "") -> tuple[object, ...]:
    """The content of an entry without its place; with the archived copy, if this is its key."""
    fields = {"archiveurl": copy, "archivedate": day} if reference.citekey == citekey else {}
    return reference.citekey, reference.kind, reference.authors, {**reference.fields, **fields}
