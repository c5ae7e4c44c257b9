"""Codes, the level below subthemes: counted, shown, exported, compared and permanent; a review can lack them."""

from __future__ import annotations

import json
from pathlib import Path

import lxml.html
import pytest
from lxml import etree

from exported import text_exports
from made_up import NIGHT_BUSES, review_of, swap, write
from places import SITE_URL
from review.exports.codebook_file import ADDRESS, codebook_file
from review.forms.fields import names
from review.forms.study import StudyForm
from review.loading import load, load_state
from review.model.code_guids import code_guid
from review.model.snapshots import snapshot
from review.site.pages import all_pages
from review.versions.comparison import compare
from review.versions.publication import Publication
from review.views.taxonomy import taxonomy

WAITING = "evidence/themes/waiting.yml"
RIDING = "evidence/themes/riding.yml"
ADAMS = "evidence/studies/adams-2011.yml"
BAKER = "evidence/studies/baker-2012a.yml"
SCHEMA = Path(__file__).parent / "exports" / "refi-qda" / "Codebook.xsd"


def without_lines(*words):
    """Return a change that drops the lines with these words."""
    return lambda text: "".join(
        line for line in text.splitlines(keepends=True) if not any(word in line for word in words)
    )


WITHOUT_CODES = {
    WAITING: without_lines("codes:", "-c0"),
    RIDING: without_lines("codes:", "-c0"),
    ADAMS: without_lines("codes:"),
    BAKER: without_lines("codes:"),
}


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    """The made-up review without its codes."""
    return review_of(tmp_path_factory.mktemp("without-codes"), WITHOUT_CODES)


def page(review, address):
    return next(each for each in all_pages(Publication(review, SITE_URL)) if each.address == address).body


def test_a_code_knows_its_place_and_the_quotations_and_studies_that_have_it(review):
    code = review.codes["waiting-c01"]
    assert (code.theme, code.subtheme) == ("waiting", "shelter")
    assert code.excerpts == ("adams-2011-q01", "adams-2011-q03", "baker-2012a-q01")
    assert code.studies == ("adams-2011", "baker-2012a")
    assert review.codes["riding-c01"].subtheme is None
    assert review.codes["waiting-c02"].n_excerpts == 0


def test_the_taxonomy_counts_a_quotation_with_two_codes_once(tmp_path):
    twice = swap("codes: [waiting-c01]\n", "codes: [waiting-c01, waiting-c02]\n")
    review = review_of(tmp_path, {ADAMS: twice})
    shelter, timetables = taxonomy(review, review.themes["waiting"])
    assert (shelter.subtheme.id, len(shelter.excerpts), shelter.n_studies) == ("shelter", 3, 2)
    assert [code.n_excerpts for code in shelter.codes] == [3, 1]
    assert (timetables.subtheme.id, len(timetables.excerpts), timetables.n_studies) == ("timetables", 1, 1)


def test_a_theme_without_subthemes_has_one_group(review):
    (group,) = taxonomy(review, review.themes["riding"])
    assert (group.subtheme, [code.id for code in group.codes]) == (None, ["riding-c01"])


def test_the_page_of_a_theme_shows_its_codes_with_numbers(review):
    table = lxml.html.fromstring(page(review, "themes/waiting/")).xpath("//h2[@id='codes']/following::table")[0]
    rows = {row.get("id"): row.xpath("string()").split("\n") for row in table.xpath(".//tr[@id]")}
    assert [cell.strip() for cell in rows["waiting-c01"] if cell.strip()] == [
        "Being seen",
        "Driver and rider can see each other.",
        "3",
        "2",
    ]
    assert "Not recorded" in "".join(rows["waiting-c02"])


def test_a_quotation_leads_to_its_codes(review):
    quoted = lxml.html.fromstring(page(review, "quotes/")).get_element_by_id("adams-2011-q03")
    links = quoted.xpath(".//dt[.='Codes']/following-sibling::dd/a/@href")
    assert links[:2] == ["../themes/riding/#riding-c01", "../themes/waiting/#waiting-c01"]


def test_the_content_of_an_excerpt_changes_with_its_codes(review, bare):
    assert snapshot(review, "adams-2011-q03").text("Codes") == "riding-c01; waiting-c01"
    assert snapshot(bare, "adams-2011-q03").text("Codes") == ""
    assert snapshot(review, "baker-2012a-q02").hash == snapshot(bare, "baker-2012a-q02").hash


def test_a_code_has_a_permanent_page_and_can_be_found(review, exported):
    assert snapshot(review, "waiting-c01").text("Code") == "Being seen"
    assert "themes/waiting/#waiting-c01" in exported["id/waiting-c01/index.html"]
    assert "Code: Being seen" in exported["id/waiting-c01/index.html"]


def test_a_code_that_is_renamed_added_or_moved_is_a_change_of_its_own(tmp_path):
    before, problems = load_state(write(tmp_path / "before"))
    assert not problems
    change = swap(
        "label: Being seen", "label: Being visible", "{id: waiting-c02, label: Rain}", "{id: waiting-c04, label: Snow}"
    )
    after, problems = load_state(write(tmp_path / "after", {WAITING: change}))
    assert not problems
    found = {(each.kind, each.id): each for each in compare(before, after).changes}
    assert {("code", "waiting-c01"), ("code", "waiting-c02"), ("code", "waiting-c04")} == set(found)


def test_codes_are_rows_of_a_table_and_the_codebook_is_a_valid_refi_qda_file(review, exported):
    assert {row["id"]: row["n_studies"] for row in json.loads(exported["data/codes.json"])} == {
        "waiting-c01": 2,
        "waiting-c02": 0,
        "waiting-c03": 1,
        "riding-c01": 1,
    }
    document = etree.fromstring(exported["data/codebook.qdc"].encode())
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    assert schema.validate(document), schema.error_log
    (found,) = document.xpath("//*[@name='Being seen']")
    assert found.get("guid") == code_guid(review.record.id, "waiting-c01")
    assert [each.get("name") for each in found.iterancestors() if each.get("name")] == [
        "Shelter and light",
        "Waiting at the stop",
    ]


def test_an_awkward_name_is_escaped_in_the_codebook(tmp_path):
    change = swap(
        "label: Rain", 'label: "Rain & <wind> \\"at night\\""', "definition: Driver", "definition: A < B; driver"
    )
    made = codebook_file(Publication(review_of(tmp_path, {WAITING: change}), SITE_URL))
    document = etree.fromstring(made[ADDRESS].encode())
    assert document.xpath("//@name").count('Rain & <wind> "at night"') == 1


def test_the_form_offers_the_codes_under_their_places(review):
    field = next(each for each in StudyForm(review).fields if each.name == "excerpts")
    codes = next(each for each in field.fields if each.name == "codes")
    assert codes.kind == "choices"
    assert list(codes.option_groups) == [
        "1. Waiting at the stop: Shelter and light",
        "1. Waiting at the stop: Timetables",
        "2. Riding through the night",
    ]


def test_a_review_without_codes_shows_nothing_of_them(bare):
    assert "excerpts.codes" not in set(names(StudyForm(bare).fields))
    files = text_exports(Publication(bare, SITE_URL))
    assert "data/codes.csv" not in files
    assert all('id="codes"' not in each.body for each in all_pages(Publication(bare, SITE_URL)))
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    assert schema.validate(etree.fromstring(files["data/codebook.qdc"].encode())), schema.error_log


def test_a_published_code_cannot_vanish_or_be_used_for_something_else(tmp_path):
    ids = (NIGHT_BUSES / "evidence" / "ids.yml").read_text("utf-8")
    published = f"{ids}  - {{id: waiting-c02, kind: code, since: 1.0.0}}\n"
    assert load(write(tmp_path / "kept", {"evidence/ids.yml": published}))[1] == []
    gone = {"evidence/ids.yml": published, WAITING: without_lines("waiting-c02")}
    (problem,) = load(write(tmp_path / "gone", gone))[1]
    assert problem.code == "E319"
    assert 'the code "waiting-c02"' in problem.message
