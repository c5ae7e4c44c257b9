"""Each format as tools export it: what is read, in whatever encoding, and what is named because it cannot be read."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given

from hostile import seeded, texts
from review.importing import ExtraMissingError, read_file
from review.importing.formats import importers
from review.importing.report import ImportedReports, cleaned
from review.references.identifiers import doi_in, pmid_in, pmid_in_notes, url_in, year_in
from review.references.names import initialled, person

SAMPLES = Path(__file__).parent / "samples"
FILES = sorted(file.name for file in SAMPLES.iterdir())
RAIN = "Waiting in the rain: what drivers of night buses say about shelter & light"


def read(name: str) -> ImportedReports:
    return read_file(SAMPLES / name, name)


@pytest.mark.parametrize("name", FILES)
def test_the_same_report_is_read_from_every_format(name):
    report = read(name).reports[0]
    assert report.title.replace("Night Buses", "night buses") == RAIN
    assert report.year == 2021
    assert report.doi == "10.5555/rain.2021(3)"
    # Covidence does not say which database gave the accession number.
    assert report.pmid == ("" if name == "covidence.csv" else "99000001")
    assert report.journal.casefold() == "journal of fabricated transport"
    assert (report.publication["volume"], report.family) == ("12", "Österlund")
    assert [initialled(author) for author in report.authors][:2] == ["Österlund Å", "O'Neill MJK"]
    assert initialled(report.authors[-1]) == "Depot of the Night"


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("endnote.ris", ["The last stop", "No year, no place", "Ice on the step"]),
        ("pubmed.nbib", ["Snow on the roof", "The last record has no empty line after it"]),
        ("zotero.bib", ["The last stop", "Step on the ice", "The key stands here again"]),
        ("zotero.csl.json", ["The last stop", "No author and no year"]),
        ("covidence.csv", ["Ice on the step", ""]),
    ],
)
def test_readable_entries_are_read_with_their_line(name, titles):
    reports = read(name).reports
    assert [report.title for report in reports[1:]] == titles
    lines = (SAMPLES / name).read_text(encoding="utf-8").split("\n")
    for report in reports:
        assert report.path == name
        assert lines[report.line - 1].lstrip().startswith(("TY", "PMID", "@", "{", '"Waiting', "Ice", ","))


@pytest.mark.parametrize(
    ("name", "reported"),
    [
        ("endnote.ris", [(32, "outside a record"), (40, "has no end"), (52, "has no end")]),
        ("pubmed.nbib", [(31, "no PMID"), (38, "has no tag")]),
        ("zotero.bib", [(21, "broken"), (25, "twice")]),
        ("zotero.csl.json", [(21, "record 2 is not an item"), (24, "record 5 is not valid JSON")]),
        ("covidence.csv", [(5, "4 cells and the header row 13"), (8, "the row that starts here")]),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(name, reported):
    problems = read(name).problems
    assert [(problem.code, problem.line) for problem in problems] == [("E502", line) for line, _ in reported]
    for problem, (_, words) in zip(problems, reported, strict=True):
        assert words in problem.message


def crlf(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode()


ENCODED = {
    "CRLF": crlf,
    "CR": lambda text: text.replace("\n", "\r").encode(),
    "BOM": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "BOM and CRLF": lambda text: b"\xef\xbb\xbf" + crlf(text),
    "UTF-16": lambda text: text.encode("utf-16"),
    "NFD": lambda text: unicodedata.normalize("NFD", text).encode(),
}


@pytest.mark.parametrize("encoding", ENCODED)
@pytest.mark.parametrize("name", FILES)
def test_line_ends_marks_and_composition_make_no_difference(tmp_path, name, encoding):
    file = tmp_path / name
    file.write_bytes(ENCODED[encoding]((SAMPLES / name).read_text(encoding="utf-8")))
    assert read_file(file, name) == read(name)


def test_another_encoding_is_refused_and_not_guessed_at(tmp_path):
    file = tmp_path / "old.ris"
    file.write_bytes("TY  - JOUR\nAU  - Österlund, Å\nER  - \n".encode("cp1252"))
    (problem,) = read_file(file, "old.ris").problems
    assert (problem.code, problem.line) == ("E101", 2)


def test_a_forbidden_character_is_removed_and_reported(tmp_path):
    file = tmp_path / "x.ris"
    file.write_text("TY  - JOUR\nTI  - zero\u200bwidth\nER  - \n", encoding="utf-8")
    read = read_file(file, "x.ris")
    assert read.reports[0].title == "zerowidth"
    assert [(problem.code, problem.line) for problem in read.problems] == [("H507", 2)]


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("x.docx", "x", "E501"),
        ("empty.csv", "", "E502"),
        ("no-title.csv", "Author,Year\nx,2020\n", "E502"),
        ("unclosed.json", '[{"title": "x"}', "E502"),
        ("strings.bib", '@string{jt = "Journal"}\n', "E502"),
    ],
)
def test_a_file_that_cannot_be_read_as_its_format_is_named(tmp_path, name, text, code):
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert code in {problem.code for problem in read_file(tmp_path / name, name).problems}


def test_a_file_that_is_not_there_is_named(tmp_path):
    assert [each.code for each in read_file(tmp_path / "gone.ris", "gone.ris").problems] == ["E101"]


def test_a_table_may_be_parted_by_semicolons_or_tabs(tmp_path):
    for delimiter, name in ((";", "x.csv"), ("\t", "x.tsv")):
        cells = [
            ["Title", "Author", "Publication Year", "Url"],
            ["The last stop", "Eve Ward", "2019", "https://x.org/"],
        ]
        (tmp_path / name).write_text("\n".join(delimiter.join(row) for row in cells), encoding="utf-8")
        (report,) = read_file(tmp_path / name, name).reports
        assert (report.family, report.year, report.url) == ("Ward", 2019, "https://x.org/")


def test_the_delimiter_of_a_table_is_detected(tmp_path):
    (tmp_path / "x.csv").write_text("sep=;\r\nTitle;Year\r\nThe last, last stop;2019\r\n", encoding="utf-8")
    (report,) = read_file(tmp_path / "x.csv", "x.csv").reports
    assert (report.title, report.year, report.line) == ("The last, last stop", 2019, 3)


def test_a_library_that_is_not_installed_is_named_with_the_extra_that_brings_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "rispy", None)
    (tmp_path / "x.ris").write_text("TY  - JOUR\nER  - \n")
    with pytest.raises(ExtraMissingError, match=r"rispy.*contribute"):
        read_file(tmp_path / "x.ris", "x.ris")


@pytest.mark.parametrize("format", sorted(importers()))
@seeded("text")
@given(text=texts)
def test_no_text_breaks_a_reader_and_none_is_lost_without_a_word(tmp_path_factory, format, text):
    file = tmp_path_factory.getbasetemp() / f"hostile{importers()[format].extensions[0]}"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    read = read_file(file, file.name)
    commented = format == "bibtex" and "@" not in text  # BibTeX calls any text between entries a comment
    headed = format == "csv" and "title" in text.lower()
    assert read.reports or read.problems or not cleaned(text, "")[0].strip() or commented or headed


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Österlund, Åsa", "Österlund Å"),
        ("Foye U", "Foye U"),
        ("Crawford MJ", "Crawford MJ"),
        ("Dale Å B", "Dale ÅB"),
        ("A B C", "A BC"),
        ("NHS", "NHS"),
        ("Mental Health UK ABCDE", "Mental Health UK ABCDE"),
        ("King, Martin Luther, Jr.", "King ML Jr"),
        ("World Health Organization", "World Health Organization"),
        ("World Health Organization,", "World Health Organization"),
        ("Sartre, J.-P.", "Sartre JP"),
    ],
)
def test_a_person_is_distinguished_from_an_institution(written, name):
    assert initialled(person(written)) == name


def test_identifiers_are_found_inside_other_text():
    assert doi_in("DOI: 10.1016/S0140-6736(05)67889-0.") == "10.1016/S0140-6736(05)67889-0"
    assert doi_in("https://doi.org/10.5555/a.b, accessed") == "10.5555/a.b"
    assert doi_in("nothing", None) == ""
    assert pmid_in("PMID: 123 [indexed]") == "123"
    assert pmid_in_notes("EMB-77", "PMID: 42; PMCID: PMC7") == "42"
    assert year_in("Spring", "12 May 2021") == 2021
    assert year_in("12021") is None
    assert url_in(["javascript:alert(1)", "https://doi.org/10.5555/x", "https://x.org/y"]) == "https://x.org/y"
