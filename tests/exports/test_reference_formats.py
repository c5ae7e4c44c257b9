"""A reference that has everything, and one that has almost nothing, in each format, word for word."""

from __future__ import annotations

import json

import pytest

from review.references.formats import RIS_TYPES, WRITERS, bibtex, csl_json, ris
from review.references.reference import Name, Reference

FULL = Reference(
    "berg-2001",
    7,
    "article",
    (
        Name(family="Berg", given="Jo & Al", particle="van der", suffix="Jr."),
        Name(literal="Office {for} Night_and 100% Day"),
        Name(family="Mononym"),
    ),
    truncated=True,
    fields={
        "title": "Moon: 5$ #1 ~x^2 \\a {B}",
        "year": "2001",
        "date": "2001-02-03",
        "journal": "J of  Buses",
        "volume": "3",
        "number": "4",
        "pages": "7–9",
        "doi": "10.5555/a_b%c",
        "url": "https://a.example/x_y",
        "pmid": "123",
        "note": "Seen",
        "publisher": "",
    },
)
BARE = Reference("bus-1", 1, "misc", (), truncated=False, fields={"pages": "e12"})


def test_bibtex():
    assert (
        bibtex([FULL, BARE])
        == r"""@article{berg-2001,
  author = {van der Berg, Jr., Jo \& Al and {Office \{for\} Night\_and 100\% Day} and Mononym and others},
  title = {{Moon: 5\$ \#1 \textasciitilde{}x\textasciicircum{}2 \textbackslash{}a \{B\}}},
  year = {2001},
  date = {2001-02-03},
  journal = {J of  Buses},
  volume = {3},
  number = {4},
  pages = {7--9},
  doi = {10.5555/a_b%c},
  url = {https://a.example/x_y},
  pmid = {123},
  note = {Seen}
}

@misc{bus-1,
  pages = {e12},
  title = {{}}
}
"""
    )


def test_ris():
    lines = [
        "TY  - JOUR",
        "ID  - berg-2001",
        "AU  - van der Berg, Jo & Al, Jr.",
        "AU  - Office {for} Night_and 100% Day",
        "AU  - Mononym",
        "AU  - et al.",
        "TI  - Moon: 5$ #1 ~x^2 \\a {B}",
        "PY  - 2001",
        "JO  - J of Buses",
        "VL  - 3",
        "IS  - 4",
        "DO  - 10.5555/a_b%c",
        "UR  - https://a.example/x_y",
        "N1  - Seen",
        "SP  - 7",
        "EP  - 9",
        "DA  - 2001/02/03",
        "AN  - 123",
        "DB  - PubMed",
        "ER  - ",
        "",
        "TY  - GEN",
        "ID  - bus-1",
        "SP  - e12",
        "ER  - ",
        "",
    ]
    assert ris([FULL, BARE]) == "".join(f"{line}\r\n" for line in lines)


def test_csl_json():
    text = csl_json([FULL])
    (item,) = json.loads(text)
    assert item["author"][0] == {
        "family": "Berg",
        "given": "Jo & Al",
        "non-dropping-particle": "van der",
        "suffix": "Jr.",
    }
    assert text.startswith('[\n {\n  "id": "berg-2001"')
    assert text.endswith("]\n")
    assert "7–9" in text


@pytest.mark.parametrize("kind", RIS_TYPES)
def test_every_kind_of_entry_has_its_type(kind):
    text = ris([Reference("a", 1, kind, (), truncated=False)])
    assert text == f"TY  - {RIS_TYPES[kind]}\r\nID  - a\r\nER  - \r\n\r\n"
    assert bibtex([Reference("a", 1, kind, (), truncated=False)]) == f"@{kind}{{a,\n  title = {{{{}}}}\n}}\n"


def test_nothing_is_an_empty_file_of_its_format():
    assert {ending: write([]) for ending, write in WRITERS.items()} == {"bib": "", "ris": "", "csl.json": "[]\n"}
