"""The same report met twice is known again, and two reports that are only alike are not taken for one."""

from __future__ import annotations

import pytest

from made_up import write
from review.evidence.records import read_evidence
from review.importing.duplicates import Work, Works, comparable, known_references, known_works

TITLE = "Under a roof: drivers on the Owl Line"


def work(title: str = TITLE, year: int | None = 2011, doi: str = "", pmid: str = "") -> Work:
    return Work("x", "somewhere", title, year, doi, pmid)


KNOWN = Work("adams-2011", "a.bib:1", TITLE, 2011, "10.5555/owl.2011", "77")


@pytest.mark.parametrize(
    ("other", "by"),
    [
        (work("Anything", 1999, doi="10.5555/OWL.2011"), "DOI"),
        (work("Anything", 1999, pmid="77"), "PubMed number"),
        (work(), "title and year"),
        (work("UNDER A ROOF – Drivers on the “Owl Line”", 2012), "title and year"),
        (work("Under a roof: driver on the Owl Line"), "title (nearly) and year"),
        (work(year=None), "title and year"),
        (work(doi="10.1101/preprint"), "title and year"),
    ],
)
def test_a_duplicate_report_is_recognised(other, by):
    match = Works([KNOWN]).find(other)
    assert match
    assert str(match) == f"the same {by} as adams-2011 in a.bib:1"


@pytest.mark.parametrize(
    "other",
    [
        work(year=2014),
        work("Under a roof: riders on the Owl Line and others"),
        work("Under the stars: drivers on the Moon Line"),
        work("Under a roof: driver on the Owl Line", doi="10.5555/another"),
        work(pmid="78"),
        work(""),
    ],
)
def test_another_report_is_not_a_duplicate(other):
    assert Works([KNOWN]).find(other) is None


def test_parts_of_a_series_stay_apart():
    works = Works([work("Night buses of the northern towns, part 1: drivers")])
    assert works.find(work("Night buses of the northern towns, part 2: drivers")) is None
    works = Works([work("Night buses of the northern towns II: drivers at work")])
    assert works.find(work("Night buses of the northern towns III: drivers at work")) is None


def test_a_short_title_must_be_of_the_same_year():
    works = Works([work("Editorial", 2011)])
    assert works.find(work("Editorial", 2012)) is None
    assert works.find(work("Editorial", 2011))
    assert Works([work("Editorial", 2011, doi="10.5555/a")]).find(work("Editorial", 2011, doi="10.5555/b")) is None


def test_a_title_is_compared_by_its_letters():
    assert comparable("Ö\u0308sterlund’s  “Ride” – 2") == comparable("osterlund's ride 2")


def test_studies_candidates_and_references_are_all_compared(tmp_path):
    evidence, _ = read_evidence(write(tmp_path))
    works = known_works(evidence)
    assert works.find(work(doi="10.5555/owl.2011")).work.where == "evidence/studies/adams-2011.yml"
    assert works.find(work("x", doi="10.5555/moon.2018")).work.where.startswith("evidence/screening.yml:")
    titles = {entry.citekey: entry for entry in evidence.references}
    assert works.find(work(titles["checklist-2009"].title, titles["checklist-2009"].year)).work.id == "checklist-2009"
    assert known_references(evidence).find(work("x", doi="10.5555/moon.2018")) is None
