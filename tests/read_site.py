"""What a reader or a program reads in the files of a built site, and what of it marks another review."""

from __future__ import annotations

import html
import re
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from marks_of_a_review import Marks

FORM = "contribute/add/"
CATALOGUE = ("contribute/index.html", "contribute/problems/", "search/documents-")
FIELD_GUIDE = ("contribute/record/", "data/schemas/", "search/documents-")
# What the first review shares with the program for a reason, and the files that may have it.
SHARED: dict[str, tuple[str, tuple[str, ...]]] = {
    "cerqual": (
        "the approach by which reviews of qualitative studies rate confidence",
        ("search/terms-", "data/summary-of-findings"),
    ),
    "figure 1": ("an example in the catalogue of problems", CATALOGUE),
    "table 2": ("an example in the catalogue of problems", CATALOGUE),
    "table 3": ("an example in the catalogue of problems", CATALOGUE),
    "how well the studies were done and reported": ("what an appraisal is about", ("appraisal/", "search/documents-")),
    "the published review states it for all settings": ("help with a field", FIELD_GUIDE),
    "medrxiv": ("a preprint server, by whose name the form knows preprints", ("assets/form/",)),
    **dict.fromkeys(
        ("community", "health", "manager", "mental", "range"),
        ("words by which the form tells organisations from people, and of the program", (FORM, "assets/")),
    ),
    **dict.fromkeys(
        ("family", "living", "reviews", "services"),
        ("a word that the program uses of every review, or in another sense", ("",)),
    ),
}
READ = {".html", ".json", ".csv", ".xml", ".svg", ".bib", ".ris", ".txt", ".js", ".css", ".qdc"}
SHOWN_ATTRIBUTES = re.compile(r'\b(?:alt|title|aria-label|content|value|placeholder|data-[a-z-]+)="([^"]*)"')


def readable(file: Path) -> str:
    """What a reader or a program reads in a file of the site."""
    if file.suffix == ".sqlite":
        with sqlite3.connect(file) as connection:
            return "\n".join(connection.iterdump())
    if file.suffix == ".docx":
        with zipfile.ZipFile(file) as opened:
            return " ".join(
                re.sub(r"<[^>]*>", " ", opened.read(name).decode())
                for name in opened.namelist()
                if name.endswith(".xml")
            )
    text = file.read_text("utf-8")
    if file.suffix in {".html", ".xml", ".svg"}:
        attributes = " . ".join(SHOWN_ATTRIBUTES.findall(text))
        text = html.unescape(re.sub(r"<[^>]*>", " ", text) + " . " + attributes)
    return text


def files_of(site: Path) -> Iterator[Path]:
    yield from (file for file in sorted(site.rglob("*")) if file.suffix in READ | {".sqlite", ".docx"})


def found_on(site: Path, marks: Marks) -> dict[str, list[str]]:
    """Return what marks a review, and the files of a site that have it."""
    found: dict[str, list[str]] = {}
    for file in files_of(site):
        for mark in marks.found_in(readable(file)):
            found.setdefault(mark, []).append(file.relative_to(site).as_posix())
    return found


def unshared(found: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Return of it what the program has no reason to share with the first review."""
    left = {
        mark: [file for file in files if mark not in SHARED or not file.startswith(SHARED[mark][1])]
        for mark, files in found.items()
    }
    return {mark: files for mark, files in left.items() if files}
