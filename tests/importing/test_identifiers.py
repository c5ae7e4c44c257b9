"""DOIs with every character that they may have, and identifiers only from places where they are identifiers."""

from __future__ import annotations

import pytest
from reading import bibtex, read, ris

from review.references.bibtex import parse_entries
from review.references.formats import bibtex as write_bibtex
from review.references.identifiers import doi_in, doi_link, doi_only, pmid_in, pmid_in_notes, year_in

WILEY = "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"
DOIS = (
    WILEY,
    "10.1016/S0140-6736(05)67889-0",
    "10.1890/0012-9658(2006)87[2445:STOPIE]2.0.CO;2",
    "10.1379/1466-1268(1996)001<0114:AB#C>2.3.CO;2",
    "10.1000.10/123",
    "10.1000/100%",
    "10.1000/a+b=c@d!e*f'g$h~i",
    "10.1000/ünï-码",
    "10.1000/a&b",
    "10.1000/a|b^c",
    "10.1000/{a}",
    "10.1000/A/B/C.D_E-F",
)


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


@pytest.mark.parametrize(
    ("written", "doi"),
    [
        (
            "https://onlinelibrary.wiley.com/doi/10.1111/j.1365-2850.2009.01425.x/full",
            "10.1111/j.1365-2850.2009.01425.x",
        ),
        ("https://onlinelibrary.wiley.com/doi/epdf/10.1111/jpm.12345?saml_referrer", "10.1111/jpm.12345"),
        ("https://www.tandfonline.com/doi/full/10.1080/0963.2019.158?needAccess=true&x=1", "10.1080/0963.2019.158"),
        ("https://link.springer.com/article/10.1007/s00127-019-01698-0#Sec3", "10.1007/s00127-019-01698-0"),
        ("https://link.springer.com/content/pdf/10.1007/s00127-019-01698-0.pdf", "10.1007/s00127-019-01698-0"),
        ("https://www.frontiersin.org/articles/10.3389/fpsyt.2019.00123/full", "10.3389/fpsyt.2019.00123"),
        (
            "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0123456&type=printable",
            "10.1371/journal.pone.0123456",
        ),
        ("https://journals.plos.org/plosone/article?id=10.1371%2Fjournal.pone.0123456", "10.1371/journal.pone.0123456"),
        ("https://www.medrxiv.org/content/10.1101/2020.01.01.20012345v1.full.pdf", "10.1101/2020.01.01.20012345"),
        ("https://www.medrxiv.org/content/10.1101/2020.01.01.20012345v2", "10.1101/2020.01.01.20012345"),
        (
            "https://www.cochranelibrary.com/cdsr/doi/10.1002/14651858.CD004125.pub2/full",
            "10.1002/14651858.CD004125.pub2",
        ),
        ("https://psycnet.apa.org/doiLanding?doi=10.1037%2Fabn0000123", "10.1037/abn0000123"),
        ("https://doi.org/10.1000/abc/pdf", "10.1000/abc/pdf"),
        ("https://doi.org/10.1000/full", "10.1000/full"),
        ("https://DOI.org/10.1000/a?utm=x#y", "10.1000/a"),
        ("http://dx.doi.org/10.1000/a%2Fb", "10.1000/a/b"),
        ("https://proxy.example.org/login?url=https://doi.org/10.1000/x", "10.1000/x"),
        ("10.1002/x&lt;1&gt;y", "10.1002/x<1>y"),
        ("DOI: 10.1000/x.", "10.1000/x"),
        ("(https://doi.org/10.1000/x).", "10.1000/x"),
        ("<https://doi.org/10.1000/x>", "10.1000/x"),
        ('<a href="https://doi.org/10.1000/x">10.1000/x</a>', "10.1000/x"),
        ("10.1000/a; 10.1000/b", "10.1000/a"),
        ("10.1000/a;10.1000/b", "10.1000/a"),
        ("10.1000/a [doi]", "10.1000/a"),
        ("110.1000/abc", ""),
        ("1.10.1000/abc", ""),
        ("10.1000", ""),
        ("10.1000/", ""),
    ],
)
def test_a_doi_is_found_without_what_stands_around_it(written, doi):
    assert doi_in(written) == doi


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
