"""Made-up records of tables, and the whole report of each."""

from __future__ import annotations

import csv
import io

import whole_csv_problems

from review.importing.report import ImportedReports, IncomingReport
from review.references.reference import Name


def table(*rows: dict[str, str]) -> str:
    """A table with the columns of its first row."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


EXPORTS = {
    "headings of several words, and a list beside the authors": (
        """Article_Title,Authors,Keywords
One,"Ash A, Lee B",buses; seats
""",
        ImportedReports(
            (
                IncomingReport(
                    title="One",
                    authors=(Name(family="Ash", given="A"), Name(family="Lee", given="B")),
                    year=None,
                    path="x",
                    line=2,
                ),
            )
        ),
    ),
    "initials after a comma among names between semicolons": (
        """Title,Authors
One,"Ash A, Bo B"
Two,"Moss, Cay; Lee, Bo"
""",
        ImportedReports(
            (
                IncomingReport(title="One", authors=(Name(family="Ash A", given="Bo B"),), year=None, path="x", line=2),
                IncomingReport(
                    title="Two",
                    authors=(Name(family="Moss", given="Cay"), Name(family="Lee", given="Bo")),
                    year=None,
                    path="x",
                    line=3,
                ),
            )
        ),
    ),
    "every field of an article, and of a report": (
        table(
            {
                "Title": "Waiting in the rain.",
                "Authors": "Österlund, Å.; van der Berg, J.; et al.",
                "Group Authors": "Depot and Night; ;Depot and Day",
                "Year": "2021-03-05",
                "Journal": "Journal of Fabricated Transport",
                "DOI": "10.5555/rain",
                "PMID": "99000001",
                "Accession Number": "99000002",
                "Database": "PubMed",
                "URL": "https://doi.org/10.5555/other | https://rain.example/",
                "Volume": "12",
                "Issue": "3",
                "Pages": "201-219",
                "Start Page": "1",
                "End Page": "2",
                "Article Number": "Article e7",
                "Publisher": "Invented Press",
                "Editors": "Roe, Ann",
                "Notes": "PMID: 99000003",
                "Document Type": "Article",
            },
            {
                "Title": "Wheels of buses",
                "Authors": "Moss, Cay",
                "Year": "2019",
                "Journal": "Reports of Buses",
                "DOI": "NA",
                "Accession Number": "99000004",
                "Database": "MEDLINE",
                "URL": "https://doi.org/10.5555/wheels",
                "Start Page": "5",
                "End Page": "9",
                "Publisher": "Invented Press",
                "Notes": "Exclusion reason: no buses",
                "Document Type": "Report",
            },
            {
                "Title": "Lights of buses",
                "Authors": "['Roe, Ann', \"O'Moss, Cay\"]",
                "Accession Number": "99000005",
                "Database": "Embase",
                "URL": "https://one.example/ https://two.example/",
                "Start Page": "7",
                "Notes": "PMID: 99000006",
                "Document Type": "Thesis",
            },
        ),
        ImportedReports(
            (
                IncomingReport(
                    title="Waiting in the rain",
                    authors=(
                        Name(family="Österlund", given="Å."),
                        Name(family="Berg", given="J.", particle="van der"),
                        Name(literal="Depot and Night"),
                        Name(literal="Depot and Day"),
                    ),
                    year=2021,
                    journal="Journal of Fabricated Transport",
                    doi="10.5555/rain",
                    pmid="99000001",
                    url="https://rain.example/",
                    publication={"volume": "12", "number": "3", "pages": "201--219", "eid": "e7", "date": "2021-03-05"},
                    path="x",
                    line=2,
                    editors=(Name(family="Roe", given="Ann"),),
                    truncated=True,
                ),
                IncomingReport(
                    title="Wheels of buses",
                    authors=(Name(family="Moss", given="Cay"),),
                    year=2019,
                    journal="Reports of Buses",
                    doi="10.5555/wheels",
                    pmid="99000004",
                    url="https://doi.org/10.5555/wheels",
                    kind="techreport",
                    publication={"pages": "5--9", "publisher": "Invented Press"},
                    path="x",
                    line=3,
                    earlier_decision="excluded (no buses)",
                ),
                IncomingReport(
                    title="Lights of buses",
                    authors=(Name(family="Roe", given="Ann"), Name(family="O'Moss", given="Cay")),
                    year=None,
                    pmid="99000006",
                    url="https://one.example/",
                    kind="phdthesis",
                    publication={"pages": "7"},
                    path="x",
                    line=4,
                ),
            )
        ),
    ),
    "names between commas": (
        """Title,Authors
One,"Ann Roe, Bo Lee, Cay Moss"
Two,"Roe, Ann"
Three,"Dee Dale, Eve Ash"
""",
        ImportedReports(
            (
                IncomingReport(
                    title="One",
                    authors=(
                        Name(family="Roe", given="Ann"),
                        Name(family="Lee", given="Bo"),
                        Name(family="Moss", given="Cay"),
                    ),
                    year=None,
                    path="x",
                    line=2,
                ),
                IncomingReport(title="Two", authors=(Name(family="Roe", given="Ann"),), year=None, path="x", line=3),
                IncomingReport(
                    title="Three",
                    authors=(Name(family="Dale", given="Dee"), Name(family="Ash", given="Eve")),
                    year=None,
                    path="x",
                    line=4,
                ),
            )
        ),
    ),
    "a name with a comma among names between semicolons": (
        """Title,Authors
One,"Roe Ash, Ann Bo"
Two,"Moss, Cay; Lee, Bo"
Three,"Ann Roe, Bo Lee, Cay Moss"
""",
        ImportedReports(
            (
                IncomingReport(
                    title="One", authors=(Name(family="Roe Ash", given="Ann Bo"),), year=None, path="x", line=2
                ),
                IncomingReport(
                    title="Two",
                    authors=(Name(family="Moss", given="Cay"), Name(family="Lee", given="Bo")),
                    year=None,
                    path="x",
                    line=3,
                ),
                IncomingReport(
                    title="Three",
                    authors=(
                        Name(family="Roe", given="Ann"),
                        Name(family="Lee", given="Bo"),
                        Name(family="Moss", given="Cay"),
                    ),
                    year=None,
                    path="x",
                    line=4,
                ),
            )
        ),
    ),
    "two names between commas only": (
        """Title,Authors
One,"Roe Ash, Ann Bo"
""",
        ImportedReports(
            (
                IncomingReport(
                    title="One", authors=(Name(family="Roe Ash", given="Ann Bo"),), year=None, path="x", line=2
                ),
            )
        ),
    ),
    "names with initials between commas": (
        """Title,Authors
One,"Roe A, Lee B, Moss C"
Two,"Ann Roe, Bo Lee"
""",
        ImportedReports(
            (
                IncomingReport(
                    title="One",
                    authors=(
                        Name(family="Roe", given="A"),
                        Name(family="Lee", given="B"),
                        Name(family="Moss", given="C"),
                    ),
                    year=None,
                    path="x",
                    line=2,
                ),
                IncomingReport(
                    title="Two", authors=(Name(family="Ann Roe", given="Bo Lee"),), year=None, path="x", line=3
                ),
            )
        ),
    ),
    "the source of Embase": (
        """Title,Source
One,Journal of Fabricated Transport (2014) 3:4 (152-160). Date of Publication: 2014
Two,Journal of Fabricated Transport (2015) 5 Article Number: e77. Date of Publication: 2015
""",
        ImportedReports(
            (
                IncomingReport(
                    title="One",
                    authors=(),
                    year=2014,
                    journal="Journal of Fabricated Transport",
                    publication={"volume": "3", "number": "4", "pages": "152--160"},
                    path="x",
                    line=2,
                ),
                IncomingReport(
                    title="Two",
                    authors=(),
                    year=2015,
                    journal="Journal of Fabricated Transport",
                    publication={"volume": "5", "eid": "e77"},
                    path="x",
                    line=3,
                ),
            )
        ),
    ),
    "the decisions of ASReview": (
        """title,included,asreview_note
One,1,on buses
Two,0,
Three,,
""",
        ImportedReports(
            (
                IncomingReport(
                    title="One", authors=(), year=None, path="x", line=2, earlier_decision="relevant (on buses)"
                ),
                IncomingReport(title="Two", authors=(), year=None, path="x", line=3, earlier_decision="not relevant"),
                IncomingReport(title="Three", authors=(), year=None, path="x", line=4),
            )
        ),
    ),
    "a separator that the first line names": (
        """sep=;
Title;Year
One, and more;2019
""",
        ImportedReports((IncomingReport(title="One, and more", authors=(), year=2019, path="x", line=3),)),
    ),
    "the separator that is the most frequent": (
        """\nTitle;Year;Issue, or part
One;2019;3

Two;2020;4
""",
        ImportedReports(
            (
                IncomingReport(title="One", authors=(), year=2019, path="x", line=3),
                IncomingReport(title="Two", authors=(), year=2020, path="x", line=5),
            )
        ),
    ),
    "tabs": (
        'Title\tYear\tIssue\nOne "and" more\t2019\t3\n',
        ImportedReports(
            (
                IncomingReport(
                    title='One "and" more', authors=(), year=2019, publication={"number": "3"}, path="x", line=2
                ),
            )
        ),
    ),
    "a table of Web of Science": (
        (
            "PT\tAU\tTI\tSO\tPY\tAF\tDT\tBP\tEP\n"
            'J\tRoe, A\t"One" and a bus\tJournal of Fabricated Transport\t2019\tRoe, Ann\tBook Chapter\t5\t9\n'
        ),
        ImportedReports(
            (
                IncomingReport(
                    title='"One" and a bus',
                    authors=(Name(family="Roe", given="Ann"),),
                    year=2019,
                    journal="Journal of Fabricated Transport",
                    kind="incollection",
                    publication={"pages": "5--9"},
                    path="x",
                    line=2,
                ),
            )
        ),
    ),
    **whole_csv_problems.EXPORTS,
}
