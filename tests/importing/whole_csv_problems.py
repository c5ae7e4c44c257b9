"""Tables that cannot be read, or not as a whole, and every problem of each."""

from __future__ import annotations

from review.importing.report import ImportedReports, IncomingReport
from review.problems.problem import Problem

HEADINGS = [f"Heading {number}" for number in range(30)]
UNREADABLE = "the row that starts here cannot be read (',' expected after '\"'); it and all rows after it are skipped"

EXPORTS = {
    "no rows": ("", ImportedReports((), (Problem("x", 1, "E502", "the table is empty"),))),
    "no title": (
        """Name,"Year of
work"
One,2019
""",
        ImportedReports(
            (), (Problem("x", 1, "E502", 'no column has the heading "Title"; the headings are: Name, Year of\nwork'),)
        ),
    ),
    "too many headings": (
        ",".join(HEADINGS) + "\n",
        ImportedReports(
            (),
            (
                Problem(
                    "x", 1, "E502", 'no column has the heading "Title"; the headings are: ' + ", ".join(HEADINGS)[:200]
                ),
            ),
        ),
    ),
    "a heading that cannot be read": (
        """"Title" x,Year
One,2019
""",
        ImportedReports((), (Problem("x", 1, "E502", UNREADABLE, "close its quotation marks"),)),
    ),
    "rows that cannot be read": (
        """Title,Year
One
Two,2019
Three,2019,5
"Four" x,2019
Five,2020
""",
        ImportedReports(
            (IncomingReport(title="Two", authors=(), year=2019, path="x", line=3),),
            (
                Problem("x", 2, "E502", "the row has 1 cells and the header row 2; it is skipped"),
                Problem("x", 4, "E502", "the row has 3 cells and the header row 2; it is skipped"),
                Problem("x", 5, "E502", UNREADABLE, "close its quotation marks"),
            ),
        ),
    ),
}
