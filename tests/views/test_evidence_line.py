"""The evidence line of a finding: named and linked studies apart, and a label that agrees with them."""

from __future__ import annotations

import csv
import io
import re

import lxml.html
import pytest

from made_up import review_of, swap
from places import SITE_URL
from review.exports.table_files import csv as as_csv
from review.exports.tables import tables
from review.model import urls
from review.site.pages import all_pages
from review.versions.publication import Publication
from review.views.evidence_line import count_by_support, evidence_line, support_counts
from review.views.lens import lens_data

RIDING = "evidence/themes/riding.yml"
NOTICE = "This is not a confidence rating"


@pytest.fixture(params=["fabricated", pytest.param("real", marks=pytest.mark.data)])
def any_review(request):
    return request.getfixturevalue("review" if request.param == "fabricated" else "real")


@pytest.fixture(scope="module")
def pages_by_review():
    return {}


@pytest.fixture
def pages(any_review, pages_by_review):
    """Every page of a review that shows evidence lines, by its address."""
    if any_review.record.id not in pages_by_review:
        pages_by_review[any_review.record.id] = {
            page.address: lxml.html.fromstring(f"<main>{page.body}</main>")
            for page in all_pages(Publication(any_review, SITE_URL))
        }
    return pages_by_review[any_review.record.id]


def names(studies):
    return [study.id for study in studies]


def text(element):
    return " ".join(element.text_content().split())


def line_of(element):
    """What an evidence line says, by the heading of each part; only some pages have the answers of appraisals."""
    terms = element.xpath(".//div[@class='evidence']/dl/div/dt[.!='Appraisals']")
    return {text(dt): text(dt.getnext()) for dt in terms}


def test_named_and_linked_studies_are_apart_and_together_the_sum(review):
    line = evidence_line(review, review.findings["riding-f01"])
    assert names(line.named) == ["baker-2012a"]
    assert names(line.linked) == ["adams-2011"]
    assert sorted(names(line.coverage.studies)) == ["adams-2011", "baker-2012a"]


def test_a_quoted_study_that_is_named_is_not_counted_as_linked(review):
    line = evidence_line(review, review.findings["riding-f02"])
    assert (names(line.named), names(line.linked)) == (["osterlund-2015"], [])


def test_every_dataset_has_one_place_by_the_year_of_its_first_report(review):
    for finding in review.findings.values():
        line = evidence_line(review, finding)
        assert [place.studies for place in line.places] == [
            ("adams-2011",),
            ("baker-2012a", "baker-2012b"),
            ("osterlund-2015",),
        ]
        assert [place.x for place in line.places] == sorted(place.x for place in line.places)
        for place in line.places:
            named = set(place.studies) & set(finding.named_studies)
            linked = set(place.studies) & set(finding.linked_studies)
            assert place.support == ("named" if named else "linked" if linked else "other")


def test_findings_are_counted_by_what_supports_them(any_review):
    lines = [evidence_line(any_review, finding) for finding in any_review.findings.values()]
    counted = count_by_support(lines)
    assert sum(counted.values()) == len(lines)
    assert counted["named"] == sum(bool(line.named) for line in lines)
    assert counted["none"] == sum(not line.coverage.studies for line in lines)


def test_findings_are_counted_by_their_number_of_studies(review):
    for row in support_counts(review.findings.values()):
        findings = review.findings.values()
        assert row.named == sum(len(finding.named_studies) == row.number for finding in findings)
        assert row.either == sum(len(finding.supporting_studies) == row.number for finding in findings)
        assert row.datasets == sum(len(finding.datasets) == row.number for finding in findings)


def test_no_finding_has_a_label_that_contradicts_its_count(any_review, pages):
    """Where the label says more or other than the count of named studies, the words beside the count say why."""
    for finding in any_review.findings.values():
        card = pages[urls.theme(finding.theme)].get_element_by_id(finding.id)
        reach = finding.reach.wording if finding.reach else finding.kind
        assert text(card.xpath(".//summary//*[contains(@class, 'kind')]")[0]) == reach.label
        named, kind = len(finding.named_studies), finding.kind.id
        if kind == "single-study":
            assert len(finding.supporting_studies) <= 1, finding.id
        notes = {
            ("agreement", 0): "No study; it does not say which",
            ("agreement", 1): "1 study; it does not name the others",
            ("single-study", 0): "No study; it does not say which",
            **{
                ("not-stated", number): "; the published review does not say how many there are"
                for number in range(1, 10)
            },
        }
        said = line_of(card)["Named"]
        if (kind, named) in notes:
            assert notes[kind, named] in said, finding.id
        else:
            assert ";" not in said, finding.id
        assert said.startswith("No study" if named == 0 else f"{named} stud"), finding.id


def test_the_line_is_the_same_on_every_page(any_review, pages):
    for finding in any_review.findings.values():
        card = pages[urls.theme(finding.theme)].get_element_by_id(finding.id)
        sheet = pages[urls.worksheets(finding.theme)].get_element_by_id(finding.id)
        whole = pages["whole/"].get_element_by_id(finding.id)
        row = pages["findings/"].get_element_by_id(finding.id)
        assert line_of(card)
        assert line_of(card) == line_of(sheet) == line_of(whole) == line_of(row), finding.id


def test_the_words_say_what_the_strip_shows(any_review, pages):
    for finding in any_review.findings.values():
        card = pages[urls.theme(finding.theme)].get_element_by_id(finding.id)
        [strip] = card.xpath(".//*[@class='strip']")
        assert strip.get("aria-hidden") == "true"
        for kind, studies in (("named", finding.named_studies), ("linked", finding.linked_studies)):
            [marks, shapes] = ["", ""]
            for path in strip.xpath(f".//*[@class='strip-{kind}']"):
                marks, shapes = path.get("data-marks"), path.get("d")
            assert shapes.count("M") == len(marks.split())
            marked = set(marks.replace("+", " ").split())
            assert set(studies) <= marked | set(finding.named_studies)
            assert {any_review.studies[id].dataset for id in marked} <= {
                any_review.studies[id].dataset for id in studies
            }
            [cell] = card.xpath(
                ".//div[@class='evidence']//dt[.=$label]/following-sibling::dd[1]",
                label="Named" if kind == "named" else "Linked by us",
            )
            assert set(cell.xpath(".//a/@data-study")) == set(studies)


def test_a_page_has_the_ticks_of_all_strips_once(any_review, pages):
    datasets = {study.dataset for study in any_review.studies.values()}
    for address, page in pages.items():
        found = page.xpath("//*[@id='strip-places']/@d")
        assert len(found) == (1 if page.xpath("//use[@href='#strip-places']") else 0), address
        assert all(ticks.count("M") == len(datasets) for ticks in found), address


def test_a_page_says_once_that_this_is_no_rating(pages):
    for address, page in pages.items():
        expected = 1 if page.xpath("//div[@class='evidence']") else 0
        assert text(page).count(NOTICE) == expected, address


def test_appraisal_answers_are_listed_by_criterion_and_not_added_up(review):
    found = {
        page.address: lxml.html.fromstring(f"<main>{page.body}</main>")
        for page in all_pages(Publication(review, SITE_URL))
        if page.address.startswith("themes/")
    }
    for finding in review.findings.values():
        card = found[urls.theme(finding.theme)].get_element_by_id(finding.id)
        rows = card.xpath(".//li[@data-answers-to]")
        appraised = {
            study.appraisal.shared_with or study.id: review.judgements_of(study) for study in review.studies_of(finding)
        }
        for row in rows:
            given = [
                each.answer.standing
                for judgements in appraised.values()
                for each in judgements
                if each.criterion.id == row.get("data-answers-to")
            ]
            counted = {
                span.get("data-standing"): int(span.text_content()) for span in row.xpath(".//span[@data-standing]")
            }
            assert counted == {"met": given.count("met")} | {each: given.count(each) for each in set(given)}
            assert int(row.xpath(".//span[@data-appraisals]")[0].text_content()) == len(given)


def test_the_review_words_are_quoted(tmp_path):
    worded = swap(
        "    kind: single-study\n",
        "    kind: single-study\n    reach: {wording: one-study, phrase: in the one study of snow, line: 7}\n",
    )
    unnamed = swap("    studies: [osterlund-2015]\n", "")  # added since, so the published review cannot name it
    review = review_of(tmp_path, {RIDING: lambda text: unnamed(worded(text))})
    page = next(page for page in all_pages(Publication(review, SITE_URL)) if page.address == urls.theme("riding"))
    card = lxml.html.fromstring(page.body).get_element_by_id("riding-f02")
    [quoted] = card.xpath(".//dt[.='Published review']/following-sibling::dd[1]/q")
    assert quoted.text_content() == "in the one study of snow"


@pytest.mark.parametrize(
    ("key", "column"),
    [("named", "n_studies_named"), ("either", "n_studies"), ("datasets", "n_datasets")],
)
def test_which_findings_are_based_on_one_has_one_answer(any_review, pages, key, column):
    """The same on the page, in the study filter, in the table of data and on the worksheets."""
    [row] = pages["findings/"].xpath("//table[@id='by-support']/tbody/tr[th='1']")
    cell = row.xpath("./td")[("named", "either", "datasets").index(key)]
    on_page = int(re.match(r"\d*", text(cell))[0] or 0)
    filtered = {
        item.get("id")
        for item in pages["findings/"].xpath("//details[contains(@class, 'finding item')]")
        if item.get(f"data-{key}") == "1"
    }
    [part] = [part for part in lens_data(any_review)["parts"] if part["key"] == key]
    [table] = [table for table in tables(any_review) if table.name == "findings"]
    written = as_csv(table, list(table.rows(any_review, SITE_URL)))
    in_csv = {each["id"] for each in csv.DictReader(io.StringIO(written)) if each[column] == "1"}
    on_sheets = set()
    for theme in any_review.themes:
        for sheet in pages[urls.worksheets(theme)].xpath("//section[@class='worksheet']"):
            counted = next(text(each) for each in sheet.xpath(".//p[@class='counted']") if "linked," in text(each))
            number = {
                "named": re.search(r"(\d+) (?:study|studies) named", counted),
                "either": re.search(r"together (\d+)", counted),
                "datasets": re.search(r"with (\d+) dataset", counted),
            }[key]
            if number[1] == "1":
                on_sheets.add(sheet.get("id"))
    assert filtered == in_csv == on_sheets
    assert len(filtered) == on_page
    assert ("1" in dict(part["options"])) == bool(filtered)
