"""Made-up records of Zotero's RDF, and the whole report of each."""

from __future__ import annotations

from review.importing.report import ImportedReports, IncomingReport
from review.problems.problem import Problem
from review.references.reference import Name

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:bib="http://purl.org/net/biblio#"
 xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/"
 xmlns:vcard="http://nwalsh.com/rdf/vCard#">
"""

EXPORTS = {
    "every field of an article": (
        RDF
        + """<bib:Article rdf:about="https://rain.example/">
<z:itemType>journalArticle</z:itemType>
<dcterms:isPartOf rdf:resource="urn:issn:0000-0000"/>

<dc:publisher><foaf:Organization>
<vcard:adr><vcard:Address><vcard:locality>Nowhere</vcard:locality></vcard:Address></vcard:adr>
<foaf:name>Invented Press</foaf:name></foaf:Organization></dc:publisher>
<bib:authors><rdf:Seq>
<rdf:li><foaf:Person><foaf:surname>Österlund</foaf:surname><foaf:givenName>Åsa</foaf:givenName></foaf:Person>
</rdf:li>
<rdf:li><foaf:Person><foaf:surname>Berg</foaf:surname><foaf:givenname>Jan</foaf:givenname></foaf:Person>
</rdf:li>
<rdf:li><foaf:Person><foaf:surname>Depot and Night</foaf:surname></foaf:Person></rdf:li>
<rdf:li><foaf:Person><foaf:givenName>Nightly</foaf:givenName></foaf:Person></rdf:li>
<rdf:li><foaf:Person/></rdf:li>
</rdf:Seq></bib:authors>
<bib:editors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Roe</foaf:surname><foaf:givenName>Ann</foaf:givenName>
</foaf:Person></rdf:li></rdf:Seq></bib:editors>
<dc:title>Waiting in the rain.</dc:title>
<dc:date>2021-03-05</dc:date>
<bib:pages>201-219</bib:pages>
<prism:edition>2</prism:edition>
<z:type>Invented type</z:type>
<dc:identifier><dcterms:URI><rdf:value>https://rain.example/</rdf:value></dcterms:URI></dc:identifier>
<dc:description>Read on paper</dc:description>
<dc:description>PMID:<!-- a comment --> 99000001
Read in the bus
DOI: 10.5555/other</dc:description>
</bib:Article>
<bib:Journal rdf:about="urn:issn:0000-0000">
<prism:volume>12</prism:volume><prism:number>3</prism:number>
<dc:title>Journal of Fabricated Transport</dc:title>
<dc:identifier>DOI 10.5555/rain</dc:identifier><dc:identifier>ISSN 0000-0000</dc:identifier>
</bib:Journal>
<z:Attachment rdf:about="#item_1"><z:itemType>attachment</z:itemType><dc:title>A file</dc:title></z:Attachment>
</rdf:RDF>
""",
        ImportedReports(
            (
                IncomingReport(
                    title="Waiting in the rain",
                    authors=(
                        Name(family="Österlund", given="Åsa"),
                        Name(family="Berg", given="Jan"),
                        Name(literal="Depot and Night"),
                        Name(literal="Nightly"),
                    ),
                    year=2021,
                    journal="Journal of Fabricated Transport",
                    doi="10.5555/rain",
                    pmid="99000001",
                    url="https://rain.example/",
                    publication={
                        "volume": "12",
                        "number": "3",
                        "pages": "201--219",
                        "edition": "2",
                        "date": "2021-03-05",
                    },
                    path="x",
                    line=6,
                    editors=(Name(family="Roe", given="Ann"),),
                ),
            )
        ),
    ),
    "works of several kinds": (
        RDF
        + """<bib:BookSection rdf:about="#a"><z:itemType>bookSection</z:itemType>
<dcterms:isPartOf><bib:Book><!-- a book -->
<dcterms:isPartOf><bib:Series><dc:title>A series of a book</dc:title></bib:Series></dcterms:isPartOf>
<dc:title>Book of buses</dc:title><prism:volume>2</prism:volume></bib:Book></dcterms:isPartOf>
<dcterms:isPartOf><bib:Series><dc:title>Invented Series</dc:title></bib:Series></dcterms:isPartOf>

<dc:publisher><foaf:Organization>
<vcard:adr><vcard:Address><vcard:locality>Nowhere</vcard:locality></vcard:Address></vcard:adr>
<foaf:name>Invented Press</foaf:name></foaf:Organization></dc:publisher>
<dc:title>Seats of buses</dc:title><prism:edition>3</prism:edition><z:type>Invented type</z:type>
<dc:identifier>https://doi.org/10.5555/seats</dc:identifier>
</bib:BookSection>
<bib:Report rdf:about="#b"><z:itemType>report</z:itemType>
<dc:publisher><foaf:Organization>
<vcard:adr><vcard:Address><vcard:locality>Nowhere</vcard:locality></vcard:Address></vcard:adr>
<foaf:name>Invented Press</foaf:name></foaf:Organization></dc:publisher>
<dc:title>Wheels of buses</dc:title><z:type>Working paper</z:type><prism:number>7</prism:number>
<dc:identifier>http://wheels.example/10.5555/wheels</dc:identifier>
<dc:description>Read in the bus
DOI: 10.5555/extra</dc:description></bib:Report>
<bib:Thesis rdf:about="#c"><z:itemType>thesis</z:itemType>
<dc:publisher><foaf:Organization>
<vcard:adr><vcard:Address><vcard:locality>Nowhere</vcard:locality></vcard:Address></vcard:adr>
<foaf:name>Invented Press</foaf:name></foaf:Organization></dc:publisher>
<dc:title>Lights of buses</dc:title><z:type>PhD thesis</z:type><dcterms:isPartOf rdf:resource="#nothing"/>
</bib:Thesis>
<bib:Recording rdf:about="#d"><z:itemType>audioRecording</z:itemType><dc:title>Songs of buses</dc:title>
</bib:Recording>
<bib:Memo rdf:about="#e"><z:itemType>note</z:itemType></bib:Memo>
<bib:Memo rdf:about="#f"><z:itemType>annotation</z:itemType></bib:Memo>
</rdf:RDF>
""",
        ImportedReports(
            (
                IncomingReport(
                    title="Seats of buses",
                    authors=(),
                    year=None,
                    journal="Book of buses",
                    doi="10.5555/seats",
                    url="https://doi.org/10.5555/seats",
                    kind="incollection",
                    publication={
                        "volume": "2",
                        "edition": "3",
                        "series": "Invented Series",
                        "publisher": "Invented Press",
                        "address": "Nowhere",
                    },
                    path="x",
                    line=6,
                ),
                IncomingReport(
                    title="Wheels of buses",
                    authors=(),
                    year=None,
                    doi="10.5555/extra",
                    url="http://wheels.example/10.5555/wheels",
                    kind="techreport",
                    publication={
                        "number": "7",
                        "institution": "Invented Press",
                        "address": "Nowhere",
                        "type": "Working paper",
                    },
                    path="x",
                    line=18,
                ),
                IncomingReport(
                    title="Lights of buses",
                    authors=(),
                    year=None,
                    kind="phdthesis",
                    publication={"school": "Invented Press", "address": "Nowhere", "type": "PhD thesis"},
                    path="x",
                    line=26,
                ),
                IncomingReport(title="Songs of buses", authors=(), year=None, kind="misc", path="x", line=32),
            )
        ),
    ),
    "no item": (
        RDF + """<bib:Memo/></rdf:RDF>""",
        ImportedReports(
            (), (Problem("x", 1, "E502", "no item of Zotero is in this file", "export the references again"),)
        ),
    ),
    "broken": (
        """<rdf:RDF>

""",
        ImportedReports(
            (),
            (Problem("x", 1, "E502", "the file is not well-formed XML; no record of it is read", "export it again"),),
        ),
    ),
}
