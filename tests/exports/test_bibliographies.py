"""The reference list as other programs read it: the same authors, titles, years and DOIs, accents and all."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import bibtexparser
import pytest
import rispy
from bibtexparser import middlewares
from hypothesis import given

from hostile import seeded, texts
from places import SITE_URL
from review.exports import bibliographies
from review.files.text import FORBIDDEN
from review.references.bibtex import parse_bibliography
from review.references.formats import WRITERS, bibtex, csl_json, ris
from review.references.reference import Name, Reference
from review.versions.publication import Publication


@pytest.fixture(scope="module", params=["fabricated", "real"])
def references(request):
    return list(request.getfixturevalue("review" if request.param == "fabricated" else "real").references.values())


def test_both_lists_are_exported_in_each_format(review):
    files = bibliographies.bibliographies(Publication(review, SITE_URL))
    included = [study.reference for study in review.studies.values()]
    for ending, write in WRITERS.items():
        assert files[f"data/references.{ending}"] == write(review.references.values())
        assert files[f"data/included.{ending}"] == write(included)


def test_ris_read_by_another_program(references):
    entries = rispy.loads(ris(references))
    assert [entry["id"] for entry in entries] == [reference.citekey for reference in references]
    for entry, reference in zip(entries, references, strict=True):
        people = [name.inverted for name in reference.authors] + ["et al."] * reference.truncated
        assert entry.get("authors", []) == people
        assert entry["title"] == reference.title
        assert entry.get("year", "") == reference.get("year")
        assert entry.get("doi", "") == reference.doi


def test_ris_names_the_type_of_each_work(review):
    types = {entry["id"]: entry["type_of_reference"] for entry in rispy.loads(ris(review.references.values()))}
    assert types["adams-2011"] == "JOUR"
    assert types["baker-2012a"] == "RPRT"
    assert types["green-2013"] == "BOOK"
    assert types["hall-2008"] == "CHAP"
    assert types["checklist-2009"] == "ELEC"


def test_ris_splits_pages(review):
    entry = rispy.loads(ris([review.references["adams-2011"]]))[0]
    assert (entry["start_page"], entry["end_page"], entry["volume"], entry["number"]) == ("10", "19", "1", "2")


def plain(latex: str) -> str:
    return " ".join(latex.replace("{", "").replace("}", "").split())


def test_bibtex_read_by_another_program(references):
    library = bibtexparser.parse_string(
        bibtex(references), append_middleware=[middlewares.SeparateCoAuthors(), middlewares.LatexDecodingMiddleware()]
    )
    assert library.failed_blocks == []
    assert [entry.key for entry in library.entries] == [reference.citekey for reference in references]
    for entry, reference in zip(library.entries, references, strict=True):
        fields = {name: field.value for name, field in entry.fields_dict.items()}
        assert plain(fields["title"]) == plain(reference.title)
        assert fields.get("year", "") == reference.get("year")
        assert len(fields.get("author", [])) == len(reference.authors) + reference.truncated
        for written, name in zip(fields.get("author", []), reference.authors, strict=False):
            assert sorted(re.findall(r"\w+", plain(written))) == sorted(re.findall(r"\w+", name.inverted))


def test_bibtex_read_by_this_project_again_is_the_same_list(references):
    again, problems = parse_bibliography(bibtex(references), "again.bib")
    assert problems == []
    for one, other in zip(references, again, strict=True):
        assert replace(other, path="", line=1) == replace(one, path="", line=1)


def test_csl_json_has_the_structure_that_reference_managers_read(references):
    items = json.loads(csl_json(references))
    for item, reference in zip(items, references, strict=True):
        assert item["id"] == reference.citekey
        assert item["title"] == reference.title
        assert item.get("DOI", "") == reference.doi
        assert item["issued"] == {"date-parts": [[reference.year]]}
        assert all(
            set(name) <= {"family", "given", "non-dropping-particle", "suffix", "literal"} for name in item["author"]
        )
        assert [name.get("family", name.get("literal")) for name in item["author"]][: len(reference.authors)] == [
            name.literal or name.family for name in reference.authors
        ]


def test_accents_are_written_as_they_are(review):
    for write in WRITERS.values():
        text = write([review.references["osterlund-2015"]])
        assert "Österlund" in text
        assert "fjäll" in text


def made_up(text: str) -> Reference:
    words = " ".join(FORBIDDEN.sub("", text).split())
    return Reference(
        "x-2001", 1, "article", (Name(family=words or "X", given=words),), False, {"title": words, "journal": words}
    )


@seeded("text")
@given(text=texts)
def test_any_text_stays_within_its_own_tag_of_ris(text):
    written = ris([made_up(text)])
    lines = written.split("\r\n")
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines if line)
    assert [line[:2] for line in lines if line].count("TY") == 1
    assert [line[:2] for line in lines if line].count("ER") == 1
    assert not re.search(r"(?<!\r)\n|\r(?!\n)", written)


@seeded("text")
@given(text=texts)
def test_any_text_stays_within_its_own_entry_of_bibtex(text):
    library = bibtexparser.parse_string(bibtex([made_up(text)]))
    assert library.failed_blocks == []
    assert [entry.key for entry in library.entries] == ["x-2001"]
    assert {field.key for field in library.entries[0].fields} <= {"author", "title", "journal"}


@seeded("text")
@given(text=texts)
def test_any_text_is_read_back_from_csl_json(text):
    reference = made_up(text)
    assert json.loads(csl_json([reference]))[0]["title"] == reference.title
