"""Made-up records of RIS, and the whole report of each."""

from __future__ import annotations

from review.importing.report import ImportedReports, IncomingReport
from review.problems.problem import Problem
from review.references.reference import Name

EXPORTS = {
    "every field of an article": (
        """TY  - JOUR
TI  - Waiting in the rain.
T1  - Another title
AU  - Österlund, Åsa
AU  - Österlund, Åsa
AU  - Berg, J., et al.
ED  - Roe, Ann
A2  - Cited, Cay
PY  - 2021
Y1  - 2020
DA  - 2021/03/05/
JO  - J Fab Transp
T2  - Journal of Fabricated Transport
VL  - 12
IS  - 3
SP  - 201
EP  - 219
C7  - e7
ET  - 2
T3  - Invented Series
PB  - Invented Press
CY  - Nowhere
M3  - Invented type
DO  - 10.5555/rain
AN  - 99000001
DB  - PubMed
UR  - https://doi.org/10.5555/other
UR  - https://rain.example/
N1  - PMID: 99000002
N1  - Exclusion reason: no buses; by two
ER  -
""",
        ImportedReports(
            (
                IncomingReport(
                    title="Waiting in the rain",
                    authors=(Name(family="Österlund", given="Åsa"), Name(family="Berg", given="J.")),
                    year=2021,
                    journal="J Fab Transp",
                    doi="10.5555/rain",
                    pmid="99000001",
                    url="https://rain.example/",
                    publication={
                        "volume": "12",
                        "number": "3",
                        "pages": "201--219",
                        "publisher": "Invented Press",
                        "date": "2021-03-05",
                    },
                    path="x",
                    line=1,
                    editors=(Name(family="Roe", given="Ann"),),
                    truncated=True,
                    earlier_decision="excluded (no buses)",
                ),
            )
        ),
    ),
    "works of several kinds": (
        """TY  - BOOK
TI  - Seats of buses
A2  - Roe, Ann
ET  - 2
T3  - Invented Series
PB  - Invented Press
CY  - Nowhere
M3  - Invented type
C7  - e8
ER  -

TY  - CHAP
TI  - Steps of buses
T2  - Book of buses
ET  - 3
ER  -

TY  - THES
TI  - Lights of buses
PB  - University of Nowhere
M3  - PhD thesis
ET  - 4
ER  -

TY  - rprt
TI  - Wheels of buses
PB  - Institute of Nowhere
M3  - Working paper
ER  -

TY  -
TI  - Buses of no kind
ER  -

TY  - SOUND
TI  - Songs of buses
ER  -
""",
        ImportedReports(
            (
                IncomingReport(
                    title="Seats of buses",
                    authors=(),
                    year=None,
                    kind="book",
                    publication={
                        "eid": "e8",
                        "edition": "2",
                        "series": "Invented Series",
                        "publisher": "Invented Press",
                        "address": "Nowhere",
                    },
                    path="x",
                    line=1,
                    editors=(Name(family="Roe", given="Ann"),),
                ),
                IncomingReport(
                    title="Steps of buses",
                    authors=(),
                    year=None,
                    journal="Book of buses",
                    kind="incollection",
                    publication={"edition": "3"},
                    path="x",
                    line=12,
                ),
                IncomingReport(
                    title="Lights of buses",
                    authors=(),
                    year=None,
                    kind="phdthesis",
                    publication={"school": "University of Nowhere", "type": "PhD thesis"},
                    path="x",
                    line=18,
                ),
                IncomingReport(
                    title="Wheels of buses",
                    authors=(),
                    year=None,
                    kind="techreport",
                    publication={"institution": "Institute of Nowhere"},
                    path="x",
                    line=25,
                ),
                IncomingReport(title="Buses of no kind", authors=(), year=None, kind="misc", path="x", line=31),
                IncomingReport(title="Songs of buses", authors=(), year=None, kind="misc", path="x", line=35),
            )
        ),
    ),
    "what stands in for a missing field": (
        """TY  - JOUR
T1  - Ice on the step
A1  - Roe, Ann
J2  - Journal of Fabricated Transport
Y1  - 2018/02/03/
UR  - https://pubmed.ncbi.nlm.nih.gov/99000003/
N1  - 10.5555/step
C7  - no number
ER  -
TY  - JOUR
TI  - Ice on the road
A2  - Cited, Cay
JA  - J Fab Transp
DA  - 2017/05
AN  - PMID 99000004
UR  - https://doi.org/10.5555/road
VL  - NA
C7  - Article 9
EP  - 7
ER  -
TY  - JOUR
TI  - Ice on
 the seat
T2  - Journal of Fabricated Transport
PY  - 2016
DA  - 2015/05/06
AN  - 99000005
DP  - NLM
M3  - 10.5555/seat
ER  -
TY  - JOUR
TI  - Ice on the bell
PY  - 2014/07
JF  - Journal of Fabricated Bells
M1  - PMID: 99000009
AN  - 99000006
UR  - https://bell.example/99000007
N2  - 10.5555/bell
ER  -
""",
        ImportedReports(
            (
                IncomingReport(
                    title="Ice on the step",
                    authors=(Name(family="Roe", given="Ann"),),
                    year=2018,
                    journal="Journal of Fabricated Transport",
                    doi="10.5555/step",
                    pmid="99000003",
                    url="https://pubmed.ncbi.nlm.nih.gov/99000003/",
                    publication={"date": "2018-02-03"},
                    path="x",
                    line=1,
                ),
                IncomingReport(
                    title="Ice on the road",
                    authors=(),
                    year=2017,
                    journal="J Fab Transp",
                    doi="10.5555/road",
                    pmid="99000004",
                    url="https://doi.org/10.5555/road",
                    publication={"pages": "7", "eid": "9", "date": "2017-05"},
                    path="x",
                    line=10,
                ),
                IncomingReport(
                    title="Ice on the seat",
                    authors=(),
                    year=2016,
                    journal="Journal of Fabricated Transport",
                    doi="10.5555/seat",
                    pmid="99000005",
                    path="x",
                    line=21,
                ),
                IncomingReport(
                    title="Ice on the bell",
                    authors=(),
                    year=2014,
                    journal="Journal of Fabricated Bells",
                    pmid="99000009",
                    url="https://bell.example/99000007",
                    publication={"date": "2014-07"},
                    path="x",
                    line=31,
                ),
            )
        ),
    ),
    "problems": (
        """Provider: Invented Service
stray
and stray

TY  - JOUR
TI  - One
TY  - JOUR
TI  - Two
ER  -
stray
TY  - JOUR
TI  - Three
""",
        ImportedReports(
            (IncomingReport(title="Two", authors=(), year=None, path="x", line=7),),
            (
                Problem("x", 2, "E502", "this text is outside a record", "a record starts with TY  -"),
                Problem("x", 5, "E502", "the record that starts here has no end", "end it with a line ER  -"),
                Problem("x", 10, "E502", "this text is outside a record", "a record starts with TY  -"),
                Problem("x", 11, "E502", "the record that starts here has no end", "end it with a line ER  -"),
            ),
        ),
    ),
    "no record": (
        "1.\n",
        ImportedReports(
            (), (Problem("x", 1, "E502", "no record of RIS is in this file", "a record starts with TY  -"),)
        ),
    ),
    "nothing": ("\n", ImportedReports(())),
}
