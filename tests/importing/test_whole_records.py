"""Every field of a record, every problem, and every kind of work that an importer reads, each compared as a whole."""

from __future__ import annotations

import pytest
import whole_bibtex
import whole_csl
import whole_csv
import whole_endnote
import whole_nbib
import whole_pubmed
import whole_rdf
import whole_ris
import whole_wos
from reading import read

from review.importing.report import ImportedReports, IncomingReport
from review.references.reference import Name, Reference

EXPORTS = {
    "bibtex": whole_bibtex.EXPORTS,
    "csl": whole_csl.EXPORTS,
    "csv": whole_csv.EXPORTS,
    "endnote": whole_endnote.EXPORTS,
    "nbib": whole_nbib.EXPORTS,
    "pubmed": whole_pubmed.EXPORTS,
    "rdf": whole_rdf.EXPORTS,
    "ris": whole_ris.EXPORTS,
    "wos": whole_wos.EXPORTS,
}
CASES = [
    pytest.param(format, *case, id=f"{format}: {name}")
    for format, cases in EXPORTS.items()
    for name, case in cases.items()
]


@pytest.mark.parametrize(("format", "text", "expected"), CASES)
def test_a_file_is_read_as_these_reports_and_problems(format: str, text: str, expected: ImportedReports):
    assert read(text, format) == expected


# The types of works, by the names of each format.
KINDS_OF_BIBTEX = {
    **dict.fromkeys(("book", "proceedings", "collection"), "book"),
    **dict.fromkeys(("inproceedings", "conference"), "inproceedings"),
    **dict.fromkeys(("techreport", "report"), "techreport"),
    **dict.fromkeys(("online", "electronic", "www", "webpage"), "online"),
    **dict.fromkeys(("incollection", "inreference", "bookinbook", "suppbook"), "incollection"),
    **dict.fromkeys(("misc", "dataset", "software"), "misc"),
    "article": "article",
    "inbook": "inbook",
    "thesis": "phdthesis",
    "phdthesis": "phdthesis",
    "mastersthesis": "mastersthesis",
    "unpublished": "unpublished",
}
KINDS_OF_CSL = {
    "article-journal": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
    "webpage": "online",
    "document": "misc",
    "dataset": "misc",
    "manuscript": "unpublished",
}
KINDS_OF_CSV = {
    "Article": "article",
    "Book": "book",
    "bookSection": "incollection",
    "Book section": "incollection",
    "Book Chapter": "incollection",
    "conferencePaper": "inproceedings",
    "Conference Paper": "inproceedings",
    "Report": "techreport",
    "Thesis": "phdthesis",
    "Dissertation": "phdthesis",
    "webpage": "online",
    "Preprint": "misc",
}
KINDS_OF_RIS = {
    **dict.fromkeys(("JOUR", "EJOUR", "JFULL", "MGZN", "NEWS", "INPR", "ABST"), "article"),
    **dict.fromkeys(("BOOK", "EDBOOK", "EBOOK"), "book"),
    **dict.fromkeys(("CHAP", "ECHAP"), "incollection"),
    **dict.fromkeys(("CONF", "CPAPER"), "inproceedings"),
    **dict.fromkeys(("ELEC", "WEB", "BLOG"), "online"),
    **dict.fromkeys(("RPRT", "GOVDOC"), "techreport"),
    **dict.fromkeys(("UNPB", "MANSCPT", "UNPD"), "unpublished"),
    **dict.fromkeys(("GEN", "DATA", "PAMP", "SOUND"), "misc"),
    "THES": "phdthesis",
}
KINDS_OF_ENDNOTE = {
    **dict.fromkeys(("Journal Article", "Electronic Article", "Magazine Article", "Newspaper Article"), "article"),
    **dict.fromkeys(("Book", "Edited Book", "Electronic Book"), "book"),
    **dict.fromkeys(("Book Section", "Electronic Book Section"), "incollection"),
    **dict.fromkeys(("Conference Paper", "Conference Proceedings"), "inproceedings"),
    **dict.fromkeys(("Web Page", "Blog", "Online Multimedia"), "online"),
    **dict.fromkeys(("Report", "Government Document"), "techreport"),
    **dict.fromkeys(("Unpublished Work", "Manuscript"), "unpublished"),
    **dict.fromkeys(("Generic", "Artwork"), "misc"),
    "Thesis": "phdthesis",
}
NUMBERS_OF_ENDNOTE = {
    "5": "incollection",
    "6": "book",
    "10": "inproceedings",
    "12": "online",
    "16": "online",
    "17": "article",
    "27": "techreport",
    "28": "book",
    "32": "phdthesis",
    "34": "unpublished",
    "44": "book",
    "47": "inproceedings",
    "60": "incollection",
    "13": "misc",
}
KINDS_OF_ZOTERO = {
    **dict.fromkeys(("journalArticle", "magazineArticle", "newspaperArticle"), "article"),
    **dict.fromkeys(("webpage", "blogPost"), "online"),
    "book": "book",
    "bookSection": "incollection",
    "conferencePaper": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
    "manuscript": "unpublished",
    "film": "misc",
}
ENDNOTE = "<xml><records>{}</records></xml>"
KINDS = [
    ("bibtex", "{}", "@{kind}{{a, title = {{A bus}}}}\n", KINDS_OF_BIBTEX),
    ("csl", "{}", '{{"type": "{kind}", "title": "A bus"}}\n', KINDS_OF_CSL),
    ("csv", "Title,Document Type\n{}", "A bus,{kind}\n", KINDS_OF_CSV),
    ("ris", "{}", "TY  - {kind}\nTI  - A bus\nER  -\n", KINDS_OF_RIS),
    ("endnote", ENDNOTE, '<record><ref-type name="{kind}"/></record>', KINDS_OF_ENDNOTE),
    ("endnote", ENDNOTE, "<record><ref-type>{kind}</ref-type></record>", NUMBERS_OF_ENDNOTE),
    ("rdf", f"{whole_rdf.RDF}{{}}</rdf:RDF>", "<bib:Work><z:itemType>{kind}</z:itemType></bib:Work>", KINDS_OF_ZOTERO),
]


@pytest.mark.parametrize(("format", "file", "record", "kinds"), KINDS)
def test_every_kind_of_work_has_its_kind_of_reference(format: str, file: str, record: str, kinds: dict[str, str]):
    found = read(file.format("".join(record.format(kind=kind) for kind in kinds)), format).reports
    assert dict(zip(kinds, (report.kind for report in found), strict=True)) == kinds


@pytest.mark.parametrize(
    ("kind", "container"),
    [("article", "journal"), ("book", "journal"), ("incollection", "booktitle"), ("inproceedings", "booktitle")],
)
def test_a_report_becomes_an_entry_with_all_its_fields(kind: str, container: str):
    authors, editors = (Name("Österlund", "Åsa"),), (Name("Roe", "Ann"),)
    report = IncomingReport(
        title="Waiting in the rain",
        authors=authors,
        year=2021,
        journal="Buses",
        doi="10.5555/rain",
        pmid="99000001",
        url="https://rain.example/",
        kind=kind,
        publication={"volume": "12"},
        path="x",
        line=3,
        editors=editors,
        truncated=True,
    )
    fields = {
        "title": "Waiting in the rain",
        container: "Buses",
        "year": "2021",
        "volume": "12",
        "doi": "10.5555/rain",
        "pmid": "99000001",
    }
    assert report.reference("a") == Reference("a", 0, kind, authors, True, fields, editors=editors)
    without = IncomingReport("Waiting in the rain", (), None, url="https://rain.example/")
    fields = {"title": "Waiting in the rain", "url": "https://rain.example/"}
    assert without.reference("b") == Reference("b", 0, "article", (), False, fields)
