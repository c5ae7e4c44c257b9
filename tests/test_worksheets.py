"""The worksheets for assessing confidence: the evidence beside each judgement, and how to hand it in."""

from __future__ import annotations

import gzip
from urllib.parse import parse_qs, urlsplit

import lxml.html
import pytest
import yaml

from made_up import review_of, swap
from places import PROJECT, SITE_URL
from review.model import urls
from review.model.review import Review
from review.schema.theme import COMPONENTS
from review.site.pages import all_pages
from review.versions.publication import Publication
from review.views.worksheet import worksheet

RIDING = "evidence/themes/riding.yml"
REPOSITORY = "https://code.example/night"
HUB = "contribute/confidence/"
LARGEST = 100_000  # bytes, compressed


def pages(review: Review, repo_url: str = "") -> dict[str, lxml.html.HtmlElement]:
    made = all_pages(Publication(review, SITE_URL, repo_url=repo_url))
    return {page.address: lxml.html.fromstring(f"<main>{page.body}</main>") for page in made}


def sheet(pages: dict[str, lxml.html.HtmlElement], review: Review, id: str) -> lxml.html.HtmlElement:
    address, _, anchor = urls.worksheet(review, id).partition("#")
    [found] = pages[address].xpath("//section[@id=$id]", id=anchor)
    return found


def text(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.fixture(params=["fabricated", pytest.param("real", marks=pytest.mark.data)])
def any_review(request):
    return request.getfixturevalue("review" if request.param == "fabricated" else "real")


def test_every_finding_has_a_worksheet_with_its_evidence(any_review):
    made = pages(any_review)
    for finding in any_review.findings.values():
        found = sheet(made, any_review, finding.id)
        message = text(found)
        assert finding.statement in message
        assert finding.kind.definition in message
        for study in any_review.studies_of(finding):
            assert found.xpath(".//a[@data-study=$id]", id=study.id), (finding.id, study.id)
            assert " ".join(study.population.split()) in message
        for excerpt in any_review.excerpts_of(finding):
            assert " ".join(excerpt.quote.split()) in message, excerpt.id
            assert excerpt.voice.label in message
        for view in finding.views:
            assert " ".join(view.view.split()) in message


def test_each_judgement_has_its_words_to_choose_from_and_room_to_write(review):
    found = sheet(pages(review), review, "riding-f01")
    labels = [term.label for term in review.codebook.terms("concerns")]
    levels = [term.label for term in review.codebook.terms("confidence_levels")]
    boxes = found.xpath(".//div[@class='judged']")
    assert [[text(each) for each in box.xpath(".//li")] for box in boxes] == [labels] * len(COMPONENTS) + [levels]
    assert all(box.xpath("./p[@class='room']") for box in boxes)
    titles = [text(heading) for heading in found.xpath(".//h3")]
    assert titles == [*COMPONENTS.values(), "Confidence in the finding"]


def test_answers_are_listed_by_criterion_and_each_appraisal_once(review):
    finding = review.findings["riding-f01"]
    made = worksheet(review, finding)
    for answered in (row for _, rows in made.answered for row in rows):
        given = {
            study.appraisal.shared_with or study.id: judgement.answer
            for study in review.studies_of(finding)
            for judgement in review.judgements_of(study)
            if judgement.criterion == answered.criterion
        }
        assert sum(len(names) for _, names in answered.answers) == len(given)
        assert {answer for answer, _ in answered.answers} == set(given.values())


def test_reports_that_share_an_appraisal_are_grouped(tmp_path):
    review = review_of(tmp_path, {RIDING: swap("studies: [baker-2012a]", "studies: [baker-2012a, baker-2012b]")})
    made = worksheet(review, review.findings["riding-f01"])
    rows = [row for _, of_instrument in made.answered for row in of_instrument]
    names = {name for answered in rows for _, of_answer in answered.answers for name in of_answer}
    assert "Baker 2012a and Baker 2012b" in names
    assert made.view.coverage.datasets < len(made.view.studies)


def test_what_is_counted_is_marked_as_counted_and_makes_no_level(review):
    found = sheet(pages(review), review, "waiting-f01")
    assert len(found.xpath(".//p[@class='counted' and starts-with(., 'Counted, not judged:')]")) == 2
    assert not any(text(tick) for tick in found.xpath(".//span[@class='tick']"))


def test_a_worksheet_without_studies_says_so(review):
    assert not review.findings["waiting-f04"].supporting_studies
    message = text(sheet(pages(review), review, "waiting-f04"))
    assert "No study is named for this finding or linked to it, so there is no appraisal to look at." in message
    assert "there is nothing to compare with the question" in message


def test_the_block_equals_the_commands_and_has_the_hash(any_review):
    made = pages(any_review)
    for finding in any_review.findings.values():
        [block] = sheet(made, any_review, finding.id).xpath(".//pre/code/text()")
        assert block.split("\n") == list(worksheet(any_review, finding).block)
        assert yaml.safe_load(block)["confidence"]["finding_hash"] == finding.hash


def test_with_a_repository_the_form_for_an_issue_opens_filled_in(review):
    form = yaml.safe_load((PROJECT / ".github/ISSUE_TEMPLATE/assess-confidence.yml").read_text(encoding="utf-8"))
    asked = {field["id"] for field in form["body"] if field["type"] != "markdown"}
    made = pages(review, REPOSITORY)
    for finding in review.findings.values():
        [link] = sheet(made, review, finding.id).xpath(".//a[starts-with(@href, $start)]/@href", start=REPOSITORY)
        given = {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}
        assert given.pop("template") == "assess-confidence.yml"
        assert given.pop("title") == f"Confidence: {finding.id}"
        assert given == {"finding": finding.id, "finding_hash": finding.hash}
        assert set(given) <= asked


def test_without_a_repository_no_form_is_linked(review):
    assert not any(link for page in pages(review).values() for link in page.xpath("//a[contains(@href, 'issues/new')]"))


def test_every_finding_without_current_assessment_links_to_its_worksheet(tmp_path):
    review = review_of(tmp_path, {RIDING: swap("A warm bus is a quiet bus.", "A warm bus is a calm bus.")})
    made = pages(review)
    for finding in review.findings.values():
        for address in (urls.theme(finding.theme), "findings/"):
            wanted = urls.relative(urls.worksheet(review, finding.id), address)
            assert made[address].xpath("//*[contains(@class, 'confidence')]/a[@href=$link]", link=wanted), finding.id


def test_the_hub_lists_every_finding_with_its_state(tmp_path):
    review = review_of(tmp_path, {RIDING: swap("A warm bus is a quiet bus.", "A warm bus is a calm bus.")})
    hub = pages(review)[HUB]
    listed = {text(item.find("a")): text(item.find("span")) for item in hub.xpath("//ul[@class='sheets']/li")}
    stale = {"riding-f01": "Assessed, now out of date"}
    assert listed == dict.fromkeys(review.findings, "Not yet assessed") | stale
    assert "1 of 6 findings have been assessed, 1 of them before the finding last changed." in text(hub)
    assert len(hub.xpath("//h2[@id='misuses']/following-sibling::ul[1]/li")) == 4


def test_what_people_judged_is_shown_with_its_reasons_by_whom_and_when(review):
    made = review.findings["riding-f01"].confidence
    card = pages(review)[urls.theme("riding")].xpath("//*[@id='riding-f01']")[0]
    message = text(card)
    for words in (made.explanation, *(concern.explanation for _, concern in made.concerns), made.assessed_on):
        assert words in message
    assert "Nobody, Ada, 2021-02-01" in message
    assert not pages(review)[urls.theme("waiting")].xpath("//dl[@class='assessment']")


def test_worksheets_are_left_out_of_search_and_small_enough_to_load(any_review):
    made = [page for page in all_pages(Publication(any_review, SITE_URL)) if page.address.startswith(HUB)]
    assert {page.address: page.in_search for page in made} == {
        HUB: True, **{urls.worksheets(theme): False for theme in any_review.themes}
    }  # fmt: skip
    assert all(len(gzip.compress(str(page.body).encode())) < LARGEST for page in made)
