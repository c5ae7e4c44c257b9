"""Exports of databases and reference managers. All records are made up, in the form that each program writes."""

from __future__ import annotations

import pytest
from format_table import lines
from program_exports import DOI, EMBASE_RIS, EXPORTS, PUBMED_XML, RAIN, WEB_OF_SCIENCE

from review.evidence.naming import FreeIds
from review.importing import read_file
from review.importing.candidates import candidate
from review.importing.report import ImportedReports
from review.references.names import initialled
from review.references.reference import Name

# What of the first record a format does not say.
WITHOUT_PMID = {
    "embase.ris",
    "cinahl.ris",
    "proquest.ris",
    "covidence.csv",
    "asreview.csv",
    "scopus.bib",
    "mendeley.xml",
}

ONE_RECORD = {"embase.ris", "ovid.ris", "cinahl.ris", "proquest.ris"}


@pytest.fixture
def read(tmp_path):
    def read(name: str, text: str | None = None) -> ImportedReports:
        file = tmp_path / name
        data = EXPORTS[name] if text is None else text
        file.write_bytes(data if isinstance(data, bytes) else data.encode())
        return read_file(file, name)

    return read


@pytest.mark.parametrize("name", EXPORTS)
def test_the_same_report_is_read_from_every_export(read, name):
    found = read(name)
    assert [problem.code for problem in found.problems] == (["H508"] if name == "excel.xlsx" else [])
    report = found.reports[0]
    assert (report.title.casefold(), report.year, report.doi) == (RAIN.casefold(), 2021, DOI)
    assert report.pmid == ("" if name in WITHOUT_PMID else "99000001")
    assert report.journal.casefold() == "journal of fabricated transport"
    people = [initialled(name) for name in report.authors]
    assert people[:2] == ["Österlund Å", "van der Berg JT Jr"]
    assert people[2:] in ([], ["Depot and Night"])
    if name != "pubmed.csv":  # which gives these only as text
        assert [report.publication[key] for key in ("volume", "number", "pages")] == ["12", "3", "201--219"]


@pytest.mark.parametrize("name", [name for name in EXPORTS if not name.endswith(".ris") or name == "mendeley.ris"])
def test_the_second_record_is_read_as_what_it_is(read, name):
    (_, report) = read(name).reports
    if name == "endnote.xml":
        assert (report.kind, report.publication, report.pmid) == ("phdthesis", {"school": "University of Kent"}, "")
    else:
        assert (report.title.replace('"', "").capitalize(), report.year, report.authors) == (
            "Ice on the step",
            2018,
            (Name("Moss", report.authors[0].given),),
        )
        assert report.journal == "Handbook of winters"


def test_a_chapter_is_told_from_an_article(read):
    for name in (
        "pubmed.xml",
        "wos.ciw",
        "tab.txt",
        "scopus.csv",
        "better.bib",
        "mendeley.xml",
        "mendeley.ris",
        "zotero.rdf",
    ):
        assert [report.kind for report in read(name).reports] == ["article", "incollection"]
    assert read("wos.ciw").reports[1].publication["eid"] == "7"


def test_a_group_is_an_institution_in_xml(read):
    assert read("pubmed.xml").reports[0].authors[-1] == Name(literal="Depot and Night")
    assert read("endnote.xml").reports[0].authors[-1] == Name(literal="Depot and Night")


def test_an_incomplete_list_of_authors_is_marked(read):
    report = read("pubmed.xml", PUBMED_XML.replace('CompleteYN="Y"', 'CompleteYN="N"')).reports[0]
    assert report.truncated


@pytest.mark.parametrize(
    ("name", "text", "line", "named"),
    [
        ("broken.xml", PUBMED_XML.replace("</Article>", ""), 15, "not well-formed"),
        ("other.xml", "<thing/>", 1, "does not start as"),
        ("empty.xml", "<PubmedArticleSet></PubmedArticleSet>", 1, "no record"),
        ("wos.ciw", WEB_OF_SCIENCE.replace("ER\n\nPT", "\nPT"), 3, "has no end"),
        ("wos.ciw", WEB_OF_SCIENCE.replace("DT Article", "stray"), 12, "no tag"),
        ("notes.txt", "Some notes on buses", 1, "does not start as"),
    ],
)
def test_what_cannot_be_read_is_named(read, name, text, line, named):
    problem = read(name, text).problems[0]
    assert named in problem.message
    assert problem.line == line


def test_an_entity_is_not_expanded_and_no_file_is_opened(read, tmp_path):
    (tmp_path / "secret").write_text("secret words", encoding="utf-8")
    text = PUBMED_XML.replace(
        '"https://dtd.example/pubmed.dtd">', f'"x" [<!ENTITY e SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    ).replace("Waiting in the rain", "&e;Waiting in the rain")
    found = read("pubmed.xml", text)
    assert "secret words" not in repr(found)
    assert found.reports[0].title == RAIN


@pytest.mark.parametrize(
    "text",
    [
        "TY  - JOUR\nTI  - The last stop\nPY  - 2019\nER  - \n",
        "PMID- 42\nTI  - The last stop\n",
        "@article{a,\n title={The last stop}\n}\n",
    ],
)
def test_a_text_file_is_read_as_what_it_starts_as(read, text):
    assert [report.title for report in read("export.txt", text).reports] == ["The last stop"]


@pytest.mark.parametrize(
    ("name", "text", "format", "instead"),
    [
        ("x.xls", "", "Excel", "CSV"),
        ("x.ods", "", "OpenDocument", "CSV"),
        ("x.docx", "", "Word", "RIS"),
        ("x.pdf", "", "PDF", "RIS"),
        ("x.enl", "", "EndNote library", "XML"),
        ("x.enw", "", "EndNote tagged", "RIS"),
        ("x.txt", "%0 Journal Article\n%T A\n", "EndNote tagged", "RIS"),
        ("x.rdf", "<rdf:RDF/>", "RDF", "CSL JSON"),
        ("x.xml", '<rdf:RDF xmlns:bibo="http://purl.org/ontology/bibo/"/>', "RDF", "CSL JSON"),
        ("x.json", '[{"itemType": "journalArticle", "title": "A"}]', "Zotero JSON", "CSL JSON"),
        ("x.sqlite", "", "Zotero database", "CSL JSON"),
        ("x.zip", "", "compressed", "unpack"),
        ("x.html", "<html></html>", "web page", "RIS"),
        ("x.xml", '<modsCollection xmlns="http://www.loc.gov/mods/v3"/>', "MODS", "RIS"),
        ("x.xml", '<b:Sources xmlns:b="x"/>', "Word", "RIS"),
        ("x.xml", "<records><rec resultID='1'/></records>", "EBSCOhost", "RIS"),
        ("x.txt", "<1>\nUnique Identifier\n  1\n", "Ovid", "RIS"),
        ("x.txt", "____________________________________\n\nReport 1 of 2\n", "ProQuest", "RIS"),
        ("x.txt", "RT Journal Article\nSR Electronic\nA1 Ward, E\n", "RefWorks", "RIS"),
        ("x.xml", "<rss><channel/></rss>", "feed", "RIS"),
        ("x.mrc", "", "MARC", "RIS from the catalogue"),
        ("x.xml", "<bibdataset/>", "Embase", "in Embase, export RIS or CSV"),
        ("x.ciw", "FN Clarivate Analytics Web of Science\nVR 1.0\nEF\n", "Web of Science", "export it again"),
        ("x.qqqqqq", "no format", "is not that of a known format", "or name the --format"),
    ],
)
def test_a_format_that_is_not_read_is_refused_by_its_name(read, name, text, format, instead):
    found = read(name, text)
    (problem,) = found.problems
    assert found.reports == ()
    assert (problem.code, problem.line) == ("E502" if name == "x.ciw" else "E501", 1)
    assert format in problem.message
    assert instead in problem.hint


@pytest.mark.parametrize(
    ("name", "decisions"),
    [
        ("rayyan.csv", ["excluded (wrong population)", "included"]),
        ("covidence.csv", ["excluded (Wrong population)", ""]),
        ("asreview.csv", ["not relevant (wrong population)", "relevant"]),
    ],
)
def test_an_earlier_decision_and_its_reason_are_kept(read, name, decisions):
    assert [report.earlier_decision for report in read(name).reports] == decisions


def test_an_earlier_decision_is_a_note_of_the_report_that_awaits_assessment(read, heard):
    entry, problems = candidate(read("rayyan.csv").reports[0], FreeIds())
    assert problems == []
    assert (entry["decision"], entry["note"]) == (
        "awaiting",
        "Decided before this import: excluded (wrong population).",
    )
    heard.hear(entry["note"])


def test_the_notes_of_rayyan_in_ris_are_read_too(read):
    text = EMBASE_RIS.replace("ER  -", 'N1  - RAYYAN-INCLUSION: {"Ann"=>"Maybe", "Bo"=>"Excluded"}\nER  -')
    assert read("rayyan.ris", text).reports[0].earlier_decision == "maybe, excluded"


def test_every_export_is_accounted_for_and_no_field_is_wrong():
    for line in lines():
        assert (line.imported, line.already_there, line.refused) == (line.records, line.records, 0), line.name
        assert line.wrong == (), line.name
        assert line.records == (1 if line.name in ONE_RECORD else 2)


def test_a_preprint_of_arxiv_is_read_without_a_journal_or_a_doi(read):
    text = """@misc{ward2021rain,
      title={Waiting in the rain}, author={Eve Ward and Jo van der Berg}, year={2021}, eprint={2101.00001},
      archivePrefix={arXiv}, primaryClass={cs.HC}, url={https://arxiv.org/abs/2101.00001}}"""
    (report,) = read("arxiv.bib", text).reports
    assert (report.kind, report.doi, report.link) == ("misc", "", "https://arxiv.org/abs/2101.00001")
    assert report.reference("ward-2021").arxiv == "2101.00001"
    assert candidate(report, FreeIds())[1] == []


def test_an_abbreviation_of_bibtex_is_replaced_by_its_text(read):
    text = '@string{jft = "Journal of " # {Fabricated Transport}}\n@article{a, title={T}, journal=jft, year=2021}'
    assert read("strings.bib", text).reports[0].journal == "Journal of Fabricated Transport"


def test_an_unknown_abbreviation_of_bibtex_is_named(read):
    found = read("strings.bib", "@article{a,\n title={T},\n journal=jft,\n year=2021}")
    assert [(problem.code, "jft" in problem.message) for problem in found.problems] == [("H508", True)]
