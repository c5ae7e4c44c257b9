"""Made-up records of BibTeX, and the whole report of each."""

from __future__ import annotations

from review.importing.report import ImportedReports, IncomingReport
from review.problems.problem import Problem
from review.references.reference import Name

EXPORTS = {
    "every field of an article": (
        """@article{osterlund-2021,
  author = {Österlund, Åsa and van der Berg, Jan and others},
  editor = {Roe, Ann},
  title = {{Waiting} in the rain.},
  journal = {Journal of Fabricated Transport},
  year = {2021},
  date = {2021-03-05},
  volume = {12},
  number = {3},
  pages = {201-219},
  publisher = {Invented Press},
  institution = {Invented Institute},
  school = {Invented School},
  organization = {Invented Society},
  howpublished = {On paper},
  address = {Nowhere},
  edition = {2},
  series = {Invented Series},
  eid = {e7},
  type = {Invented type},
  eprint = {2101.00001},
  eprinttype = {arXiv},
  doi = {10.5555/rain},
  pmid = {99000001},
  url = {https://rain.example/}
}
""",
        ImportedReports(
            (
                IncomingReport(
                    title="Waiting in the rain",
                    authors=(
                        Name(family="Österlund", given="Åsa"),
                        Name(family="Berg", given="Jan", particle="van der"),
                    ),
                    year=2021,
                    journal="Journal of Fabricated Transport",
                    doi="10.5555/rain",
                    pmid="99000001",
                    url="https://rain.example/",
                    publication={
                        "volume": "12",
                        "number": "3",
                        "publisher": "Invented Press",
                        "institution": "Invented Institute",
                        "school": "Invented School",
                        "organization": "Invented Society",
                        "howpublished": "On paper",
                        "address": "Nowhere",
                        "edition": "2",
                        "series": "Invented Series",
                        "eid": "e7",
                        "type": "Invented type",
                        "eprint": "2101.00001",
                        "eprinttype": "arXiv",
                        "pages": "201--219",
                        "date": "2021-03-05",
                    },
                    path="x",
                    line=1,
                    editors=(Name(family="Roe", given="Ann"),),
                    truncated=True,
                ),
            )
        ),
    ),
    "the names of fields in BibLaTeX, in Scopus and of arXiv": (
        """@article{a,
  author = {Roe, Ann},
  title = {Ice on the step},
  journaltitle = {Journal of Fabricated Transport},
  date = {2018-02},
  issue = {4},
  location = {Nowhere},
  archiveprefix = {arXiv},
  eprint = {1801.00001},
  art_number = {77}
}
@inproceedings{b,
  title = {Ice on the road},
  booktitle = {Proceedings of Fabricated Transport},
  howpublished = {https://doi.org/10.5555/road},
  number = {1},
  issue = {2}
}
@online{c,
  title = {Ice on the screen},
  url = {https://doi.org/10.5555/screen},
  howpublished = {https://screen.example/10.5555/other}
}
@misc{d, title = {Ice on the seat}, howpublished = {https://seat.example/10.5555/other}}
""",
        ImportedReports(
            (
                IncomingReport(
                    title="Ice on the step",
                    authors=(Name(family="Roe", given="Ann"),),
                    year=2018,
                    journal="Journal of Fabricated Transport",
                    url="https://arxiv.org/abs/1801.00001",
                    publication={
                        "number": "4",
                        "address": "Nowhere",
                        "eid": "77",
                        "eprint": "1801.00001",
                        "eprinttype": "arXiv",
                        "date": "2018-02",
                    },
                    path="x",
                    line=1,
                ),
                IncomingReport(
                    title="Ice on the road",
                    authors=(),
                    year=None,
                    journal="Proceedings of Fabricated Transport",
                    doi="10.5555/road",
                    url="https://doi.org/10.5555/road",
                    kind="inproceedings",
                    publication={"number": "1", "howpublished": "https://doi.org/10.5555/road"},
                    path="x",
                    line=12,
                ),
                IncomingReport(
                    title="Ice on the screen",
                    authors=(),
                    year=None,
                    doi="10.5555/screen",
                    url="https://screen.example/10.5555/other",
                    kind="online",
                    publication={"howpublished": "https://screen.example/10.5555/other"},
                    path="x",
                    line=19,
                ),
                IncomingReport(
                    title="Ice on the seat",
                    authors=(),
                    year=None,
                    url="https://seat.example/10.5555/other",
                    kind="misc",
                    publication={"howpublished": "https://seat.example/10.5555/other"},
                    path="x",
                    line=24,
                ),
            )
        ),
    ),
    "works of several kinds": (
        """@book{a, title = {Seats of buses}, document_type = {Book Chapter}}
@book{b, title = {Steps of buses}, document_type = {Book}}
@article{c, title = {Doors of buses}, document_type = {Book Chapter}}
@thesis{d, title = {Lights of buses}, type = {Master's thesis}, institution = {University of Nowhere}}
@thesis{e,
  title = {Bells of buses},
  type = {PhD thesis},
  institution = {University of Nowhere},
  school = {School of Nowhere}
}
@report{f, title = {Wheels of buses}, type = {Master plan}, institution = {Institute of Nowhere}}
@patent{g, title = {Horns of buses}}
@thesis{i, title = {Colours of buses}, type = {mathesis}, institution = {University of Nowhere}}
@thesis{j, title = {Smells of buses}, type = {phdthesis}}
@phdthesis{k, title = {Curtains of buses}, institution = {University of Nowhere}}
@article{l, title = {Tickets of buses}, year = {in press}, date = {2019-04}}
@article{m, title = {Fares of buses}, year = {spring 2018}}
@mastersthesis{h, title = {Mirrors of buses}, institution = {University of Nowhere}}
""",
        ImportedReports(
            (
                IncomingReport(title="Seats of buses", authors=(), year=None, kind="incollection", path="x", line=1),
                IncomingReport(title="Steps of buses", authors=(), year=None, kind="book", path="x", line=2),
                IncomingReport(title="Doors of buses", authors=(), year=None, path="x", line=3),
                IncomingReport(
                    title="Lights of buses",
                    authors=(),
                    year=None,
                    kind="mastersthesis",
                    publication={"school": "University of Nowhere", "type": "Master's thesis"},
                    path="x",
                    line=4,
                ),
                IncomingReport(
                    title="Bells of buses",
                    authors=(),
                    year=None,
                    kind="phdthesis",
                    publication={
                        "institution": "University of Nowhere",
                        "school": "School of Nowhere",
                        "type": "PhD thesis",
                    },
                    path="x",
                    line=5,
                ),
                IncomingReport(
                    title="Wheels of buses",
                    authors=(),
                    year=None,
                    kind="techreport",
                    publication={"institution": "Institute of Nowhere", "type": "Master plan"},
                    path="x",
                    line=11,
                ),
                IncomingReport(title="Horns of buses", authors=(), year=None, kind="misc", path="x", line=12),
                IncomingReport(
                    title="Colours of buses",
                    authors=(),
                    year=None,
                    kind="mastersthesis",
                    publication={"school": "University of Nowhere"},
                    path="x",
                    line=13,
                ),
                IncomingReport(title="Smells of buses", authors=(), year=None, kind="phdthesis", path="x", line=14),
                IncomingReport(
                    title="Curtains of buses",
                    authors=(),
                    year=None,
                    kind="phdthesis",
                    publication={"school": "University of Nowhere"},
                    path="x",
                    line=15,
                ),
                IncomingReport(
                    title="Tickets of buses", authors=(), year=2019, publication={"date": "2019-04"}, path="x", line=16
                ),
                IncomingReport(title="Fares of buses", authors=(), year=2018, path="x", line=17),
                IncomingReport(
                    title="Mirrors of buses",
                    authors=(),
                    year=None,
                    kind="mastersthesis",
                    publication={"school": "University of Nowhere"},
                    path="x",
                    line=18,
                ),
            )
        ),
    ),
    "PubMed numbers": (
        """@article{a, title = {Number in eprint}, eprint = {99000002}, eprinttype = {PubMed}}
@article{b, title = {Number of another archive}, eprint = {99000003}, eprinttype = {jstor}}
@article{c, title = {Number in a note}, note = {PMID: 99000004}}
@article{d, title = {Number in an annotation}, annote = {PMID: 99000005}}
@article{e, title = {No number but an address}, eprint = {https://text.example/}}
@article{f, title = {No number but a plain address}, eprint = {http://text.example/}}
""",
        ImportedReports(
            (
                IncomingReport(
                    title="Number in eprint",
                    authors=(),
                    year=None,
                    pmid="99000002",
                    publication={"eprint": "99000002", "eprinttype": "PubMed"},
                    path="x",
                    line=1,
                ),
                IncomingReport(
                    title="Number of another archive",
                    authors=(),
                    year=None,
                    publication={"eprint": "99000003", "eprinttype": "jstor"},
                    path="x",
                    line=2,
                ),
                IncomingReport(title="Number in a note", authors=(), year=None, pmid="99000004", path="x", line=3),
                IncomingReport(
                    title="Number in an annotation", authors=(), year=None, pmid="99000005", path="x", line=4
                ),
                IncomingReport(title="No number but an address", authors=(), year=None, path="x", line=5),
                IncomingReport(title="No number but a plain address", authors=(), year=None, path="x", line=6),
            )
        ),
    ),
    "problems": (
        """@article{a, title = {A month that nothing explains}, month = brumaire}
@article{b, title = {A chapter of no book}, crossref = {nothing}}
@article{c, title = {A twin of titles}, title = {Another title}}
@article{d, title = {A long abstract}, abstract = {LONG}}
@article{e, title = {A long type}, type = {LONG}}
""".replace("LONG", "x" * 5001),
        ImportedReports(
            (
                IncomingReport(title="A month that nothing explains", authors=(), year=None, path="x", line=1),
                IncomingReport(title="A chapter of no book", authors=(), year=None, path="x", line=2),
                IncomingReport(title="A long abstract", authors=(), year=None, path="x", line=4),
                IncomingReport(
                    title="A long type", authors=(), year=None, publication={"type": "x" * 5000}, path="x", line=5
                ),
            ),
            (
                Problem(
                    "x",
                    1,
                    "H508",
                    'the field "month" is the abbreviation "brumaire", which no @string explains',
                    "Write the value out in full.",
                ),
                Problem(
                    "x",
                    2,
                    "H508",
                    'the entry "b" refers to "nothing", which is not in this file',
                    "add that entry, or write its fields out here",
                ),
                Problem(
                    "x",
                    3,
                    "E502",
                    "an entry has a field twice: title",
                    "Use each key once, and each field once in an entry.",
                ),
                Problem(
                    "x",
                    5,
                    "H508",
                    'the field "type" has more than 5000 characters',
                    "Shorten or split it. If the limit does not fit a real case, please tell the maintainers.",
                ),
            ),
        ),
    ),
    "no entry": (
        "% only a comment\n",
        ImportedReports(
            (), (Problem("x", 1, "E502", "no entry of a reference is in this file", "export the references again"),)
        ),
    ),
    "nothing": (" \n", ImportedReports(())),
}
