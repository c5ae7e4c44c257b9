"""A second review is built as a whole site by the same program, and nothing in it comes from the first.

The first is the review of this project, the second the made-up one in tests/night-buses/, with its own prose and menu.
What to look for is taken from the records of the first (`marks_of_a_review`).
"""

from __future__ import annotations

import html
import json
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from marks_of_a_review import SEQUENCE, Marks, marks_of
from places import PROJECT

pytestmark = [pytest.mark.process, pytest.mark.data]

FORM = "contribute/add/"
CATALOGUE = ("contribute/index.html", "search/documents-")
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
    "the published review states it for all settings": ("help with a field", ("data/schemas/",)),
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


@pytest.fixture(scope="module")
def marks(second_project) -> Marks:
    return marks_of(PROJECT, second_project)


@pytest.fixture(scope="module")
def found(second_site, marks) -> dict[str, list[str]]:
    """What marks the first review, and the files of the second that have it."""
    found: dict[str, list[str]] = {}
    for file in files_of(second_site):
        for mark in marks.found_in(readable(file)):
            found.setdefault(mark, []).append(file.relative_to(second_site).as_posix())
    return found


def test_nothing_on_the_second_site_comes_from_the_first_review(found):
    left = {
        mark: [file for file in files if mark not in SHARED or not file.startswith(SHARED[mark][1])]
        for mark, files in found.items()
    }
    assert {mark: files for mark, files in left.items() if files} == {}


def test_what_both_share_is_still_found(found):
    assert set(SHARED) - set(found) == set()


def test_the_marks_are_many_and_of_every_kind(marks):
    assert len(marks.names) > 500
    assert len(marks.sequences) > 10_000
    for name in (
        "troup",
        "crawford 2007",
        "complex",
        "clinicians",
        "table 3",
        "crd42019145615",
        "prospero record of this review",
    ):
        assert tuple(name.split()) in marks.names, name


@pytest.mark.parametrize(
    "leak",
    [
        "as clinicians see it",
        "see Table 3 of the paper",
        "appraised with the CASP Qualitative Checklist (2018)",
        "French 2019",
        "The published review calls the overall quality of the evidence moderate.",
    ],
)
def test_a_sentence_of_the_first_review_would_be_found(marks, leak):
    assert marks.found_in(f"Night buses are warm; {leak}. Drivers agree.")


def test_a_sentence_of_the_second_review_marks_nothing(marks):
    assert marks.found_in("Drivers who keep a warm bus say that it is a quiet one.") == set()


def test_the_second_site_is_whole(second_site):
    for address in (
        "",
        "themes/",
        "findings/",
        "studies/",
        "appraisal/",
        "map/",
        "methods/",
        "data/",
        "contribute/add/",
    ):
        page = (second_site / address / "index.html").read_text("utf-8")
        assert "Drivers on night buses" in page, address
    summary = json.loads((second_site / "data" / "review.json").read_text("utf-8"))
    assert (summary["id"], summary["counts"]["studies"]) == ("night-buses", 4)


def test_a_sequence_is_too_long_to_be_shared_by_chance():
    assert SEQUENCE >= 6
