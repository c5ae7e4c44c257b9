"""Exports of databases and reference managers. All records are made up, in the form that each program writes."""

from __future__ import annotations

import pytest

from review.evidence.naming import FreeIds
from review.importing import read_file
from review.importing.candidates import candidate
from review.importing.report import ImportedReports
from review.references.names import initialled
from review.references.reference import Name

RAIN = "Waiting in the rain: what drivers of night buses say about shelter & light"
DOI = "10.5555/rain.2021(3)"

PUBMED_XML = """<?xml version="1.0" ?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2026//EN" "https://dtd.example/pubmed.dtd">
<PubmedArticleSet>
<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">99000001</PMID>
<Article><Journal><ISSN>0000-0000</ISSN><JournalIssue><Volume>12</Volume><Issue>3</Issue>
<PubDate><Year>2021</Year><Month>May</Month><Day>12</Day></PubDate></JournalIssue>
<Title>Journal of fabricated transport</Title></Journal>
<ArticleTitle>Waiting in the rain: what drivers of <i>night</i> buses say about shelter &amp; light.</ArticleTitle>
<Pagination><MedlinePgn>201-219</MedlinePgn></Pagination>
<ELocationID EIdType="pii">e201</ELocationID><ELocationID EIdType="doi">10.5555/rain.2021(3)</ELocationID>
<AuthorList CompleteYN="Y"><Author><LastName>Österlund</LastName><ForeName>Åsa</ForeName></Author>
<Author><LastName>van der Berg</LastName><ForeName>Jo T</ForeName><Suffix>Jr</Suffix></Author>
<Author><CollectiveName>Depot and Night</CollectiveName></Author></AuthorList></Article>
<CommentsCorrectionsList><CommentsCorrections><PMID>5</PMID></CommentsCorrections></CommentsCorrectionsList>
</MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="doi">10.5555/rain.2021(3)</ArticleId></ArticleIdList>
<ReferenceList><Reference><ArticleIdList><ArticleId IdType="doi">10.5555/cited</ArticleId></ArticleIdList></Reference>
</ReferenceList></PubmedData></PubmedArticle>
<PubmedBookArticle><BookDocument><PMID>99000002</PMID><Book><Publisher><PublisherName>The Depot</PublisherName>
</Publisher><BookTitle>Handbook of winters</BookTitle><PubDate><Year>2018</Year></PubDate></Book>
<ArticleTitle>Ice on the step</ArticleTitle><AuthorList Type="authors"><Author><LastName>Moss</LastName>
<ForeName>P</ForeName></Author></AuthorList></BookDocument></PubmedBookArticle>
</PubmedArticleSet>
"""
ENDNOTE_XML = """<?xml version="1.0" encoding="UTF-8" ?><xml><records>
<record><database name="My.enl" path="My.enl">My.enl</database><rec-number>1</rec-number>
<ref-type name="Journal Article">17</ref-type>
<contributors><authors><author><style face="normal" font="default" size="100%">Österlund, Åsa</style></author>
<author><style face="normal">van der Berg, Jo T., Jr.</style></author>
<author><style face="normal">Depot and Night,</style></author></authors></contributors>
<titles><title><style face="normal">Waiting in the rain: what drivers of </style><style face="italic">night</style>
<style face="normal"> buses say about shelter &amp; light</style></title>
<secondary-title><style>Journal of Fabricated Transport</style></secondary-title></titles>
<periodical><full-title><style>Journal of Fabricated Transport</style></full-title></periodical>
<pages><style>201-219</style></pages><volume><style>12</style></volume><number><style>3</style></number>
<dates><year><style>2021</style></year><pub-dates><date><style>May 12</style></date></pub-dates></dates>
<accession-num><style>99000001</style></accession-num>
<urls><related-urls><url><style>https://example.org/rain</style></url></related-urls></urls>
<electronic-resource-num><style>10.5555/rain.2021(3)</style></electronic-resource-num>
<remote-database-name><style>PubMed</style></remote-database-name></record>
<record><ref-type name="Thesis">32</ref-type><contributors><authors><author>Ward, Eve</author></authors></contributors>
<titles><title>The last stop</title></titles><dates><year>2019</year></dates><publisher>University of Kent</publisher>
<accession-num>77</accession-num></record>
</records></xml>
"""
WEB_OF_SCIENCE = """FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Osterlund, A
   van der Berg, JT
AF Österlund, Åsa
   van der Berg, Jo T., Jr.
CA Depot and Night
TI Waiting in the rain: what drivers of night buses say about
   shelter & light
SO JOURNAL OF FABRICATED TRANSPORT
DT Article
VL 12
IS 3
BP 201
EP 219
DI 10.5555/rain.2021(3)
PY 2021
UT WOS:000000000000001
PM 99000001
ER

PT B
AU Moss, P
TI Ice on the step
SO Handbook of winters
DT Book Chapter
PY 2018
AR 7
UT WOS:000000000000002
ER

EF
"""
WEB_OF_SCIENCE_TAB = (
    "PT\tAU\tAF\tCA\tTI\tSO\tDT\tVL\tIS\tBP\tEP\tDI\tPY\tUT\tPM\n"
    "J\tOsterlund, A; van der Berg, JT\tÖsterlund, Åsa; van der Berg, Jo T., Jr.\tDepot and Night\t"
    "Waiting in the rain: what drivers of night buses say about shelter & light\tJOURNAL OF FABRICATED TRANSPORT\t"
    "Article\t12\t3\t201\t219\t10.5555/rain.2021(3)\t2021\tWOS:1\t99000001\n"
    'J\tMoss, P\tMoss, P\t\tIce on "the step\tHandbook of winters\tBook Chapter\t\t\t\t\t\t2018\tWOS:2\t\n'
)
SCOPUS_CSV = (
    "\ufeffAuthors,Author full names,Author(s) ID,Title,Year,Source title,Volume,Issue,Art. No.,Page start,Page end,"
    "DOI,Link,PubMed ID,Document Type,Source,EID\n"
    '"Österlund Å.; van der Berg J.T.","Österlund, Åsa (57190000000); van der Berg, Jo T., Jr. (57190000001)",1; 2,'
    '"Waiting in the rain: what drivers of night buses say about shelter & light",2021,Journal of Fabricated Transport,'
    "12,3,,201,219,10.5555/rain.2021(3),https://www.scopus.example/x?eid=2-s2.0-1&doi=10.5555%2frain,99000001,Article,"
    "Scopus,2-s2.0-1\n"
    '"Moss P.","Moss, P. (57190000002)",3,Ice on the step,2018,Handbook of winters,,,e7,,,,https://www.scopus.example/y,,'
    "Book chapter,Scopus,2-s2.0-2\n"
)
PUBMED_CSV = (
    "PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,PMCID,NIHMS ID,DOI\n"
    '99000001,"Waiting in the rain: what drivers of night buses say about shelter & light.",'
    '"Österlund Å, van der Berg JT Jr.","J Fabr Transp. 2021 May;12(3):201-219.",Österlund Å,'
    "Journal of Fabricated Transport,2021,2021/05/13,,,10.5555/rain.2021(3)\n"
    "99000002,Ice on the step,Moss P.,x,Moss P,Handbook of winters,2018,2018/01/01,,,\n"
)
EMBASE_RIS = """TY  - JOUR
M3  - Article
T1  - Waiting in the rain: what drivers of night buses say about shelter & light
A1  - Österlund Å.
A1  - van der Berg J.T., Jr.
Y1  - 2021//
JF  - Journal of Fabricated Transport
VL  - 12
IS  - 3
SP  - 201
EP  - 219
DO  - 10.5555/rain.2021(3)
DB  - Embase
DB  - Medline
U2  - L600000001
L2  - http://www.embase.example/search/results?id=L600000001
ER  -
"""
OVID_RIS = """TY  - JOUR
ID  - 99000001
T1  - Waiting in the rain: what drivers of night buses say about shelter & light
A1  - Österlund, Åsa
A1  - van der Berg, Jo T Jr
Y1  - 2021//
N2  - An abstract.
JF  - Journal of Fabricated Transport
JA  - J Fabr Transp
VL  - 12
IS  - 3
SP  - 201
EP  - 219
DO  - https://dx.doi.org/10.5555/rain.2021(3)
UR  - https://ovidsp.ovid.example/ovidweb.cgi?T=JS&AN=99000001
DB  - Ovid MEDLINE(R) ALL <1946 to November 20, 2026>
AN  - 99000001
ER  -
"""
CINAHL_RIS = """TY  - JOUR
ID  - 150000001
T1  - Waiting in the rain: what drivers of night buses say about shelter & light.
AU  - Österlund, Åsa
AU  - van der Berg, Jo T., Jr.
Y1  - 2021/05//May2021
JF  - Journal of Fabricated Transport
VL  - 12
IS  - 3
SP  - 201
EP  - 219
PB  - The Depot
AN  - 150000001. Language: English. Entry Date: 20210601.
DO  - 10.5555/rain.2021(3)
UR  - https://search.ebscohost.example/login.aspx?direct=true&db=ccm&AN=150000001
DP  - EBSCOhost
DB  - ccm
ER  -
"""
PROQUEST_RIS = """TY  - JOUR
T1  - Waiting in the rain: what drivers of night buses say about shelter & light
AN  - 2500000001; 12345678
A1  - Österlund, Åsa
A1  - van der Berg, Jo T., Jr.
JF  - Journal of Fabricated Transport
Y1  - 2021/05/12/
VL  - 12
IS  - 3
SP  - 201
EP  - 219
N1  - Accession number: 2500000001; PMID: 99999; Date created - 2021-06-01; Last updated - 2021-06-02
DO  - http://dx.doi.org/10.5555/rain.2021(3)
UR  - https://www.proquest.example/docview/2500000001
DB  - APA PsycInfo
ER  -
"""
RAYYAN_CSV = (
    "key,title,year,month,day,journal,issn,volume,issue,pages,authors,url,language,publisher,location,abstract,notes,"
    "doi,keywords,pubmed_id,pmc_id\n"
    'rayyan-1,"Waiting in the rain: what drivers of night buses say about shelter & light",2021,5,12,'
    'Journal of Fabricated Transport,0000-0000,12,3,201-219,"Österlund, Åsa and van der Berg, Jo T., Jr.",'
    "https://example.org/rain,en,,,,"
    '"RAYYAN-INCLUSION: {""Ann""=>""Excluded""} | RAYYAN-EXCLUSION-REASONS: wrong population",'
    "10.5555/rain.2021(3),,99000001,\n"
    "rayyan-2,Ice on the step,2018,,,Handbook of winters,,,,,Moss P,,,,,,"
    '"RAYYAN-INCLUSION: {""Ann""=>""Included""}",,,,\n'
)
COVIDENCE_CSV = (
    "Title,Authors,Abstract,Published Year,Published Month,Journal,Volume,Issue,Pages,Accession Number,DOI,Ref,"
    "Covidence #,Study,Notes,Tags\n"
    '"Waiting in the rain: what drivers of night buses say about shelter & light",'
    '"Österlund, Åsa; van der Berg, Jo T., Jr.",,2021,,Journal of Fabricated Transport,12,3,201-219,99000001,'
    '10.5555/rain.2021(3),,#1,Österlund 2021,"Exclusion reason: Wrong population; ",\n'
    '"Ice on the step","Moss, P",,2018,,Handbook of winters,,,,,,,#2,Moss 2018,,\n'
)
ASREVIEW_CSV = (
    "record_id,title,authors,abstract,doi,year,journal,volume,issue,pages,included,asreview_ranking,notes\n"
    '0,"Waiting in the rain: what drivers of night buses say about shelter & light",'
    '"Österlund, Åsa; van der Berg, Jo T., Jr.",,https://doi.org/10.5555/rain.2021(3),2021,'
    "Journal of Fabricated Transport,12,3,201-219,0,1,wrong population\n"
    '1,Ice on the step,"Moss, P",,,2018,Handbook of winters,,,,1,2,\n'
)
# What of the first record a format does not say.
WITHOUT_PMID = {"embase.ris", "cinahl.ris", "proquest.ris", "covidence.csv", "asreview.csv"}
EXPORTS = {
    "pubmed.xml": PUBMED_XML,
    "endnote.xml": ENDNOTE_XML,
    "wos.ciw": WEB_OF_SCIENCE,
    "savedrecs.txt": WEB_OF_SCIENCE,
    "tab.txt": WEB_OF_SCIENCE_TAB,
    "scopus.csv": SCOPUS_CSV,
    "pubmed.csv": PUBMED_CSV,
    "embase.ris": EMBASE_RIS,
    "ovid.ris": OVID_RIS,
    "cinahl.ris": CINAHL_RIS,
    "proquest.ris": PROQUEST_RIS,
    "rayyan.csv": RAYYAN_CSV,
    "covidence.csv": COVIDENCE_CSV,
    "asreview.csv": ASREVIEW_CSV,
}


@pytest.fixture
def read(tmp_path):
    def read(name: str, text: str | None = None) -> ImportedReports:
        file = tmp_path / name
        file.write_text(EXPORTS[name] if text is None else text, encoding="utf-8")
        return read_file(file, name)

    return read


@pytest.mark.parametrize("name", EXPORTS)
def test_the_same_report_is_read_from_every_export(read, name):
    found = read(name)
    assert found.problems == ()
    report = found.reports[0]
    assert (report.title, report.year, report.doi) == (RAIN, 2021, DOI)
    assert report.pmid == ("" if name in WITHOUT_PMID else "99000001")
    assert report.journal.casefold() == "journal of fabricated transport"
    people = [initialled(name) for name in report.authors]
    assert people[:2] == ["Österlund Å", "van der Berg JT Jr"]
    assert people[2:] in ([], ["Depot and Night"])
    if name != "pubmed.csv":  # which gives these only as text
        assert [report.publication[key] for key in ("volume", "number", "pages")] == ["12", "3", "201--219"]


@pytest.mark.parametrize("name", [name for name in EXPORTS if not name.endswith(".ris")])
def test_the_second_record_is_read_as_what_it_is(read, name):
    (_, report) = read(name).reports
    if name == "endnote.xml":
        assert (report.kind, report.publication, report.pmid) == ("phdthesis", {"school": "University of Kent"}, "")
    else:
        assert (report.title.replace('"', ""), report.year, report.authors) == (
            "Ice on the step",
            2018,
            (Name("Moss", report.authors[0].given),),
        )
        assert report.journal == "Handbook of winters"


def test_a_chapter_is_told_from_an_article(read):
    for name in ("pubmed.xml", "wos.ciw", "tab.txt", "scopus.csv"):
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
        ("x.xlsx", "", "Excel", "CSV"),
        ("x.xls", "", "Excel", "CSV"),
        ("x.ods", "", "OpenDocument", "CSV"),
        ("x.docx", "", "Word", "RIS"),
        ("x.pdf", "", "PDF", "RIS"),
        ("x.enl", "", "EndNote library", "XML"),
        ("x.enw", "", "EndNote tagged", "RIS"),
        ("x.txt", "%0 Journal Article\n%T A\n", "EndNote tagged", "RIS"),
        ("x.rdf", "<rdf:RDF/>", "RDF", "CSL JSON"),
        ("x.xml", '<rdf:RDF xmlns:z="http://www.zotero.org/namespaces/export#"/>', "RDF", "CSL JSON"),
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
    ],
)
def test_a_format_that_is_not_read_is_refused_by_its_name(read, name, text, format, instead):
    found = read(name, text)
    (problem,) = found.problems
    assert found.reports == ()
    assert (problem.code, problem.line) == ("E501", 1)
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


def test_an_earlier_decision_is_a_note_of_the_report_that_awaits_assessment(read):
    entry, problems = candidate(read("rayyan.csv").reports[0], FreeIds())
    assert problems == []
    assert (entry["decision"], entry["note"]) == (
        "awaiting",
        "Decided before this import: excluded (wrong population).",
    )


def test_the_notes_of_rayyan_in_ris_are_read_too(read):
    text = EMBASE_RIS.replace("ER  -", 'N1  - RAYYAN-INCLUSION: {"Ann"=>"Maybe", "Bo"=>"Excluded"}\nER  -')
    assert read("rayyan.ris", text).reports[0].earlier_decision == "maybe, excluded"
