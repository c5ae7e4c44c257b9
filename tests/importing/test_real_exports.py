"""What real exports have that no format describes. Each case is the shape of one, with made-up records."""

from __future__ import annotations

import pytest
from reading import bibtex, read, ris

from review.importing import read_file
from review.references.exported import pages_in

OVID = """1.
TY  - JOUR
T1  - Waiting in the rain
A1  - Ward, Eve
A2  - Cited
A2  - Cited, Too
Y1  - 2021//
SP  - No
EP  - Specified
ER  -
NL  - J Fabr Transp

Link to the Ovid Full Text or citation: https://ovidsp.example/?AN=1Link to the External Link Resolver: https://x.example/

2.
TY  - JOUR
T1  - Ice on the step
A1  - Moss, P
Y1  - 2018//
ER  -
"""
JSTOR = """Provider: JSTOR http://www.jstor.example
Database: JSTOR
Content: text/plain; charset="UTF-8"


TY  - JOUR
TI  - Waiting in the rain
AU  - Ward, Eve
PY  - 2021
ER  -
"""
EBSCO = JSTOR.replace("TY  - JOUR", "Record #1 of 1\nTY  - JOUR")


def opened(tmp_path, name: str, data: str | bytes):
    file = tmp_path / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_file(file, name)


@pytest.mark.parametrize(("text", "count"), [(OVID, 2), (JSTOR, 1), (EBSCO, 1)])
def test_what_a_provider_writes_between_records_is_no_lost_record(text, count):
    found = read(text, "ris")
    assert (len(found.reports), found.problems) == (count, ())


def test_a_field_outside_of_a_record_is_still_named():
    assert [problem.line for problem in read("1.\nTI  - Lost\nER  -\n" + JSTOR, "ris").problems] == [2]


def test_works_cited_by_an_article_are_not_its_editors():
    assert read(OVID, "ris").reports[0].editors == ()


def test_authors_of_both_tags_keep_their_order_and_are_given_once():
    report = ris("A1  - Ward, Eve", "AU  - Moss, P", "AU  - Ward, Eve", "A1  - Roe, Ann")
    assert [name.inverted for name in report.authors] == ["Ward, Eve", "Moss, P", "Roe, Ann"]


@pytest.mark.parametrize(("type", "kind"), [("VIDEO", "misc"), ("PAT", "misc"), ("NEWS", "article")])
def test_a_type_of_ris_is_no_article_unless_it_is_one(type, kind):
    assert read(f"TY  - {type}\nTI  - A\nER  - \n", "ris").reports[0].kind == kind


@pytest.mark.parametrize(
    ("written", "pages"),
    [
        ("pp 37-64", "37--64"),
        ("p. 5", "5"),
        ("pp.5–9", "5--9"),
        ("127-127", "127"),
        ("S6-S9", "S6--S9"),
        ("No Pagination Specified", ""),
        ("No--Specified", ""),
        ("Unpaginated", ""),
        ("P12", "P12"),
    ],
)
def test_pages_are_written_in_one_way(written, pages):
    assert pages_in(written) == pages


@pytest.mark.parametrize(
    ("lines", "pages"), [(("EP  - 9",), "9"), (("SP  - 5", "EP  - 9"), "5--9"), (("SP  - 5",), "5")]
)
def test_one_of_two_pages_is_a_page(lines, pages):
    assert ris(*lines).publication["pages"] == pages


def test_a_value_that_is_missing_is_not_the_text_that_says_so():
    report = ris("TI  - A", "VL  - NA", "AU  - NA", "AU  - Na, Li", "DO  - N/A")
    assert (report.authors[0].family, len(report.authors), report.publication, report.doi) == ("Na", 1, {}, "")
    (row,) = read("Title,Authors,Year,Volume\nA,NA,2020,nan\n", "csv").reports
    assert (row.authors, row.publication) == ((), {})


def test_a_second_value_of_a_field_that_no_reference_needs_does_not_cost_the_entry():
    report = bibtex("title = {A},\nfunding_details = {One},\nfunding_details = {Two},\nyear = 2020")
    assert (report.title, report.year) == ("A", 2020)
    assert "twice" in read("@article{a,\ntitle = {A},\nyear = 2020,\nyear = 2021\n}\n", "bibtex").problems[0].message


def test_entries_of_one_key_are_both_read():
    text = "@article{,\ntitle = {A},\nyear = 2020\n}\n@article{,\ntitle = {B},\nyear = 2021\n}\n"
    found = read(text, "bibtex")
    assert ([report.title for report in found.reports], found.problems) == (["A", "B"], ())


def test_an_address_in_eprint_is_no_number():
    assert "eprint" not in bibtex("title = {A},\neprint = {https://example.org/a.pdf}").publication


def test_the_number_of_an_article_in_scopus_is_kept():
    assert bibtex("title = {A},\nart_number = {1722034}").publication["eid"] == "1722034"


def test_a_group_with_words_that_are_no_particles_is_an_institution():
    (name,) = bibtex("author = {Drivers Awake at Night}").authors
    assert name.literal == "Drivers Awake at Night"


@pytest.mark.parametrize(("latex", "text"), [("$4^{\\textrm{th}}$", "4th"), ("4$^{th}$", "4th"), ("$x^{ab}$", "x^ab")])
def test_an_ordinal_is_no_power(latex, text):
    assert bibtex(f"title = {{{latex}}}").title == text


WOS = "FN Clarivate Analytics Web of Science\nPT {type}\nAU Ward, E\nTI Ice\nSO {source}\nPY 2020\n{more}\nER\n\nEF\n"


def wos(type: str = "J", source: str = "A journal", more: str = "DT Article"):
    (report,) = read(WOS.format(type=type, source=source, more=more), "wos").reports
    return report


@pytest.mark.parametrize(("more", "eid"), [("AR UNSP 17", "17"), ("AR ARTN e17", "e17"), ("AR 17", "17")])
def test_the_word_before_the_number_of_an_article_is_not_part_of_it(more, eid):
    assert wos(more=more).publication["eid"] == eid


def test_pages_of_web_of_science_may_be_in_one_field():
    assert wos(more="PS 2457-71").publication["pages"] == "2457--71"


def test_a_part_of_a_series_says_what_it_is_in():
    report = wos("S", "Annual review of buses, vol 3")
    assert (report.kind, report.journal) == ("incollection", "Annual review of buses, vol 3")


def test_the_group_behind_a_book_is_not_an_author_beside_people():
    assert [name.inverted for name in wos("B", more="GP The Depot").authors] == ["Ward, E"]


def test_a_file_without_indentation_is_read_as_a_whole():
    more = "TI A title that goes on\nin the next line\nAU Ward, E. (ward@example.org)\nMoss, P."
    report = wos(more=more)
    assert report.title.endswith("A title that goes on in the next line")
    assert [name.inverted for name in report.authors] == ["Ward, E", "Ward, E.", "Moss, P."]


def test_the_extension_does_not_hide_another_format(tmp_path):
    text = WOS.format(type="J", source="A journal", more="")
    assert opened(tmp_path, "x.ris", text).reports[0].journal == "A journal"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_file_in_utf_16_needs_no_mark(tmp_path, encoding):
    text = "TY  - JOUR\nTI  - 夜のバス\nPY  - 2020\nER  - \n"
    assert opened(tmp_path, "x.ris", text.encode(encoding)).reports[0].title == "夜のバス"


def test_a_table_in_a_text_file_is_read(tmp_path):
    text = "Author\tTitle\tYear\tSecondary Title\tReference Type\nWard, E\tIce\t2020\tA journal\tBook\n"
    (report,) = opened(tmp_path, "x.txt", text).reports
    assert (report.title, report.journal, report.kind) == ("Ice", "A journal", "book")


@pytest.mark.parametrize(
    ("source", "journal", "year", "publication"),
    [
        (
            "A Journal (2014) 3:3 (152-160). Date of Publication: 2014",
            "A Journal",
            2014,
            {"volume": "3", "number": "3", "pages": "152--160"},
        ),
        (
            "A (B) Journal (2019) 54 (83-86). Date of Publication: 1 Jan 2019",
            "A (B) Journal",
            2019,
            {"volume": "54", "pages": "83--86"},
        ),
        (
            "Buses (2020) 5:SUPPL 1 Article Number: e7. Date of Publication: 2020",
            "Buses",
            2020,
            {"volume": "5", "number": "SUPPL 1", "eid": "e7"},
        ),
        ("Buses (2020). Date of Publication: 2020", "Buses", 2020, {}),
    ],
)
def test_the_source_of_embase_is_taken_apart(source, journal, year, publication):
    text = f'Title,Author Names,Source\nIce,"Liu R., Adler D.G.","{source}"\n'
    (report,) = read(text, "csv").reports
    assert (report.journal, report.year, report.publication) == (journal, year, publication)
    assert [name.family for name in report.authors] == ["Liu", "Adler"]


def test_a_list_of_python_in_a_cell_is_a_list_of_names():
    text = 'title,first_authors,publication_year\nIce,"[\'Ward, Eve\', ""O\'Neill, P""]",2014//\n'
    (report,) = read(text, "csv").reports
    assert ([name.inverted for name in report.authors], report.year) == (["Ward, Eve", "O'Neill, P"], 2014)


@pytest.mark.parametrize(
    ("types", "kind", "place"),
    [
        ("PT  - Journal Articles\nPT  - Reports - Research", "article", ""),
        ("PT  - Dissertations/Theses - Doctoral Dissertations", "phdthesis", "school"),
        ("PT  - Books", "book", "publisher"),
        ("PT  - Reports - Research", "techreport", "institution"),
    ],
)
def test_a_record_of_eric_needs_no_pubmed_number(types, kind, place):
    text = f"OWN - ERIC\nTI  - Ice\nAU  - Ward, Eve\nJT  - The Depot\nDP  - 2020\n{types}\n"
    (report,) = read(text, "nbib").reports
    assert (report.kind, report.pmid, report.year) == (kind, "", 2020)
    assert (report.publication[place] if place else report.journal) == "The Depot"


def test_a_publishers_number_of_an_item_is_no_article_number():
    text = "PMID- 42\nTI  - Ice\nLID - S0883-5403(19)30006-3 [pii]\nDP  - 2019\n"
    assert "eid" not in read(text, "nbib").reports[0].publication


@pytest.mark.parametrize(("type", "kind"), [('name="Report">10', "techreport"), ('name="Book">1', "book")])
def test_a_type_of_endnote_is_what_its_name_says(type, kind):
    text = (
        f"<xml><records><record><ref-type {type}</ref-type><titles><title>A</title></titles></record></records></xml>"
    )
    assert read(text, "endnote").reports[0].kind == kind


@pytest.mark.parametrize(
    ("label", "decision"), [("relevant", "relevant"), ("irrelevant", "not relevant"), ("prior", "")]
)
def test_the_label_of_asreview_in_ris_is_an_earlier_decision(label, decision):
    assert ris("TI  - A", f"N1  - ASReview_{label}").earlier_decision == decision


@pytest.mark.parametrize(
    ("name", "text", "named"),
    [
        ("x.txt", "%T Ice\n%0 Journal Article\n%A Ward, E\n", "EndNote tagged"),
        ("x.txt", "<8>\nScore\n  *****\nAccession Number\n  1.\n", "Ovid"),
        ("x.json", '[{"title": "Ice", "cites_url": "x", "authors": ["E Ward"]}]', "Publish or Perish"),
        ("x.csv", "Item Title,Publication Title,Book Series Title,Authors\nIce,J,,Eve WardPat Moss\n", "SpringerLink"),
        ("x.txt", "TI- Ice\nAU- Ward, E\n", "Copac"),
        ("x.txt", "--AU-- Ward\n--ST-- Ice\n", "Biblioscape"),
        ("x.txt", "Record 1 of 2\tINSPEC - 1969 to date\n", "Inspec"),
    ],
)
def test_more_formats_are_refused_by_name(tmp_path, name, text, named):
    (problem,) = opened(tmp_path, name, text).problems
    assert (problem.code, named in problem.message) == ("E501", True)
