"""Made-up records of Web of Science's tagged text, and the whole report of each."""

from __future__ import annotations

from review.importing.report import ImportedReports, IncomingReport
from review.problems.problem import Problem
from review.references.reference import Name

EXPORTS = {
    "every field of an article": (
        """FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Österlund, Å
   Berg, J, et al.
AF Österlund, Åsa
   Berg, Jan, et al.
BE Roe, Ann
CA Depot and Night
GP Depot and Day
TI Waiting in
   the rain.
SO Journal of Fabricated Transport
SE Invented Series
PU Invented Press
DT Article
PY 2021
EA JAN 2020
VL 12
IS 3
BP 201
EP 219
PS 5-6
AR e7
DI 10.5555/rain
PM 99000001
ER

EF
""",
        ImportedReports(
            (
                IncomingReport(
                    title="Waiting in the rain",
                    authors=(
                        Name(family="Österlund", given="Åsa"),
                        Name(family="Berg", given="Jan"),
                        Name(literal="Depot and Night"),
                    ),
                    year=2021,
                    journal="Journal of Fabricated Transport",
                    doi="10.5555/rain",
                    pmid="99000001",
                    publication={"volume": "12", "number": "3", "pages": "201--219"},
                    path="x",
                    line=3,
                    editors=(Name(family="Roe", given="Ann"),),
                    truncated=True,
                ),
            )
        ),
    ),
    "works of several kinds": (
        """PT B
BE Roe, Ann
GP Depot and Day
TI Seats of buses
SO Seats of buses
SE Invented Series
PU Invented Press
PS 300-301
ER
PT S
AU Moss, C
   Lee, B
AF Moss, Cay
TI Steps of buses
SO Book of buses
SE Invented Series
PU Invented Press
EA FEB 2018
EP 9
AR ARTN 7
ER
PT B
TI Bells of buses
SO Book of buses
DT Book Chapter
CT Meeting of buses
ER
PT J
TI Lights of buses
SO Journal of Fabricated Transport
DT Article; Proceedings Paper
CT Meeting of buses
ER
PT J
TI Horns of buses
SO Journal of Fabricated Transport
DT Proceedings Paper
ER
PT J
TI Doors of buses
SO Journal of Fabricated Transport
DT Article
CT Meeting of buses
ER
PT S
TI Mirrors of buses
SO Book of buses
DT Proceedings Paper
CT Meeting of buses
ER
PT P
TI Brakes of buses
ER
PT C
TI Tyres of buses
SO Meetings of buses
DT Proceedings Paper
CT Meeting of buses
ER
""",
        ImportedReports(
            (
                IncomingReport(
                    title="Seats of buses",
                    authors=(Name(literal="Depot and Day"),),
                    year=None,
                    kind="book",
                    publication={"pages": "300--301", "series": "Invented Series", "publisher": "Invented Press"},
                    path="x",
                    line=1,
                    editors=(Name(family="Roe", given="Ann"),),
                ),
                IncomingReport(
                    title="Steps of buses",
                    authors=(Name(family="Moss", given="C"), Name(family="Lee", given="B")),
                    year=2018,
                    journal="Book of buses",
                    kind="incollection",
                    publication={"pages": "9", "eid": "7", "series": "Invented Series", "publisher": "Invented Press"},
                    path="x",
                    line=10,
                ),
                IncomingReport(
                    title="Bells of buses",
                    authors=(),
                    year=None,
                    journal="Book of buses",
                    kind="incollection",
                    path="x",
                    line=22,
                ),
                IncomingReport(
                    title="Lights of buses",
                    authors=(),
                    year=None,
                    journal="Journal of Fabricated Transport",
                    kind="inproceedings",
                    path="x",
                    line=28,
                ),
                IncomingReport(
                    title="Horns of buses",
                    authors=(),
                    year=None,
                    journal="Journal of Fabricated Transport",
                    path="x",
                    line=34,
                ),
                IncomingReport(
                    title="Doors of buses",
                    authors=(),
                    year=None,
                    journal="Journal of Fabricated Transport",
                    path="x",
                    line=39,
                ),
                IncomingReport(
                    title="Mirrors of buses",
                    authors=(),
                    year=None,
                    journal="Book of buses",
                    kind="inproceedings",
                    path="x",
                    line=45,
                ),
                IncomingReport(title="Brakes of buses", authors=(), year=None, kind="misc", path="x", line=51),
                IncomingReport(
                    title="Tyres of buses",
                    authors=(),
                    year=None,
                    journal="Meetings of buses",
                    kind="inproceedings",
                    path="x",
                    line=54,
                ),
            )
        ),
    ),
    "a file that lost its indentation": (
        """PT J
AU Roe, A
Lee, B
TI Waiting in
the rain
ER
""",
        ImportedReports(
            (
                IncomingReport(
                    title="Waiting in the rain",
                    authors=(Name(family="Roe", given="A"), Name(family="Lee", given="B")),
                    year=None,
                    path="x",
                    line=1,
                ),
            )
        ),
    ),
    "problems": (
        """FN Clarivate Analytics Web of Science
stray
PT J
TI Waiting in
   the rain
stray
PT J
TI Ice on the step
ER
   stray
ER
XX stray
PT J
TI Ice on the road
""",
        ImportedReports(
            (IncomingReport(title="Ice on the step", authors=(), year=None, path="x", line=7),),
            (
                Problem("x", 2, "E502", "this text is outside a record", "a record starts with PT and ends with ER"),
                Problem(
                    "x", 6, "E502", "this line has no tag; it is skipped", "a record starts with PT and ends with ER"
                ),
                Problem("x", 3, "E502", "the record that starts here has no end", "end it with a line ER"),
                Problem("x", 10, "E502", "this text is outside a record", "a record starts with PT and ends with ER"),
                Problem("x", 12, "E502", "this text is outside a record", "a record starts with PT and ends with ER"),
                Problem("x", 13, "E502", "the record that starts here has no end", "end it with a line ER"),
            ),
        ),
    ),
    "no record": (
        "FN Clarivate Analytics Web of Science\n",
        ImportedReports(
            (), (Problem("x", 1, "E502", "no record of Web of Science is in this file", "export it again"),)
        ),
    ),
    "nothing": ("\n", ImportedReports(())),
}
