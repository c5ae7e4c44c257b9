"""The same report met twice is known again, and two reports that are only alike are not taken for one."""

from __future__ import annotations

import sys
from collections import Counter

import pytest

from labelled_pairs import Maker
from made_up import write
from review.evidence.records import read_evidence
from review.model.duplicates import Works, family_of, known_references, known_works, reference_work
from review.model.similarity import Verdict, Work, _journal_agreement, comparable, compare
from review.schema.registers import ComparisonRecord

TITLE = "Under a roof: drivers on the Owl Line"
AUTHORS = ("Adams", "Baker")
JOURNAL = "Journal of Buses"
PAIRS_OF_EACH_KIND = 40
MIN_SENSITIVITY = 0.95
MIN_SPECIFICITY = 0.99


def work(title: str = TITLE, year: int | None = 2011, **given: object) -> Work:
    return Work("x", "somewhere", title, year, **{"authors": AUTHORS, "journal": JOURNAL, **given})


KNOWN = Work("adams-2011", "a.bib:1", TITLE, 2011, "10.5555/owl.2011", "77", AUTHORS, JOURNAL, "1-9")


@pytest.mark.parametrize(
    ("other", "by"),
    [
        (work("Anything", 1999, doi="10.5555/OWL.2011"), "the same DOI"),
        (work("Anything", 1999, doi="https://doi.org/10.5555%2Fowl.2011"), "the same DOI"),
        (work("Anything", 1999, pmid="77"), "the same PubMed number"),
        (work(), "the same title, authors, year and journal"),
        (work("UNDER A ROOF – Drivers on the “Owl Line”"), "the same title, authors, year and journal"),
        (work("Under a roof: driver on the Owl Line"), "nearly the same title, authors, year and journal"),
        (work("Under a roof: drivers on the Olw Line"), "nearly the same title, authors, year and journal"),
        (work("Under a roof: drivers on the Owl Lines"), "nearly the same title, authors, year and journal"),
        (work(journal="J. Buses"), "the same title, authors, year and journal"),
        (work(journal=""), "the same title, authors and year"),
        (work(authors=()), "the same title, year and journal"),
        (work(authors=("Adams",)), "the same title, authors, year and journal"),
        (work(year=2012, pages="1-9"), "the same title, authors and journal"),
    ],
)
def test_a_duplicate_report_is_recognised(other, by):
    match = Works([KNOWN]).find(other)
    assert match
    assert match.is_certain
    assert str(match) == f"{by} as adams-2011 in a.bib:1"


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (work(year=2012), "the same title, authors and journal, but the years 2011 and 2012"),
        (work(year=None), "the same title, authors and journal, but a year missing"),
        (work(journal="medRxiv"), "a preprint and an article with the same title"),
        (work(journal="Another Journal"), "the same title, authors and year, but another journal"),
        (work(authors=("Zhou", "Quinn")), "the same title, year and journal, but other authors"),
        (work(authors=(), journal=""), "the same title and year, but authors not known"),
        (
            work("Under a roof: drivers on the Owl Line. A year of rides"),
            "the same main title, authors, year and journal",
        ),
        (work(doi="10.5555/other", pmid="77"), "the same PubMed number but another DOI"),
    ],
)
def test_what_only_a_person_can_tell_is_a_question(other, why):
    match = Works([KNOWN]).find(other)
    assert match
    assert not match.is_certain
    assert match.by.startswith(why)


@pytest.mark.parametrize(
    "other",
    [
        work(year=2014),
        work(doi="10.1101/preprint"),
        work(pmid="78"),
        work(""),
        work("Under a roof: riders on the Owl Line and others"),
        work("Under the stars: drivers on the Moon Line"),
        work("Under a roof: drivers no the Owl Line"),
        work("Under a roof: drviesr on the Owl Line"),
        work("Under a roof: women drivers on the Owl Line"),
        work("Reply to: Under a roof: drivers on the Owl Line"),
        work("Under a roof: drivers on the Owl Line: protocol"),
        work("Under a roof: drivers on the Owl Line, part 2"),
        work(authors=("Zhou",), journal="Another Journal"),
    ],
)
def test_another_report_is_not_a_duplicate(other):
    assert Works([KNOWN]).find(other) is None


def test_a_short_title_must_have_everything_in_common():
    works = Works([work("Editorial")])
    assert works.find(work("Editorial"))
    assert works.find(work("Editorial", 2012)) is None
    assert works.find(work("Editorial", authors=("Zhou",))) is None
    assert works.find(work("Editorial", journal="")) is None
    assert Works([work("Editorial", journal="")]).find(work("Editorial", journal=""))


def test_an_identical_description_is_the_same_report_however_little_it_says():
    assert compare(work("???"), work("???")).verdict == Verdict.SAME
    assert compare(work(pages="S1-9"), work(pages="1")).verdict == Verdict.SAME
    assert compare(work("Editorial", pages="1-9"), work("Editorial", pages="30")).verdict == Verdict.UNSURE


@pytest.mark.parametrize(
    "title",
    [
        f"{TITLE}. [Review] [45 refs]",
        f"[{TITLE}]. [Norwegian]",
        f"{TITLE}.[Erratum appears in J Buses. 2012 Jan;15(1):187]",
        f"{TITLE} [Internet]",
    ],
)
def test_what_databases_add_to_a_title_is_not_compared(title):
    assert compare(KNOWN, work(title)).verdict == Verdict.SAME


def test_an_abstract_and_an_erratum_are_reports_of_their_own():
    assert compare(KNOWN, work(f"{TITLE} [abstract]")).verdict != Verdict.SAME
    assert compare(KNOWN, work(f"Erratum: {TITLE}")).verdict != Verdict.SAME


def test_sensitivity_and_specificity_over_labelled_pairs(capsys):
    """Of the same reports most are recognised and the others are asked about; no two reports become one."""
    found: Counter[tuple[bool, Verdict]] = Counter()
    missed: Counter[tuple[str, Verdict]] = Counter()
    for pair in Maker(12).pairs(PAIRS_OF_EACH_KIND):
        match = Works([pair.one]).find(pair.two)
        verdict = (Verdict.SAME if match.is_certain else Verdict.UNSURE) if match else Verdict.DIFFERENT
        found[pair.is_same, verdict] += 1
        if verdict != (Verdict.SAME if pair.is_same else Verdict.DIFFERENT):
            missed[pair.kind, verdict] += 1
    same = sum(times for (is_same, _), times in found.items() if is_same)
    different = sum(times for (is_same, _), times in found.items() if not is_same)
    sensitivity = found[True, Verdict.SAME] / same
    specificity = 1 - found[False, Verdict.SAME] / different
    measured = [
        f"Duplicates over {same} pairs of one report and {different} pairs of two:",
        f"  sensitivity {sensitivity:.3f}, with questions {1 - found[True, Verdict.DIFFERENT] / same:.3f}",
        f"  specificity {specificity:.3f}, without questions {found[False, Verdict.DIFFERENT] / different:.3f}",
        *(f"  {kind}: {verdict.value} {times}" for (kind, verdict), times in sorted(missed.items(), key=str)),
    ]
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(measured) + "\n")
    assert found[True, Verdict.DIFFERENT] == 0
    assert sensitivity >= MIN_SENSITIVITY
    assert specificity >= MIN_SPECIFICITY


def test_two_works_compare_alike_both_ways_round():
    for pair in Maker(5).pairs(10):
        assert compare(pair.one, pair.two) == compare(pair.two, pair.one), pair.kind


@pytest.mark.parametrize(
    ("given", "verdict", "reason"),
    [
        ({"authors": ("Zhou",)}, Verdict.UNSURE, "the same DOI, but another title and other authors"),
        ({"pages": "S31"}, Verdict.UNSURE, "the same DOI, but another title and other pages"),
        ({}, Verdict.SAME, "the same DOI"),
        ({"authors": ()}, Verdict.SAME, "the same DOI"),
    ],
)
def test_one_doi_may_be_that_of_a_whole_issue(given, verdict, reason):
    other = work("Snow and ice at the last stop", doi=KNOWN.doi, **given)
    assert (compare(KNOWN, other).verdict, compare(other, KNOWN).reason) == (verdict, reason)


def test_a_decision_on_one_report_is_not_one_on_another_with_its_doi():
    first = work("Snow and ice at the last stop", doi=KNOWN.doi, authors=("Zhou",))
    second = work("Fog on the line", doi=KNOWN.doi, authors=("Iyer",))
    decided = ComparisonRecord(title=first.title, year=2011, doi=KNOWN.doi, other="adams-2011", decision="same")
    works = Works([KNOWN], [decided])
    assert (works.find(first).is_certain, works.find(second).is_certain) == (True, False)


@pytest.mark.parametrize(("decision", "expected"), [("same", "recorded as the same report"), ("different", None)])
def test_a_recorded_decision_goes_first(decision, expected):
    unsure = work(year=2012)
    comparison = ComparisonRecord(title=unsure.title, authors=AUTHORS, year=2012, other="adams-2011", decision=decision)
    match = Works([KNOWN], [comparison]).find(unsure)
    assert (match.by if match else None) == expected


@pytest.mark.parametrize(
    ("journal", "is_same"),
    [
        ("Jnl Transp", True),  # the letters in their order
        ("Journal Transport", True),
        ("JT", True),
        ("Jrnl of Transports", True),
        ("Nl Transp", False),  # another first letter
        ("Jln Transp", False),  # another order
        ("Journey Transp", False),
        ("T", False),
        ("Journal", False),
        ("", None),
    ],
)
def test_an_abbreviated_journal_is_the_same(journal, is_same):
    assert _journal_agreement(work(journal="Journal of Transport"), work(journal=journal)) is is_same


def test_a_title_is_compared_by_its_letters():
    assert comparable("Ö\u0308sterlund’s  “Ride” – 2 & more") == "osterlunds ride 2 and more"


@pytest.mark.parametrize(
    ("author", "family"),
    [("van der Berg J", "van der Berg"), ("Smith J-P", "Smith"), ("Depot of the Night", "Depot of the Night")],
)
def test_the_family_name_of_a_screened_author(author, family):
    assert family_of(author) == family


def test_studies_candidates_and_references_are_all_compared(tmp_path):
    evidence, _ = read_evidence(write(tmp_path))
    works = known_works(evidence)
    assert works.find(work(doi="10.5555/owl.2011")).work.where == "evidence/studies/adams-2011.yml"
    assert works.find(work("x", doi="10.5555/moon.2018")).work.where.startswith("evidence/screening.yml:")
    entry = next(each for each in evidence.references if each.citekey == "checklist-2009")
    assert works.find(reference_work(entry, "x", "x")).work.id == "checklist-2009"
    assert known_references(evidence).find(work("x", doi="10.5555/moon.2018")) is None
