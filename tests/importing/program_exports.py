"""The same two made-up records, as each program exports them. Formats for articles alone have only the first."""

from __future__ import annotations

import io

import openpyxl

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
SCOPUS_BIBTEX = """Scopus
EXPORT DATE: 26 November 2026

@ARTICLE{Österlund2021201,
	author = {Österlund, Åsa and van der Berg, Jo T., Jr.},
	title = {Waiting in the rain: what drivers of night buses say about shelter & light},
	year = {2021},
	journal = {Journal of Fabricated Transport},
	volume = {12},
	number = {3},
	pages = {201 – 219},
	doi = {10.5555/rain.2021(3)},
	url = {https://www.scopus.example/inward/record.uri?eid=2-s2.0-1&doi=10.5555%2frain},
	type = {Article},
	publication_stage = {Final},
	source = {Scopus},
	note = {Cited by: 99000001}
}

@INBOOK{Moss2018,
	author = {Moss, P.},
	title = {Ice on the step},
	year = {2018},
	journal = {Handbook of winters},
	pages = {e7},
	type = {Book chapter},
	source = {Scopus}
}
"""
BETTER_BIBTEX = r"""@string{jft = {Journal of Fabricated Transport}}

@article{osterlundWaitingRainWhat2021,
  title = {Waiting in the Rain: What Drivers of Night Buses Say about Shelter \& Light},
  shorttitle = {Waiting in the Rain},
  author = {{\"O}sterlund, {\AA}sa and family=Berg, given=Jo T., prefix=van der, useprefix=true, suffix=Jr.},
  options = {useprefix=true},
  date = {2021-05-12},
  journaltitle = jft,
  volume = {12},
  number = {3},
  pages = {201--219},
  issn = {0000-0000},
  doi = {10.5555/rain.2021(3)},
  pmid = {99000001},
  url = {https://example.org/rain},
  urldate = {2026-11-26},
  langid = {english},
  keywords = {buses},
  file = {/home/me/Zotero/storage/A/Österlund - 2021.pdf}
}

@incollection{mossIceStep2018,
  title = {Ice on the Step},
  booktitle = {Handbook of winters},
  author = {Moss, P.},
  date = {2018}
}
"""
MENDELEY_BIBTEX = r"""@article{Osterlund2021,
abstract = {An abstract with 50{\%} of light.},
author = {{\"{O}}sterlund, {\AA}sa and {van der Berg}, Jo T., Jr.},
doi = {10.5555/rain.2021(3)},
file = {:C$\backslash$:/Users/me/a.pdf:pdf},
issn = {0000-0000},
journal = {Journal of Fabricated Transport},
keywords = {buses,night},
mendeley-groups = {Review},
month = {may},
number = {3},
pages = {201--219},
pmid = {99000001},
title = {{Waiting in the rain: what drivers of night buses say about shelter {\&} light}},
url = {https://example.org/rain},
volume = {12},
year = {2021}
}
@incollection{Moss2018,
author = {Moss, P.},
booktitle = {Handbook of winters},
title = {{Ice on the step}},
year = {2018}
}
"""
MENDELEY_RIS = """TY  - JOUR
T1  - Waiting in the rain: what drivers of night buses say about shelter & light
AU  - Österlund, Åsa
AU  - van der Berg, Jo T., Jr.
PY  - 2021/05/12
Y1  - 2021/05/12
DO  - 10.5555/rain.2021(3)
T2  - Journal of Fabricated Transport
JF  - Journal of Fabricated Transport
SP  - 201
EP  - 219
VL  - 12
IS  - 3
SN  - 0000-0000
N1  - PMID: 99000001
UR  - https://example.org/rain
ER  -
TY  - CHAP
T1  - Ice on the step
AU  - Moss, P.
PY  - 2018
T2  - Handbook of winters
ER  -
"""
MENDELEY_XML = """<?xml version="1.0" encoding="UTF-8"?>
<xml><records>
<record><rec-number>1</rec-number><ref-type name="Journal Article">17</ref-type>
<contributors><authors><author>Österlund, Åsa</author><author>van der Berg, Jo T., Jr.</author></authors></contributors>
<titles><title>Waiting in the rain: what drivers of night buses say about shelter &amp; light</title>
<secondary-title>Journal of Fabricated Transport</secondary-title></titles>
<periodical><full-title>Journal of Fabricated Transport</full-title></periodical><pages>201-219</pages>
<volume>12</volume><issue>3</issue><dates><year>2021</year></dates>
<electronic-resource-num>10.5555/rain.2021(3)</electronic-resource-num>
<urls><web-urls><url>https://example.org/rain</url></web-urls></urls></record>
<record><ref-type name="Book Section">5</ref-type>
<contributors><authors><author>Moss, P.</author></authors></contributors>
<titles><title>Ice on the step</title><secondary-title>Handbook of winters</secondary-title></titles>
<dates><year>2018</year></dates></record>
</records></xml>
"""
ZOTERO_RDF = """<rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:bib="http://purl.org/net/biblio#"
 xmlns:foaf="http://xmlns.com/foaf/0.1/"
 xmlns:link="http://purl.org/rss/1.0/modules/link/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:vcard="http://nwalsh.com/rdf/vCard#"
 xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/">
    <bib:Article rdf:about="https://example.org/rain">
        <z:itemType>journalArticle</z:itemType>
        <dcterms:isPartOf rdf:resource="urn:issn:0000-0000"/>
        <bib:authors><rdf:Seq>
            <rdf:li><foaf:Person><foaf:surname>Österlund</foaf:surname><foaf:givenName>Åsa</foaf:givenName>
            </foaf:Person></rdf:li>
            <rdf:li><foaf:Person><foaf:surname>van der Berg</foaf:surname>
            <foaf:givenName>Jo T., Jr.</foaf:givenName></foaf:Person></rdf:li>
            <rdf:li><foaf:Person><foaf:surname>Depot and Night</foaf:surname></foaf:Person></rdf:li>
        </rdf:Seq></bib:authors>
        <link:link rdf:resource="#item_2"/>
        <dc:title>Waiting in the rain: what drivers of &lt;i&gt;night&lt;/i&gt; buses say about shelter
            &amp; light</dc:title>
        <dc:date>2021-05-12</dc:date>
        <dc:identifier><dcterms:URI><rdf:value>https://example.org/rain</rdf:value></dcterms:URI></dc:identifier>
        <bib:pages>201-219</bib:pages>
        <dc:description>Citation Key: rain
PMID: 99000001</dc:description>
    </bib:Article>
    <bib:Journal rdf:about="urn:issn:0000-0000">
        <prism:volume>12</prism:volume>
        <dc:title>Journal of Fabricated Transport</dc:title>
        <dc:identifier>DOI 10.5555/rain.2021(3)</dc:identifier>
        <prism:number>3</prism:number>
        <dc:identifier>ISSN 0000-0000</dc:identifier>
    </bib:Journal>
    <z:Attachment rdf:about="#item_2"><z:itemType>attachment</z:itemType><dc:title>PDF</dc:title></z:Attachment>
    <bib:BookSection rdf:about="#item_3">
        <z:itemType>bookSection</z:itemType>
        <dcterms:isPartOf><bib:Book><dc:title>Handbook of winters</dc:title></bib:Book></dcterms:isPartOf>
        <dc:publisher><foaf:Organization>
            <vcard:adr><vcard:Address><vcard:locality>Kent</vcard:locality></vcard:Address></vcard:adr>
            <foaf:name>The Depot</foaf:name>
        </foaf:Organization></dc:publisher>
        <bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Moss</foaf:surname>
            <foaf:givenName>P.</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors>
        <dc:title>Ice on the step</dc:title>
        <dc:date>2018</dc:date>
    </bib:BookSection>
</rdf:RDF>
"""
EMBASE_CSV = (
    '"Title","Author Names","Source","Publication Year","Volume","Issue","First Page","Last Page",'
    '"Date of Publication","Publication Type","DOI","Medline PMID","Embase Accession ID","Source title"\n'
    '"Waiting in the rain: what drivers of night buses say about shelter & light",'
    '"Österlund Å., van der Berg J.T., Jr.","Journal of Fabricated Transport (2021) 12:3 (201-219). Date of '
    'Publication: 1 May 2021","2021","12","3","201","219","1 May 2021","Article","10.5555/rain.2021(3)","99000001",'
    '"L600000001","Journal of Fabricated Transport"\n'
    '"Ice on the step","Moss P.","Handbook of winters (2018)","2018","","","","","","Chapter","","","L600000002",'
    '"Handbook of winters"\n'
)
ROWS = (
    ("Found in the search of May", None, None, None, None, None, None, None, None),
    ("Title", "Authors", "Year", "Journal", "Volume", "Issue", "Pages", "DOI", "PMID"),
    (
        RAIN,
        "Österlund, Åsa\nvan der Berg, Jo T., Jr.",
        2021,
        "Journal of Fabricated Transport",
        12,
        "3",
        "201-219",
        DOI,
        99000001.0,
    ),
    (None,) * 9,
    ("Ice on the step", "Moss, P", 2018, "Handbook of winters", None, None, None, None, None),
)


def excel() -> bytes:
    """A workbook with a note above its headings, numbers as numbers, and a second sheet."""
    workbook = openpyxl.Workbook()
    for row in ROWS:
        workbook.active.append(row)
    workbook.create_sheet("Notes").append(["to do: read"])
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


EXPORTS: dict[str, str | bytes] = {
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
    "scopus.bib": SCOPUS_BIBTEX,
    "better.bib": BETTER_BIBTEX,
    "mendeley.bib": MENDELEY_BIBTEX,
    "mendeley.ris": MENDELEY_RIS,
    "mendeley.xml": MENDELEY_XML,
    "zotero.rdf": ZOTERO_RDF,
    "embase.csv": EMBASE_CSV,
    "excel.xlsx": excel(),
}
