"""A review with two instruments: nothing of one appears under the other, and a study without appraisal is marked."""

from __future__ import annotations

import json
import sqlite3

import pytest
from lxml import html

from appraised import SEVERAL
from made_up import review_of
from review.exports.database import database
from review.exports.summary import summary
from review.exports.tables import rows_of, tables
from review.figures.saved import saved_figures
from review.model.snapshots import snapshot
from review.model.stated_figures import reconcile
from review.site.pages import all_pages
from review.versions.publication import Publication
from review.views.appraisals import all_appraisals, appraisals
from review.views.lens import lens_data
from review.views.worksheet import worksheet


@pytest.fixture(scope="module")
def several(tmp_path_factory):
    return review_of(tmp_path_factory.mktemp("several"), SEVERAL)


@pytest.fixture(scope="module")
def pages(several):
    return {page.address: html.fromstring(f"<div>{page.body}</div>") for page in all_pages(Publication(several))}


def words(element) -> str:
    return " ".join(element.text_content().split())


def by_id(page, id):
    (found,) = page.xpath(f".//*[@id='{id}']")
    return found


def counts(profile):
    return {
        count.criterion.shown_number: {answer.id: number for answer, number in count.answers if number}
        for count in profile.criteria
    }


def test_each_instrument_has_the_answers_that_were_given_with_it(several):
    ride, lamp = all_appraisals(several).profiles
    assert (ride.instrument.id, ride.rated) == ("ride-checklist", 1)
    assert counts(ride) == {"1": {"yes": 1}, "2": {"yes": 1}, "3": {"useful": 1}}
    assert (lamp.instrument.id, lamp.rated) == ("lamp-tool", 1)  # the two reports share one appraisal
    assert counts(lamp) == {"S1": {"partly": 1}, "1.1": {"yes": 1}, "1.2": {"off": 1}}  # 2.1 is asked of walks
    assert [(level.id, number) for level, number in lamp.overall] == [("bright", 0), ("dim", 1)]


def test_a_study_without_an_appraisal_is_counted_as_such(several):
    assert [study.id for study in all_appraisals(several).not_appraised] == ["osterlund-2015"]
    alone = appraisals(several, [several.studies["osterlund-2015"]])
    assert (alone.rated, alone.profiles) == (0, ())


def test_a_criterion_that_is_not_applicable_leaves_the_denominator(several):
    lamp = all_appraisals(several).profiles[1]
    assert [count.applicable for count in lamp.criteria] == [1, 1, 0]
    assert [count.criterion.id for count in lamp.unmet] == ["aims"]
    assert lamp.least_met is None  # numbers of different denominators are not compared
    assert lamp.standings == ("met", "partly", "unclear", "not-met")
    assert all_appraisals(several).profiles[0].standings == ("met", "unclear", "not-met")


def test_the_page_of_appraisals_has_a_part_for_each_instrument(pages):
    page = pages["appraisal/"]
    (lead,) = page.xpath(".//p[@class='lead']")
    assert "2 of 4 reports were appraised." in words(lead)
    assert [words(item) for item in lead.getnext()] == [
        "With the Ride Checklist: 1 report",
        "With the Lamp Tool: 1 report",
    ]
    headings = [words(each) for each in by_id(page, "answers-lamp-tool").xpath("./thead/tr/th")]
    assert headings == ["Study", "S1 Aims lit", "1.1 Crowd asked", "1.2 Crowd counted", "Overall judgement"]
    rows = [[words(cell) for cell in row] for row in by_id(page, "answers-lamp-tool").xpath("./tbody/tr")]
    assert rows[0] == ["Baker 2012a", "◐ Half lit", "✓ Yes", "– Off", "Dim"]
    assert rows[1][0] == "Baker 2012b"
    assert "Same appraisal as Baker 2012a" in rows[1][1]
    assert [words(row[0]) for row in by_id(page, "answers").xpath("./tbody/tr")] == ["Adams 2011"]
    assert "Osterlund" not in words(by_id(page, "answers"))
    assert "Österlund 2015: The snow covered it." in words(page.xpath(".//ul[@class='not-appraised']")[0])
    counted = [words(each) for each in by_id(page, "summary-table-lamp-tool").xpath("./thead/tr/th")]
    assert counted == ["Criterion", "Met", "Partly met", "Unclear", "Not met", "Not applicable"]


def test_ids_are_unique_on_every_page(pages):
    for address, page in pages.items():
        ids = page.xpath(".//@id")
        assert len(ids) == len(set(ids)), address


def test_figures_are_drawn_and_saved_for_each_instrument(several, pages):
    figures = saved_figures(Publication(several))
    assert {name for name in figures if name.startswith("appraisal")} == {"appraisal", "appraisal-lamp-tool"}
    assert "Lamp Tool" in figures["appraisal-lamp-tool"].svg
    assert "partly" in figures["appraisal-lamp-tool"].svg
    assert "partly" not in figures["appraisal"].svg
    links = pages["appraisal/"].xpath(".//p[@class='save-figure']/a/@href")
    assert [link for link in links if link.endswith(".svg")] == [
        "../figures/appraisal.svg",
        "../figures/appraisal-lamp-tool.svg",
    ]


def test_a_study_page_shows_its_own_instrument(pages):
    baker = pages["studies/baker-2012a/"]
    assert "By the Lamp Tool" in words(baker)
    rows = baker.xpath(".//table[contains(@class, 'answers')]/tbody/tr")
    assert [[words(cell) for cell in row] for row in rows] == [
        ["S1. Aims lit", "◐ Half lit", "Not recorded"],
        ["1.1. Crowd asked", "✓ Yes", "It lists them all."],
        ["1.2. Crowd counted", "– Off", "Not recorded"],
    ]
    overall = words(by_id(baker, "overall"))
    assert "entered it: Dim." in overall
    assert words(by_id(baker, "overall").getnext()) == "Reason for the overall judgement: The lamp flickers."
    assert words(by_id(pages["studies/baker-2012b/"], "overall")) == overall
    assert "This study was not appraised. The snow covered it." in words(pages["studies/osterlund-2015/"])
    assert "Survey" in words(baker.xpath(".//dl[@class='characteristics']")[0])


def test_a_theme_states_answers_by_instrument(pages):
    shown = words(pages["themes/waiting/"].xpath(".//dl[@class='coverage'][.//dt='Appraisal answers']")[0])
    assert "Ride Checklist All 3 criteria: met in the one appraisal" in shown
    assert "Lamp Tool Aims lit: met in 0 of 1, partly met in 1" in shown
    assert "Overall judgement “Dim”: 1" in shown
    riding = words(pages["themes/riding/"].xpath(".//dl[@class='coverage'][.//dt='Appraisal answers']")[0])
    assert "Not appraised: 1 study" in riding


def test_the_filter_keeps_criteria_of_the_same_id_apart(several):
    data = lens_data(several)
    assert [(each["id"], each["instrument"]) for each in data["criteria"]] == [
        ("aims", "Ride Checklist"),
        ("route", "Ride Checklist"),
        ("worth", "Ride Checklist"),
        ("lamp-tool.aims", "Lamp Tool"),
        ("lamp-tool.crowd", "Lamp Tool"),
        ("lamp-tool.crowd-counted", "Lamp Tool"),
    ]
    assert data["studies"]["baker-2012b"]["answers"]["lamp-tool.aims"] == "partly"
    assert data["studies"]["osterlund-2015"]["answers"] == {}
    assert data["order"] == ("met", "partly", "unclear", "not-met", "not-applicable")
    assert [facet["options"] for facet in data["facets"] if facet["key"] == "design"] == [[("survey", "Survey")]]


def test_a_worksheet_lists_answers_by_instrument_and_names_who_was_not_appraised(several, pages):
    sheet = worksheet(several, several.findings["riding-f01"])
    found = {
        instrument.id: {row.criterion.id: [(str(answer), names) for answer, names in row.answers] for row in rows}
        for instrument, rows in sheet.answered
    }
    assert found["ride-checklist"]["aims"] == [("yes", ("Adams 2011",))]
    assert found["lamp-tool"]["aims"] == [("partly", ("Baker 2012a",))]
    assert "Not appraised: Österlund 2015." not in words(by_id(pages["contribute/confidence/riding/"], "riding-f01"))
    assert "None of the studies was appraised." in words(by_id(pages["contribute/confidence/riding/"], "riding-f02"))


def test_tables_name_the_instrument_the_item_and_the_standing(several):
    found = {table.name: table for table in tables(several)}
    rows = rows_of(found["appraisals"], several, "")
    lamp = [row for row in rows if row["instrument"] == "lamp-tool"]
    assert [(row["criterion"], row["item"], row["criterion_id"], row["standing"]) for row in lamp] == [
        (1, "S1", "aims", "partly"),
        (2, "1.1", "crowd", "met"),
        (3, "1.2", "crowd-counted", "not-applicable"),
    ]
    studies = {row["id"]: row for row in rows_of(found["studies"], several, "")}
    assert (studies["baker-2012a"]["instrument"], studies["baker-2012a"]["overall"]) == ("lamp-tool", "dim")
    assert studies["baker-2012a"]["designs"] == ["survey"]
    assert studies["osterlund-2015"]["not_appraised"] == "The snow covered it."
    assert "appraisal_totals" not in found


def test_the_database_keeps_its_foreign_keys(several):
    content = database(several, "https://example.org/", summary(Publication(several)))
    connection = sqlite3.connect(":memory:")
    connection.deserialize(content)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    counted = connection.execute(
        "SELECT instrument, count(*) FROM appraisals GROUP BY instrument ORDER BY 1"
    ).fetchall()
    assert counted == [(None, 1), ("lamp-tool", 3), ("ride-checklist", 3)]


def test_a_stated_figure_counts_the_answers_of_its_instrument(several):
    assert [(each.record.id, each.computed) for each in reconcile(several)][-1] == ("clear-aims", 1)


def test_the_content_of_a_study_has_its_overall_judgement(several):
    parts = {part.name: part.text for part in snapshot(several, "baker-2012b").parts}
    assert parts["Appraisal: overall judgement"] == "Dim. The lamp flickers."
    assert parts["Design"] == "Survey"
    assert not [name for name in parts if name == "Appraisal: Walked at night"]


def test_every_page_can_be_written_as_json_for_the_filter(several):
    assert json.loads(json.dumps(lens_data(several)))["studies"].keys() == several.studies.keys()
