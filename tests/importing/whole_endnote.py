"""Made-up records of EndNote's XML, and the whole report of each."""

from __future__ import annotations

from review.importing.report import ImportedReports, IncomingReport
from review.problems.problem import Problem
from review.references.reference import Name

EXPORTS = {
    "every field of an article, and of a report": (
        """<?xml version="1.0"
 encoding="UTF-8" ?><xml><records><record>
<ref-type name="Journal Article">17</ref-type>
<contributors><authors><author>Österlund, Åsa</author><author>Berg, Jan, et al.</author></authors>
<secondary-authors><author>Roe, Ann</author></secondary-authors></contributors>
<titles><title>Waiting in the <style>rain</style>.</title><secondary-title>Another journal</secondary-title>
<tertiary-title>Invented Series</tertiary-title></titles>
<periodical><full-title>Journal of Fabricated Transport</full-title><abbr-1>J Fab Trans</abbr-1></periodical>
<pages>201-219</pages><volume>12</volume><number>3</number><issue>4</issue><edition>2</edition>
<dates><year>2021</year><pub-dates><date>2021-03-05</date></pub-dates></dates>
<pub-location>Nowhere</pub-location><publisher>Invented Press</publisher>
<accession-num>99000001</accession-num><electronic-resource-num>10.5555/rain</electronic-resource-num>
<notes>PMID: 99000002</notes>
<remote-database-name>PubMed</remote-database-name><remote-database-provider>NLM</remote-database-provider>
<urls><related-urls><url>https://doi.org/10.5555/other</url></related-urls><web-urls>
<url>https://rain.example/</url></web-urls></urls>
</record>
<record>
<ref-type name="Report">27</ref-type>
<titles><title>Wheels of buses</title><secondary-title>Reports of Buses</secondary-title></titles>
<periodical><abbr-1>Rep Bus</abbr-1></periodical>
<issue>4</issue><edition>2</edition>
<dates><year>2019</year><pub-dates><date>2018-12-31</date></pub-dates></dates>
<pub-location>Nowhere</pub-location><publisher>Institute of Nowhere</publisher>
<accession-num>99000003</accession-num>
<remote-database-name>Ovid</remote-database-name><remote-database-provider>Medline</remote-database-provider>
<urls><related-urls><url>https://doi.org/10.5555/wheels</url></related-urls></urls>
</record></records></xml>
""",
        ImportedReports(
            (
                IncomingReport(
                    title="Waiting in the rain",
                    authors=(Name(family="Österlund", given="Åsa"), Name(family="Berg", given="Jan")),
                    year=2021,
                    journal="Journal of Fabricated Transport",
                    doi="10.5555/rain",
                    pmid="99000001",
                    url="https://rain.example/",
                    publication={
                        "volume": "12",
                        "number": "3",
                        "pages": "201--219",
                        "series": "Invented Series",
                        "date": "2021-03-05",
                    },
                    path="x",
                    line=2,
                    editors=(Name(family="Roe", given="Ann"),),
                    truncated=True,
                ),
                IncomingReport(
                    title="Wheels of buses",
                    authors=(),
                    year=2019,
                    journal="Reports of Buses",
                    doi="10.5555/wheels",
                    pmid="99000003",
                    url="https://doi.org/10.5555/wheels",
                    kind="techreport",
                    publication={
                        "number": "4",
                        "edition": "2",
                        "institution": "Institute of Nowhere",
                        "address": "Nowhere",
                    },
                    path="x",
                    line=18,
                ),
            )
        ),
    ),
    "works without a name of their kind": (
        """<xml><records>
<record><ref-type>6</ref-type><titles><title>Seats of buses</title></titles>
<publisher>Invented Press</publisher></record>
<record><ref-type>32</ref-type><titles><title>Lights of buses</title></titles>
<publisher>University of Nowhere</publisher></record>
<record><ref-type name="Chart">99</ref-type><titles><title>Maps of buses</title></titles><periodical>
<full-title>Journal of Maps</full-title></periodical></record>
<record><ref-type name="Chart"> 99 </ref-type><titles><title>Charts of buses</title></titles><periodical>
<abbr-1>J Maps</abbr-1></periodical></record>
<record><ref-type name="Blog">17</ref-type><titles><title>Blogs of buses</title></titles></record>
<record><titles><title>Buses of no kind</title></titles><accession-num>99000004</accession-num>
<urls><web-urls><url>https://pubmed.ncbi.nlm.nih.gov/99000005/</url></web-urls></urls></record>
<record><titles><title>Numbers of buses</title></titles><notes>PMID: 99000006</notes>
<urls><web-urls><url>https://ncbi.nlm.nih.gov/99000005/</url></web-urls></urls></record>
</records></xml>
""",
        ImportedReports(
            (
                IncomingReport(
                    title="Seats of buses",
                    authors=(),
                    year=None,
                    kind="book",
                    publication={"publisher": "Invented Press"},
                    path="x",
                    line=2,
                ),
                IncomingReport(
                    title="Lights of buses",
                    authors=(),
                    year=None,
                    kind="phdthesis",
                    publication={"school": "University of Nowhere"},
                    path="x",
                    line=4,
                ),
                IncomingReport(
                    title="Maps of buses", authors=(), year=None, journal="Journal of Maps", path="x", line=6
                ),
                IncomingReport(
                    title="Charts of buses", authors=(), year=None, journal="J Maps", kind="misc", path="x", line=8
                ),
                IncomingReport(title="Blogs of buses", authors=(), year=None, kind="online", path="x", line=10),
                IncomingReport(
                    title="Buses of no kind",
                    authors=(),
                    year=None,
                    pmid="99000005",
                    url="https://pubmed.ncbi.nlm.nih.gov/99000005/",
                    kind="misc",
                    path="x",
                    line=11,
                ),
                IncomingReport(
                    title="Numbers of buses",
                    authors=(),
                    year=None,
                    pmid="99000006",
                    url="https://ncbi.nlm.nih.gov/99000005/",
                    kind="misc",
                    path="x",
                    line=13,
                ),
            )
        ),
    ),
    "no record": (
        "<xml><records></records></xml>",
        ImportedReports(
            (), (Problem("x", 1, "E502", "no record of EndNote is in this file", "export the references again"),)
        ),
    ),
    "broken": (
        """<xml>
<records>
</xml>""",
        ImportedReports(
            (),
            (Problem("x", 3, "E502", "the file is not well-formed XML; no record of it is read", "export it again"),),
        ),
    ),
}
