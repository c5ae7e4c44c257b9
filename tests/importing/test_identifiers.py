"""DOIs with every character that they may have, and identifiers only from places where they are identifiers."""

from __future__ import annotations

import json

import pytest
from reading import bibtex, read, ris

from review.references.bibtex import parse_entries
from review.references.formats import bibtex as write_bibtex
from review.references.identifiers import doi_in, doi_link, doi_only, pmid_in, pmid_in_notes, year_in
from study_cases import FOLDER

# Cases that the form shares; the first of them are whole DOIs.
DOI_CASES = json.loads((FOLDER / "dois.json").read_text(encoding="utf-8"))
DOIS = [case["doi"] for case in DOI_CASES if case["written"] == case["doi"]]


@pytest.mark.parametrize("doi", DOIS)
def test_a_doi_is_read_with_every_character_that_it_may_have(doi):
    assert doi_in(doi) == doi
    assert doi_in(f"doi:{doi}") == doi
    assert doi_in(doi_link(doi)) == doi
    assert ris(f"DO  - {doi}").doi == doi


@pytest.mark.parametrize("doi", DOIS)
def test_the_link_of_a_doi_is_an_address_in_ascii(doi):
    assert doi_link(doi).isascii()
    assert not set(' <>[]{}|\\^`"') & set(doi_link(doi))


@pytest.mark.parametrize("doi", DOIS)
def test_a_doi_in_the_reference_list_is_read_back_unchanged(doi):
    report = ris("TI  - T", "PY  - 2020", f"DO  - {doi}")
    (reference,), problems = parse_entries(write_bibtex([report.reference("a-2020")]), "x")
    assert (reference.doi, problems) == (doi, [])


@pytest.mark.parametrize("case", DOI_CASES, ids=lambda case: case["written"])
def test_a_doi_is_found_without_what_stands_around_it(case):
    assert doi_in(case["written"]) == case["doi"]


def test_a_doi_in_a_sentence_of_a_note_is_of_another_work():
    assert ris("N1  - Comment on: https://doi.org/10.1000/other").doi == ""
    assert ris("N1  - doi:10.1000/this").doi == "10.1000/this"
    assert doi_only("10.1000/a, 10.1000/b") == ""


@pytest.mark.parametrize(
    ("note", "pmid"),
    [
        ("PMID: 42", "42"),
        ("PMID: 42; PMCID: PMC7", "42"),
        ("PMCID: PMC7 PMID: 42", "42"),
        ("Read twice\nPMID: 42\nPMCID: PMC7", "42"),
        ("25", ""),
        ("PCID: 1; PMID: 155333; ProvJournalCode: ABCD", ""),
        ("Comment on PMID: 42", ""),
        ("PMID: 0", ""),
        ("PMID: 123456789", ""),
    ],
)
def test_a_note_is_a_pubmed_number_only_where_it_says_so(note, pmid):
    assert pmid_in_notes(note) == pmid


@pytest.mark.parametrize(
    ("written", "pmid"),
    [
        ("42", "42"),
        ("PMID: 42", "42"),
        ("https://pubmed.ncbi.nlm.nih.gov/42/", "42"),
        ("https://www.ncbi.nlm.nih.gov/pubmed/42?x", "42"),
        ("PMC42", ""),
        ("L42", ""),
        ("4 2", ""),
        ("٤٢", ""),
    ],
)
def test_a_field_for_the_pubmed_number_may_have_it_in_several_forms(written, pmid):
    assert pmid_in(written) == pmid


def test_an_accession_number_is_a_pubmed_number_only_in_a_record_of_pubmed():
    assert ris("AN  - 42").pmid == ""
    assert ris("AN  - 42", "DB  - Embase").pmid == ""
    assert ris("AN  - 42", "DB  - Ovid MEDLINE(R) ALL <1946 to November 20, 2026>").pmid == "42"
    assert ris("AN  - 42", "DP  - PubMed").pmid == "42"
    assert read("Title,Accession Number\nA,42\n", "csv").reports[0].pmid == ""
    assert read("Title,Accession Number,Database\nA,42,MEDLINE\n", "csv").reports[0].pmid == "42"


def test_an_eprint_is_what_its_type_says():
    pubmed = bibtex("title = {T}, eprint = {42}, eprinttype = {pubmed}")
    assert pubmed.pmid == "42"
    arxiv = bibtex("title = {T}, year = 2021, eprint = {2101.00001}, archiveprefix = {arXiv}", "misc")
    assert (arxiv.pmid, arxiv.link) == ("", "https://arxiv.org/abs/2101.00001")


@pytest.mark.parametrize(
    ("written", "year"), [("2020 Mar 5", 2020), ("12 May 2021", 2021), ("12021", None), ("1699", 1699), ("n.d.", None)]
)
def test_a_year_is_four_digits_alone(written, year):
    assert year_in(written) == year
