"""Inputs that once went wrong, each reduced from a real export: what is right."""

from __future__ import annotations

import pytest
from reading import WAYS_IN, read_case

from review.evidence.naming import FreeIds
from review.importing import read_file
from review.importing.candidates import candidate
from review.references.bibtex import parse_entries
from review.references.citation_styles import csl_item, format_references
from review.references.formats import bibtex, ris
from review.references.names import initialled
from review.references.reference import Name


def entries(name: str):
    return parse_entries((WAYS_IN / name).read_text(encoding="utf-8"), name)


@pytest.mark.parametrize(("name", "count"), [("note-as-pmid.bib", 3), ("note-as-pmid.ris", 2)])
def test_a_number_in_a_note_is_no_pubmed_number(name, count):
    read = read_case(name)
    assert [report.pmid for report in read.reports] == [""] * count
    assert read.problems == ()


def test_a_doi_of_the_form_sici_is_read_as_a_whole():
    assert [report.doi for report in read_case("sici-doi.ris").reports] == [
        "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2",
        "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1733::AID-SIM970>3.0.CO;2-Z",
    ]


def test_a_doi_of_the_form_sici_is_accepted_in_the_reference_list_and_its_link_is_encoded():
    report = read_case("sici-doi.ris").reports[0]
    (reference,), problems = parse_entries(bibtex([report.reference("alpha-1998")]), "references.bib")
    assert (reference.doi, problems) == (report.doi, [])
    assert reference.link.endswith("17:15/16%3C1661::AID-SIM968%3E3.0.CO;2-2")


def test_the_text_of_a_link_is_kept():
    (reference,), problems = entries("href.bib")
    assert (reference.get("note"), problems) == ("See the protocol", [])


def test_no_word_vanishes_with_its_command():
    (report,) = read_case("latex-losses.bib").reports
    assert report.title == "Effect when p < 0.05: 200 μJ and CD4 in the community"
    (reference,), problems = entries("latex-losses.bib")
    assert (reference.title, problems) == (report.title, [])


def test_braces_around_a_letter_do_not_make_an_institution():
    (reference,), problems = entries("brace-names.bib")
    assert reference.authors == (Name("Álvarez", "José"), Name("Smith", "Jo"))
    assert problems == []


def test_the_authors_of_a_table_are_people_or_institutions():
    authors = [report.authors for report in read_case("authors.csv").reports]
    assert authors == [
        (Name("Smith", "J."), Name("Jones", "K."), Name("Brown", "L.")),
        (Name("Smith", "John"), Name("Jones", "Kate")),
        (Name(literal="Department of Health and Social Care"),),
        (Name("Berg", "Jan", "van der"), Name("Cruz", "Maria", "de la")),
    ]


def test_a_suffix_is_not_an_initial():
    (report,) = read_case("suffix.nbib").reports
    assert [name.suffix for name in report.authors] == ["Jr", "3rd"]
    assert [initialled(name) for name in report.authors] == ["Example DT Jr", "Sample AB 3rd"]


def test_different_dois_of_one_title_are_both_read():
    assert [report.doi for report in read_case("same-title-same-year.ris").reports] == [
        "10.1000/one.29805",
        "10.1000/one.29850",
    ]


def test_what_follows_a_doi_in_an_address_is_not_part_of_it():
    assert read_case("doi-in-url.ris").reports[0].doi == "10.1111/j.1365-2850.2009.01425.x"


def test_the_day_of_the_build_is_not_printed():
    (reference,), problems = entries("today.bib")
    assert reference.get("note") == r"Accessed \today"
    assert [(problem.code, problem.line) for problem in problems] == [("E113", 1)]
    assert [problem.code for problem in read_case("today.bib").problems] == ["H508"]


def test_a_line_separator_in_a_title_does_not_end_the_record():
    file = WAYS_IN / "line-separator.json"
    assert "\u2028" in file.read_text(encoding="utf-8")
    read = read_file(file, file.name)
    assert [report.title for report in read.reports] == ["A title of a study here", "Another study of care"]
    assert read.problems == ()


def test_a_list_that_is_given_twice_does_not_cost_the_entry():
    (report,) = read_case("keywords-twice.bib").reports
    assert report.title == "Shared care in towns: layout and analysis"
    assert (report.doi, report.publication["pages"]) == ("10.1000/j.ex.2016.04.033", "449--464")
    assert report.authors == (Name("Sample", "A."), Name("Other", "M."))


def test_the_first_of_a_list_of_journals_is_the_journal():
    assert read_case("journal-list.json").reports[0].journal == "Journal of Examples"


CITATIONS = {
    "vancouver": [
        "Smith J. A thesis [Doctoral thesis]. University of Kent; 2020.",
        "Jones K, editor. A handbook. 2nd ed. Sage; 2020.",
        "Doe J. On eid. PLoS ONE. 2014;9(1):e86394.",
        "Doe J. On journaltitle. PLoS ONE. 2014 Feb 3;9(1):e86394.",
        "王小明. CJK name. J. 2020.",
    ],
    "apa": [
        "Smith, J. (2020). A thesis [Doctoral thesis]. University of Kent.",
        "Jones, K. (Ed.). (2020). A handbook (2nd ed.). Sage.",
        "Doe, J. (2014). On eid. PLoS ONE, 9(1), e86394.",
        "Doe, J. (2014). On journaltitle. PLoS ONE, 9(1), e86394.",
        "王小明. (2020). CJK name. J.",
    ],
    "harvard": [
        "Smith, J. (2020) A thesis. Doctoral thesis. University of Kent.",
        "Jones, K. (ed.) (2020) A handbook. 2nd edn. Sage.",
        "Doe, J. (2014) ‘On eid’, PLoS ONE, 9(1), p. e86394.",
        "Doe, J. (2014) ‘On journaltitle’, PLoS ONE, 9(1), p. e86394.",
        "王小明 (2020) ‘CJK name’, J [Preprint].",
    ],
}


@pytest.mark.parametrize("style", CITATIONS)
def test_every_field_of_an_entry_is_cited(style):
    references, problems = entries("citation-losses.bib")
    assert problems == []
    assert [cited.text for cited in format_references(references, style).values()] == CITATIONS[style]


def test_every_field_of_an_entry_is_exported():
    thesis, book, eid, biblatex, _ = entries("citation-losses.bib")[0]
    assert csl_item(thesis)["publisher"] == "University of Kent"
    assert csl_item(book) == {
        "id": "jones-2020",
        "type": "book",
        "title": "A handbook",
        "author": [],
        "editor": [{"family": "Jones", "given": "K."}],
        "issued": {"date-parts": [[2020]]},
        "edition": "2nd",
        "publisher": "Sage",
    }
    assert (csl_item(eid)["page"], csl_item(eid)["issue"]) == ("e86394", "1")
    assert csl_item(biblatex)["container-title"] == "PLoS ONE"
    for line in ("PB  - University of Kent", "ED  - Jones, K.", "ET  - 2nd", "C7  - e86394", "JO  - PLoS ONE"):
        assert line in ris([thesis, book, eid, biblatex]).split("\r\n")


def test_a_work_without_an_author_is_not_named_twice():
    (reference,), _ = parse_entries("@book{a-2020, title={No author}, publisher={Sage}, year={2020}}", "x")
    assert format_references([reference], "apa")["a-2020"].text == "No author. (2020). Sage."


def test_the_editors_of_a_book_are_those_by_whom_it_is_screened():
    report = read_case("citation-losses.bib").reports[1]
    entry, _ = candidate(report, FreeIds())
    assert (entry["id"], entry["authors"]) == ("jones-2020", ["Jones K"])
