"""Pages on the web that the review leans on, and the archived copies of them that its files record.

A page on the web moves or changes; a copy in an archive says what was seen. Only what an archive has answered is
recorded, never an address that looks as if it could be one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from review.editing import EditError
from review.evidence.records import Evidence
from review.references.bibtex import parse_entries
from review.references.reference import Reference

PERSISTENT = re.compile(r"https?://(?:dx\.)?doi\.org/")  # an address that is promised to lead on


@dataclass(frozen=True, slots=True)
class CitedPage:
    """A page on the web: its address, the entry that cites it, the file and line of that entry, and its copy if any.

    `index` is the place among the reports of the screening, None for a reference. `seen` is the day or year at which
    it was cited or met, as precisely as the records say, or an empty text.
    """

    url: str
    entry: str
    path: str
    line: int
    archived: str
    seen: str
    index: int | None = None


def cited_pages(evidence: Evidence) -> Iterator[CitedPage]:
    """Every page that nothing but its address leads to: references without a DOI, then pages where reports were met."""
    for reference in evidence.references:
        if reference.is_on_the_web_alone:
            url, seen = reference.get("url"), reference.get("urldate") or reference.date
            yield CitedPage(url, reference.citekey, reference.path, reference.line, reference.archived, seen)
    record = evidence.screening
    for index, report in enumerate(record.value.reports):
        for number, url in enumerate(report.evidence_urls):
            if not PERSISTENT.match(url):
                line = record.document.line("reports", index, "evidence_urls", number)
                seen = report.met_on or ""
                yield CitedPage(url, report.id, record.document.path, line, report.archived(url), seen, index)


def with_archived_copy(text: str, citekey: str, address: str, day: str) -> str:
    """BibTeX text with the address and day of a copy below the address of an entry; all else stays byte for byte.

    EditError where the entry does not stand as one field a line.
    """
    before, _ = parse_entries(text.replace("\r\n", "\n"), "")
    start = next(reference.line for reference in before if reference.citekey == citekey) - 1
    lines = text.splitlines(keepends=True)
    at = next((number for number in range(start, len(lines)) if re.match(r"\s*url\s*=", lines[number])), len(lines) - 1)
    found = re.match(r"(\s*)url(\s*)(=\s*)\{[^{}]*\}(,?)[ \t]*(\r?\n)", lines[at])
    if not found:
        raise EditError(f'the address of "{citekey}" does not stand on a line of its own')
    indent, space, sign, comma, end = found.groups()
    width, gap = len("url") + len(space), " " * bool(space)
    copy = (("archiveurl", address), ("archivedate", day))
    fields = [f"{indent}{name}{gap}".ljust(len(indent) + width) + f"{sign}{{{value}}}" for name, value in copy]
    own = lines[at] if comma else lines[at].replace("}" + end, "}," + end)
    made = [own, f"{fields[0]},{end}", f"{fields[1]}{comma}{end}"]
    edited = "".join([*lines[:at], *made, *lines[at + 1 :]])
    after, problems = parse_entries(edited.replace("\r\n", "\n"), "")
    if problems or [_told(each) for each in after] != [_told(each, citekey, address, day) for each in before]:
        raise EditError(f'the entry "{citekey}" cannot safely be changed; put the copy in by hand')
    return edited


def _told(reference: Reference, citekey: str = "", address: str = "", day: str = "") -> tuple[object, ...]:
    """What an entry says, apart from where it stands; with the copy, if it is the entry of this key."""
    copy = {"archiveurl": address, "archivedate": day} if reference.citekey == citekey else {}
    return reference.citekey, reference.kind, reference.authors, {**reference.fields, **copy}
