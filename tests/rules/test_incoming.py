"""The import box of the form reads a reference as the program does, and names whatever it leaves to the contributor.

`incoming.json` has references in each format with what the form makes of them; the form runs them in tests/scripts/.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from called_scripts import scripts_in_node
from review.forms.script import described, existing
from review.forms.study import StudyForm
from review.importing import read_file
from review.importing.formats import importers
from review.references.bibtex import parse_entries
from review.references.identifiers import doi_in
from review.references.reference import Reference
from study_cases import FOLDER

CASES = json.loads((FOLDER / "incoming.json").read_text(encoding="utf-8"))
# What texts with a DOI are made of: addresses, what is before, in and after a DOI.
DOI_PARTS = (
    *("10.1000/abc", "10.5555/x(y)", "10.1000%2Fabc", "https://doi.org/", "http://dx.doi.org/", "https://", "doi:"),
    *("https://example.org/doi/", "www.medrxiv.org/content/", "v2", ".full", ".pdf", "/pdf", "/full", "?id=", "CO;2-2"),
    *("&amp;", "<i>", "</i>", "%20", "%FF", "::", *" /?&#().,;><[]%é="),
)
TESTS = Path(__file__).parents[1]
EXPORTS = [
    file
    for folder in ("importing/ways-in", "importing/samples")
    for file in sorted((TESTS / folder).iterdir())
    if file.suffix in {".ris", ".nbib", ".bib", ".json"}
]
COMPARED = ("title", "year", "volume", "number", "pages", "doi", "pmid")
PLACES = ("journal", "booktitle", "institution", "publisher", "school", "howpublished")
# Parts of a reference that the form has no field for; the box names them.
WITHOUT_FIELD = {"misc", "inproceedings", "unpublished", "mastersthesis", "inbook"}


@pytest.fixture(scope="module")
def description(review):
    data = described(StudyForm(review))
    data["known"] |= existing(review)
    return json.loads(json.dumps(data))


@pytest.fixture(scope="module")
def scripts():
    with scripts_in_node() as scripts:
        yield scripts


def facts(reference: Reference) -> dict[str, object]:
    """What both ways of reading must agree on."""
    place = next((reference.get(name) for name in PLACES if reference.get(name)), "")
    return {name: reference.get(name) for name in COMPARED} | {
        "authors": [name.inverted for name in reference.authors],
        "place": place,
    }


def written(scripts, description, incoming) -> Reference:
    """The reference as the form writes it, read back."""
    entry = scripts.call("form/bibtex.js", "bibtexEntry", incoming["reference"], "key", description["bibtex"])
    (reference,), _ = parse_entries(entry, "x")
    return reference


@pytest.mark.parametrize("case", [case for case in CASES if case["format"]], ids=lambda case: case["name"])
def test_the_form_and_the_program_read_the_same(case, scripts, description, tmp_path):
    (incoming,) = scripts.call("form/incoming.js", "readIncoming", case["text"], description["incoming"])
    assert incoming == {"reference": case["reference"], "unread": case["unread"]}
    file = tmp_path / "one"
    file.write_text(case["text"], encoding="utf-8")
    (report,) = read_file(file, "one", case["format"]).reports
    if any(text.startswith("Check") for text in case["unread"]):
        return  # the contributor decides
    assert facts(written(scripts, description, incoming)) == facts(report.reference("key"))


@pytest.mark.parametrize("file", EXPORTS, ids=lambda file: file.name)
def test_what_the_form_reads_without_a_doubt_is_what_the_program_reads(file, scripts, description):
    text = file.read_text(encoding="utf-8", errors="replace")
    read = scripts.call("form/incoming.js", "readIncoming", text, description["incoming"])
    reports = [report for report in read_file(file, file.name).reports if report.kind not in WITHOUT_FIELD]
    for incoming in read:
        same = [report for report in reports if report.title == incoming["reference"].get("title")]
        if same and not incoming["unread"]:
            assert facts(written(scripts, description, incoming)) in [facts(each.reference("key")) for each in same]


def test_the_formats_of_the_cases_are_those_of_the_box():
    assert {case["format"] for case in CASES} - {""} == {"ris", "nbib", "bibtex", "csl"} <= set(importers())


@given(st.lists(st.sampled_from(DOI_PARTS), max_size=6).map("".join))
def test_the_form_and_the_program_find_the_same_doi_in_any_text(scripts, written):
    assert scripts.call("form/incoming/dois.js", "doiIn", written) == doi_in(written)
