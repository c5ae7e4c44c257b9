"""What people find on reading again: relations of passages to findings, silences, and comparisons with the report."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest

from made_up import Change, review_of, swap, write
from places import SITE_URL
from review.__main__ import main
from review.exports.summary import review_json
from review.exports.table_files import files
from review.loading import load_review
from review.model.review import Review
from review.model.snapshots import snapshot
from review.site.pages import page_at
from review.versions.publication import Publication
from review.views.evidence_map import grids
from review.views.negative_cases import cases_of, negative_cases
from review.views.verification import passage_url, text_fragment

ADAMS, SNOW, BIB = "evidence/studies/adams-2011.yml", "evidence/studies/osterlund-2015.yml", "references.bib"
WHO = ("--by", "Nobody, Ada", "--on", "2021-02-03")


def run(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), *arguments])


def relations(*lines: str) -> Callable[[str], str]:
    """Give the third excerpt of Adams, which is linked to riding-f01 and waiting-f01, these relations."""
    entries = "".join(f"      - {{{line}, read_by: Ada, read_on: 2021-02-03}}\n" for line in lines)
    return swap("    link_note: It speaks of warmth", f"    relations:\n{entries}    link_note: It speaks of warmth")


def text(review: Review, address: str) -> str:
    body = page_at(Publication(review, SITE_URL), address).body
    return " ".join(lxml.html.fromstring(f"<main>{body}</main>").text_content().split())


AGAINST: dict[str, Change] = {
    ADAMS: relations("finding: waiting-f01, relation: contradicts, note: It is warm without a roof"),
    SNOW: lambda written: (
        f"{written}silences: [{{finding: waiting-f02, kind: not-asked, read_by: Ada, read_on: 2021-02-03}}]\n"
    ),
}


@pytest.fixture
def read_again(tmp_path):
    """The made-up review after somebody found a passage that contradicts a finding, and a study that did not ask."""
    return review_of(tmp_path, AGAINST)


def test_a_link_counts_as_support_until_somebody_reads_it_again(review):
    assert {term.id for excerpt in review.excerpts.values() for term in excerpt.relation} == {"supports"}
    assert not any(excerpt.reading_for(id) for excerpt in review.excerpts.values() for id in excerpt.findings)
    found = negative_cases(review)
    assert (found.n_cases, found.n_read, found.n_links) == (0, 0, 8)
    assert "Links checked so far: none of 8." in text(review, "negative-cases/")
    assert "supports, not checked yet" in text(review, "quotes/")


def test_a_passage_that_contradicts_a_finding_does_not_support_it(tmp_path):
    alone = relations("finding: riding-f01, relation: contradicts, note: It is cold")
    finding = review_of(tmp_path, {ADAMS: alone}).findings["riding-f01"]
    assert "adams-2011" not in finding.supporting_studies
    assert finding.excerpts == ("adams-2011-q03", "baker-2012a-q02")
    assert finding.contradicting == ("adams-2011-q03",)


def test_a_passage_that_qualifies_a_finding_still_counts_for_it(tmp_path, review):
    qualified = relations("finding: riding-f01, relation: qualifies, note: Only in winter")
    finding = review_of(tmp_path, {ADAMS: qualified}).findings["riding-f01"]
    assert finding.supporting_studies == review.findings["riding-f01"].supporting_studies
    assert finding.qualifying == ("adams-2011-q03",)
    assert finding.assessment_is_stale, "whoever assessed coherence did not know of it"


def test_negative_cases_are_listed_by_finding_passages_before_silences(read_again):
    found = negative_cases(read_again)
    assert [(each.finding.id, [(case.kind.id, case.study.id) for case in each.cases]) for each in found.findings] == [
        ("waiting-f01", [("contradicts", "adams-2011")]),
        ("waiting-f02", [("not-asked", "osterlund-2015")]),
    ]
    assert {kind.id: number for kind, number in found.kinds} == {
        "qualifies": 0,
        "contradicts": 1,
        "silent": 0,
        "not-asked": 1,
    }
    assert (found.n_read, found.n_links) == (1, 8)


def test_pages_show_negative_cases_beside_the_evidence(read_again):
    page = text(read_again, "negative-cases/")
    assert "Contradicts. Adams 2011 Warm feet, quiet bus." in page
    assert "Did not ask. Österlund 2015" in page
    theme = text(read_again, "themes/waiting/")
    assert "Contradicts this finding. It is warm without a roof" in theme
    assert "Negative cases (1)" in theme
    assert "Findings on which it says nothing" in text(read_again, "studies/osterlund-2015/")
    worksheet = text(read_again, "contribute/confidence/waiting/")
    assert "Negative cases. Links checked so far: 1 of 2." in worksheet


def test_the_map_counts_passages_against_a_finding(read_again, review):
    def against(review: Review) -> int:
        settings = next(grid for grid in grids(review) if grid.dimension == "settings")
        return sum(cell.against for cells in settings.cells for cell in cells)

    assert against(review) == 0
    assert against(read_again) == 2  # of the theme, and of its part
    assert "≠ 1" in text(read_again, "map/")
    assert "≠" not in text(review, "map/")


def test_the_worksheet_of_the_command_lists_negative_cases(tmp_path, capsys):
    root = write(tmp_path, AGAINST)
    assert run(root, "confidence", "waiting-f02") == 0
    assert "negative case: osterlund-2015: did not ask" in capsys.readouterr().out


def test_the_order_of_relations_in_the_data_is_that_of_the_findings(read_again):
    tables = files(Publication(read_again, SITE_URL))
    rows = {row["id"]: row for row in json.loads(tables["data/excerpts.json"])}
    assert rows["adams-2011-q03"]["findings"] == ["riding-f01", "waiting-f01"]
    assert rows["adams-2011-q03"]["relation"] == ["supports", "contradicts"]
    written = {row["id"]: row for row in csv.DictReader(tables["data/excerpts.csv"].splitlines())}
    assert written["adams-2011-q03"]["relation"] == "supports; contradicts"
    relations = json.loads(tables["data/relations.json"])
    assert {(row["finding"], row["study"], row["excerpt"], row["relation"], row["read_by"]) for row in relations} >= {
        ("riding-f01", "adams-2011", "adams-2011-q03", "supports", None),
        ("waiting-f01", "adams-2011", "adams-2011-q03", "contradicts", "Ada"),
        ("waiting-f02", "osterlund-2015", None, "not-asked", "Ada"),
    }


def test_the_summary_of_the_data_counts_what_was_read(read_again):
    readings = json.loads(review_json(Publication(read_again, SITE_URL))["data/review.json"])["readings"]
    assert readings == {"links": 8, "links_read_again": 1, "negative_cases": 2, "quotations_compared": 0}


def test_a_link_to_cite_is_not_changed_by_what_nobody_has_read(review, read_again):
    assert "Relation to a finding" not in [part.name for part in snapshot(review, "adams-2011-q03").parts]
    assert snapshot(read_again, "adams-2011-q03").hash != snapshot(review, "adams-2011-q03").hash
    assert snapshot(read_again, "adams-2011-q01").hash == snapshot(review, "adams-2011-q01").hash


def test_a_relation_is_recorded_and_replaced(tmp_path):
    root = write(tmp_path)
    why = ("--note", "It is warm without a roof")
    assert run(root, "relate", "adams-2011-q03", "waiting-f01", "contradicts", *why, *WHO) == 0
    assert run(root, "relate", "adams-2011-q03", "riding-f01", "supports", *WHO) == 0
    assert run(root, "relate", "adams-2011-q03", "waiting-f01", "qualifies", *why, *WHO) == 0
    excerpt = load_review(root).excerpts["adams-2011-q03"]
    assert [term.id for term in excerpt.relation] == ["supports", "qualifies"]
    assert [(each.finding, each.read_by) for each in excerpt.relations] == [
        ("riding-f01", "Nobody, Ada"),
        ("waiting-f01", "Nobody, Ada"),
    ]


def test_a_silence_is_recorded_and_replaced(tmp_path):
    root = write(tmp_path)
    assert run(root, "relate", "osterlund-2015", "waiting-f02", "silent", *WHO) == 0
    assert run(root, "relate", "osterlund-2015", "waiting-f02", "not-asked", "--note", "Snow only", *WHO) == 0
    [case] = cases_of(load_review(root), "waiting-f02").cases
    assert (case.kind.label, case.reading.note) == ("Did not ask", "Snow only")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("adams-2011-q99", "waiting-f01", "supports"), 'no quotation or study has the ID "adams-2011-q99"'),
        (("adams-2011-q03", "waiting-f99", "supports"), 'no finding has the ID "waiting-f99"'),
        (("adams-2011-q03", "waiting-f02", "supports"), "is not linked to waiting-f02"),
        (("adams-2011-q03", "waiting-f01", "silent"), "is not known for a quotation"),
        (("adams-2011", "waiting-f02", "supports"), "is not known for a study"),
        (("adams-2011-q03", "waiting-f01", "qualifies"), "say with --note why"),
        (("adams-2011", "riding-f01", "silent"), "so it does say something on it"),
        (("adams-2011-q03", "waiting-f01", "supports", "--on", "2021-02-30"), "is not a date"),
    ],
)
def test_a_relation_that_the_checks_would_refuse_is_not_recorded(tmp_path, capsys, arguments, says):
    root = write(tmp_path)
    assert run(root, "relate", *WHO, *arguments) == 2
    assert says in " ".join(capsys.readouterr().err.split())
    assert (root / ADAMS).read_bytes() == (write(tmp_path / "fresh") / ADAMS).read_bytes()


def test_every_quotation_says_that_nobody_has_compared_it(review):
    page = text(review, "quotes/")
    added = [excerpt.id for study in review.added_studies for excerpt in study.excerpts]
    seen = "Seen in the published review, not compared with the primary report."
    assert page.count(seen) == len(review.excerpts) - len(added)
    assert page.count("nobody has compared it since") == len(added)
    assert f"{len(review.excerpts)} not compared." in page


def test_a_comparison_is_recorded_shown_and_exported(tmp_path):
    root = write(tmp_path)
    place = ("--locator", "p. 4")
    assert run(root, "compare", "adams-2011-q01", "same", *place, "--url", "https://example.org/owl", *WHO) == 0
    assert run(root, "compare", "adams-2011-q02", "differs", "--difference", "It says may.", *WHO) == 0
    assert run(root, "compare", "adams-2011-q03", "not-reachable", *WHO) == 0
    review = load_review(root)
    page = text(review, "quotes/")
    assert "Compared with the primary report: the same words, p. 4. Nobody, Ada, 3 February 2021." in page
    assert "it differs. It says may. Nobody, Ada, 3 February 2021." in page
    assert "The primary report could not be reached. Nobody, Ada" in page
    rows = {row["id"]: row for row in json.loads(files(Publication(review, SITE_URL))["data/excerpts.json"])}
    columns = ("compared", "compared_by", "compared_on", "primary_locator")
    assert [rows["adams-2011-q01"][name] for name in columns] == ["same", "Nobody, Ada", "2021-02-03", "p. 4"]
    assert [rows["baker-2012a-q01"][name] for name in columns] == ["not-compared", None, None, None]


def test_a_comparison_is_replaced_only_on_request(tmp_path, capsys):
    root = write(tmp_path)
    assert run(root, "compare", "adams-2011-q01", "not-reachable", *WHO) == 0
    assert run(root, "compare", "adams-2011-q01", "same", *WHO) == 2
    assert "was compared on 2021-02-03 by Nobody, Ada; add --again" in " ".join(capsys.readouterr().err.split())
    assert run(root, "compare", "adams-2011-q01", "same", "--again", *WHO) == 0
    assert load_review(root).excerpts["adams-2011-q01"].compared == "same"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("adams-2011-q99", "same"), 'no quotation has the ID "adams-2011-q99"'),
        (("adams-2011-q01", "not-compared"), "is no result of a comparison"),
        (("adams-2011-q01", "differs"), "--difference says what differs"),
        (("adams-2011-q01", "same", "--difference", "a comma"), "--difference says what differs"),
    ],
)
def test_a_comparison_that_the_checks_would_refuse_is_not_recorded(tmp_path, capsys, arguments, says):
    assert run(write(tmp_path), "compare", *arguments, *WHO) == 2
    assert says in " ".join(capsys.readouterr().err.split())


def test_a_link_leads_to_the_words_only_where_the_records_know_an_open_report(tmp_path, review):
    assert not passage_url(review, review.excerpts["adams-2011-q01"])
    in_pmc = review_of(tmp_path, {BIB: swap("@article{adams-2011,", "@article{adams-2011,\n  pmcid = {PMC42},")})
    url = passage_url(in_pmc, in_pmc.excerpts["adams-2011-q03"])
    assert url == "https://pmc.ncbi.nlm.nih.gov/articles/PMC42/#:~:text=Warm%20feet%2C%20quiet%20bus."


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        ("Warm feet", "Warm%20feet"),
        ("long-term, or not", "long%2Dterm%2C%20or%20not"),
        ("I stop for what I can see … and I see what is lit.", "I%20stop%20for%20what%20I,I%20see%20what%20is%20lit."),
        (
            "one two three four five six seven eight nine ten eleven",
            "one%20two%20three%20four%20five,seven%20eight%20nine%20ten%20eleven",
        ),
        ("many [drivers] sing", "many,sing"),
        ("first... then... last words", "first,last%20words"),
    ],
)
def test_long_passages_and_cuts_are_found_by_their_ends(words, fragment):
    assert text_fragment(words) == fragment
