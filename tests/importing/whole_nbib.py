"""Made-up records of nbib, and the whole report of each."""

from __future__ import annotations

from review.importing.report import ImportedReports, IncomingReport
from review.problems.problem import Problem
from review.references.reference import Name

EXPORTS = {
    "every field of an article": (
        """PMID- 099000001
OWN - NLM
DP  - 2021 Mar 5
DEP - 20200102
TI  - Waiting in
      the rain.
TT  - Warten im Regen.
PG  - 201-9
LID - e7 [pii]
LID - 10.5555/rain [doi]
AID - 10.5555/other [doi]
LID - https://rain.example/
FAU - Österlund, Åsa
AU  - Osterlund A
CN  - Depot and Night
CN  -
FED - Roe, Ann
ED  - Roe A
JT  - Journal of Fabricated Transport
TA  - J Fab Transp
VI  - 12
IP  - 3
PB  - Invented Press
PT  - Books
""",
        ImportedReports(
            (
                IncomingReport(
                    title="Waiting in the rain",
                    authors=(Name(family="Österlund", given="Åsa"), Name(literal="Depot and Night")),
                    year=2021,
                    journal="Journal of Fabricated Transport",
                    doi="10.5555/other",
                    pmid="99000001",
                    url="https://rain.example/",
                    publication={
                        "volume": "12",
                        "number": "3",
                        "pages": "201--9",
                        "publisher": "Invented Press",
                        "date": "2021-03-05",
                    },
                    path="x",
                    line=1,
                    editors=(Name(family="Roe", given="Ann"),),
                ),
            )
        ),
    ),
    "what stands in for a missing field": (
        """PMID- 99000002
TT  - Eis auf der Stufe.
BTI - Book of ice
DEP - 20180203
LID - E8 [pii]
LID - e9 [pii]
AU  - Moss C
ED  - Roe A
TA  - J Fab Transp

PMID- 99000003
TI  - [Ice on the road].
BTI - Book of ice
AID - https://doi.org/10.5555/road
AID - http://dx.doi.org/10.5555/step
AID - e10 [pii]
PMID- 99000004
BTI - Book of ice
LID - S0001-0002(03)00004-5 [pii]

PMID- 99000005
TI  - [Not Available].
TT  - Eis auf der Bank.

PMID- 99000006
TI  - [Not Available].
""",
        ImportedReports(
            (
                IncomingReport(
                    title="Eis auf der Stufe",
                    authors=(Name(family="Moss", given="C"),),
                    year=2018,
                    journal="J Fab Transp",
                    pmid="99000002",
                    publication={"eid": "E8"},
                    path="x",
                    line=1,
                    editors=(Name(family="Roe", given="A"),),
                ),
                IncomingReport(
                    title="Ice on the road",
                    authors=(),
                    year=None,
                    journal="Book of ice",
                    doi="10.5555/step",
                    pmid="99000003",
                    url="https://doi.org/10.5555/road",
                    kind="incollection",
                    path="x",
                    line=11,
                ),
                IncomingReport(
                    title="Book of ice", authors=(), year=None, pmid="99000004", kind="incollection", path="x", line=17
                ),
                IncomingReport(title="Eis auf der Bank", authors=(), year=None, pmid="99000005", path="x", line=21),
                IncomingReport(title="Not Available", authors=(), year=None, pmid="99000006", path="x", line=25),
            )
        ),
    ),
    "records of ERIC": (
        """OWN - ERIC
TI  - An article of one volume
JT  - Journal of Fabricated Transport
VI  - 2
PT  - Books

OWN - ERIC
TI  - An article of no volume
JT  - Journal of Fabricated Transport
PT  - Reports - Research
PT  - Journal Articles

OWN - ERIC
TI  - A thesis
JT  - University of Nowhere
PT  - Books
PT  - Dissertations/Theses - Doctoral Dissertations

OWN - ERIC
TI  - A book
JT  - Invented Press
PT  - Speeches/Meeting Papers
PT  - Books

OWN - ERIC
TI  - A talk
JT  - Invented Society
PT  - Reports - Research
PT  - Speeches/Meeting Papers

OWN - ERIC
PMID- 99000007
TI  - A report
JT  - Invented Institute
PT  - Reports - Research
""",
        ImportedReports(
            (
                IncomingReport(
                    title="An article of one volume",
                    authors=(),
                    year=None,
                    journal="Journal of Fabricated Transport",
                    publication={"volume": "2"},
                    path="x",
                    line=1,
                ),
                IncomingReport(
                    title="An article of no volume",
                    authors=(),
                    year=None,
                    journal="Journal of Fabricated Transport",
                    path="x",
                    line=7,
                ),
                IncomingReport(
                    title="A thesis",
                    authors=(),
                    year=None,
                    kind="phdthesis",
                    publication={"school": "University of Nowhere"},
                    path="x",
                    line=13,
                ),
                IncomingReport(
                    title="A book",
                    authors=(),
                    year=None,
                    kind="book",
                    publication={"publisher": "Invented Press"},
                    path="x",
                    line=19,
                ),
                IncomingReport(
                    title="A talk",
                    authors=(),
                    year=None,
                    kind="unpublished",
                    publication={"publisher": "Invented Society"},
                    path="x",
                    line=25,
                ),
                IncomingReport(
                    title="A report",
                    authors=(),
                    year=None,
                    pmid="99000007",
                    kind="techreport",
                    publication={"institution": "Invented Institute"},
                    path="x",
                    line=31,
                ),
            )
        ),
    ),
    "problems": (
        """PMID- 99000008
TI  - Whole

TI  - A record without a number
OWN - NLM

 stray
PMID- 99000009

PMID- 99000010
  TI - A continued line
and a stray one

TI  - No number
PMID- nine hundred thousand and ten

TI  - Zero
PMID- 0

TI  - A number in other digits
PMID- ٣

OWN - ERIC
stray

TI  - Named ERIC only
PT  - ERIC
""",
        ImportedReports(
            (IncomingReport(title="Whole", authors=(), year=None, pmid="99000008", path="x", line=1),),
            (
                Problem("x", 4, "E502", "the record that starts here has no PMID line; it is skipped"),
                Problem("x", 7, "E502", "this line has no tag; the record is skipped"),
                Problem("x", 12, "E502", "this line has no tag; the record is skipped"),
                Problem(
                    "x",
                    14,
                    "E502",
                    'the record that starts here is skipped: its PMID "nine hundred thousan" is not a number',
                ),
                Problem("x", 17, "E502", 'the record that starts here is skipped: its PMID "0" is not a number'),
                Problem("x", 20, "E502", 'the record that starts here is skipped: its PMID "٣" is not a number'),
                Problem("x", 24, "E502", "this line has no tag; the record is skipped"),
                Problem("x", 26, "E502", "the record that starts here has no PMID line; it is skipped"),
            ),
        ),
    ),
}
