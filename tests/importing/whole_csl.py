"""Made-up records of CSL-JSON, and the whole report of each."""

from __future__ import annotations

from review.importing.report import ImportedReports, IncomingReport
from review.problems.problem import Problem
from review.references.reference import Name

EXPORTS = {
    "every field of an article": (
        """[
  {
    "type": "article-journal",
    "title": "Waiting in the rain.",
    "author": [
      {"family": "Österlund", "given": "Åsa", "suffix": "Jr."},
      {"family": "Berg", "given": "Jan", "dropping-particle": "van", "non-dropping-particle": "der"},
      {"family": "van Dale", "given": "Bo"},
      {"literal": "Depot and Night"},
      {"name": "Depot and Day"},
      "Cay Moss",
      {"family": "others"}
    ],
    "editor": [{"family": "Roe", "given": "Ann"}],
    "issued": {"date-parts": [[2021, 3, 5]]},
    "container-title": "Journal of Fabricated Transport",
    "volume": "12",
    "issue": "3",
    "number": "8",
    "page": "201-219",
    "publisher": "Invented Press",
    "publisher-place": "Nowhere",
    "edition": "2",
    "collection-title": "Invented Series",
    "genre": "Invented genre",
    "DOI": "10.5555/rain",
    "URL": "https://rain.example/",
    "PMID": "99000001",
    "note": "PMID: 99000002"
  }
]
""",
        ImportedReports(
            (
                IncomingReport(
                    title="Waiting in the rain",
                    authors=(
                        Name(family="Österlund", given="Åsa", suffix="Jr."),
                        Name(family="Berg", given="Jan", particle="van der"),
                        Name(family="Dale", given="Bo", particle="van"),
                        Name(literal="Depot and Night"),
                        Name(literal="Depot and Day"),
                        Name(family="Moss", given="Cay"),
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
                        "publisher": "Invented Press",
                        "address": "Nowhere",
                        "edition": "2",
                        "series": "Invented Series",
                        "date": "2021-03-05",
                    },
                    path="x",
                    line=2,
                    editors=(Name(family="Roe", given="Ann"),),
                    truncated=True,
                ),
            )
        ),
    ),
    "works of several kinds": (
        """{"items": [
  {"type": "report", "title": "Wheels of buses", "publisher": "Institute of Nowhere",
   "genre": "Working paper", "number": "7"},
  {"type": "thesis", "title": "Lights of buses", "publisher": "University of Nowhere", "genre": "PhD thesis"},
  {"type": "chapter", "title": "Bells of buses", "publisher": "Invented Press", "genre": "Invented genre"},
  {"type": "article", "title": "Preprint of buses", "number": "arXiv:2101.00001"},
  {"type": "article-magazine", "title": "Colours of buses", "number": "ARXIV:2101.00002"},
  {"type": "song", "title": "Songs of buses", "URL": "https://doi.org/10.5555/song"},
  {"title": "Buses of no kind", "note": "Read in the bus\\nPMID: 99000003"}
]}
""",
        ImportedReports(
            (
                IncomingReport(
                    title="Wheels of buses",
                    authors=(),
                    year=None,
                    kind="techreport",
                    publication={"number": "7", "institution": "Institute of Nowhere", "type": "Working paper"},
                    path="x",
                    line=2,
                ),
                IncomingReport(
                    title="Lights of buses",
                    authors=(),
                    year=None,
                    kind="phdthesis",
                    publication={"school": "University of Nowhere", "type": "PhD thesis"},
                    path="x",
                    line=4,
                ),
                IncomingReport(
                    title="Bells of buses",
                    authors=(),
                    year=None,
                    kind="incollection",
                    publication={"publisher": "Invented Press"},
                    path="x",
                    line=5,
                ),
                IncomingReport(
                    title="Preprint of buses",
                    authors=(),
                    year=None,
                    publication={"eprint": "2101.00001", "eprinttype": "arxiv"},
                    path="x",
                    line=6,
                ),
                IncomingReport(
                    title="Colours of buses",
                    authors=(),
                    year=None,
                    publication={"eprint": "2101.00002", "eprinttype": "arxiv"},
                    path="x",
                    line=7,
                ),
                IncomingReport(
                    title="Songs of buses",
                    authors=(),
                    year=None,
                    doi="10.5555/song",
                    url="https://doi.org/10.5555/song",
                    kind="misc",
                    path="x",
                    line=8,
                ),
                IncomingReport(
                    title="Buses of no kind", authors=(), year=None, pmid="99000003", kind="misc", path="x", line=9
                ),
            )
        ),
    ),
    "dates and names as they are written elsewhere": (
        """[
{"title": "One", "issued": {"raw": "2018-02-03"}, "author": {"family": "Roe", "given": "Ann"}},
{"title": "Two", "issued": {"literal": "spring 2017"}, "author": "Ann Roe"},
{"title": "Three", "issued": "2016-04-05", "author": [{"given": ""}, {"family": "Moss", "given": "Cay"}]},
{"title": "Four", "issued": 2015, "note": 7},
{"title": "Five", "issued": {"date-parts": [["2014"]], "raw": "2013-05-06"}, "author": 5},
{"title": "Six", "issued": {"date-parts": 2014}},
{"title": "Seven", "issued": {"date-parts": [2014]}},
{"title": "Eight", "issued": {"date-parts": []}}
]
""",
        ImportedReports(
            (
                IncomingReport(
                    title="One",
                    authors=(Name(family="Roe", given="Ann"),),
                    year=2018,
                    kind="misc",
                    publication={"date": "2018-02-03"},
                    path="x",
                    line=2,
                ),
                IncomingReport(
                    title="Two", authors=(Name(family="Roe", given="Ann"),), year=2017, kind="misc", path="x", line=3
                ),
                IncomingReport(
                    title="Three",
                    authors=(Name(family="Moss", given="Cay"),),
                    year=2016,
                    kind="misc",
                    publication={"date": "2016-04-05"},
                    path="x",
                    line=4,
                ),
                IncomingReport(title="Four", authors=(), year=2015, kind="misc", path="x", line=5),
                IncomingReport(title="Five", authors=(), year=2014, kind="misc", path="x", line=6),
                IncomingReport(title="Six", authors=(), year=None, kind="misc", path="x", line=7),
                IncomingReport(title="Seven", authors=(), year=None, kind="misc", path="x", line=8),
                IncomingReport(title="Eight", authors=(), year=None, kind="misc", path="x", line=9),
            )
        ),
    ),
    "one item": (
        ' {"type": "book", "title": "Seats of buses"}\n',
        ImportedReports(
            (IncomingReport(title="Seats of buses", authors=(), year=None, kind="book", path="x", line=1),)
        ),
    ),
    "items without a list": (
        """{"title": "One"}
{"title": "Two"}
""",
        ImportedReports(
            (
                IncomingReport(title="One", authors=(), year=None, kind="misc", path="x", line=1),
                IncomingReport(title="Two", authors=(), year=None, kind="misc", path="x", line=2),
            )
        ),
    ),
    "text after the end of the list": (
        """[
{"title": "One"}
]
more""",
        ImportedReports(
            (IncomingReport(title="One", authors=(), year=None, kind="misc", path="x", line=2),),
            (Problem("x", 3, "E502", "there is text after the end of the list"),),
        ),
    ),
    "brackets after the end of the list": (
        '{"items": [\n{"title": "One"}\n]\n\t } \n',
        ImportedReports((IncomingReport(title="One", authors=(), year=None, kind="misc", path="x", line=2),)),
    ),
    "a list without an end": (
        """[
{"title": "One"},
""",
        ImportedReports(
            (IncomingReport(title="One", authors=(), year=None, kind="misc", path="x", line=2),),
            (Problem("x", 3, "E502", "the list has no end; records may be missing"),),
        ),
    ),
    "an item that is no JSON": (
        """[
{"title": "One"},

{"title":
 "Two" "Three"},
{"title": "Four"}]""",
        ImportedReports(
            (IncomingReport(title="One", authors=(), year=None, kind="misc", path="x", line=2),),
            (Problem("x", 5, "E502", "record 2 is not valid JSON; it and all records after it are skipped"),),
        ),
    ),
    "an item that is nested too deeply": (
        '[\n{"title": "One"},\n' + "[" * 100000,
        ImportedReports(
            (IncomingReport(title="One", authors=(), year=None, kind="misc", path="x", line=2),),
            (Problem("x", 3, "E502", "record 2 is not valid JSON; it and all records after it are skipped"),),
        ),
    ),
    "an item that is no item": (
        """[
{"title": "One"},
7, "x" {"title": "Two"}]""",
        ImportedReports(
            (
                IncomingReport(title="One", authors=(), year=None, kind="misc", path="x", line=2),
                IncomingReport(title="Two", authors=(), year=None, kind="misc", path="x", line=3),
            ),
            (
                Problem("x", 3, "E502", "record 2 is not an item of CSL-JSON"),
                Problem("x", 3, "E502", "record 3 is not an item of CSL-JSON"),
            ),
        ),
    ),
}
