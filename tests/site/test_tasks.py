"""What readers come for, in a browser, counted in clicks from the home page."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect

from review.model.review_status import review_status

pytestmark = [pytest.mark.site, pytest.mark.browser]

PAGE = re.compile(rb"/Type\s*/Page[^s]")
MAX_PRINTED_PAGES = 4


class Clicks:
    """A reader who starts at the home page and clicks; to type into a field takes a click."""

    def __init__(self, page, served):
        self.page = page
        self.number = 0
        page.goto(served)

    def on(self, place):
        """Click on the first of these that can be seen."""
        place.filter(visible=True).first.click()
        self.number += 1


@pytest.fixture
def clicks(reader, served):
    return Clicks(reader, served)


def ids_in_sight(page):
    return page.locator("details.finding:visible").evaluate_all("all => all.map(each => each.id)")


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (320, 640)])
def test_whether_the_review_is_up_to_date_is_in_sight_without_a_click(clicks, real, width, height):
    clicks.page.set_viewport_size({"width": width, "height": height})
    label = review_status(real, datetime.now(UTC).date()).label
    answer = clicks.page.get_by_text(re.compile(label, re.IGNORECASE)).filter(visible=True).first
    expect(answer).to_be_in_viewport()
    assert clicks.number == 0


def test_the_brief_of_a_theme_takes_two_clicks(clicks, real):
    theme = next(iter(real.themes.values()))
    clicks.on(clicks.page.locator(f"a[href$='themes/{theme.id}/']"))
    with clicks.page.expect_download() as saved:
        clicks.on(clicks.page.get_by_role("link", name="Brief", exact=True))
    assert clicks.number == 2
    assert saved.value.suggested_filename == f"{theme.id}.pdf"
    assert Path(saved.value.path()).read_bytes().startswith(b"%PDF-")


def test_findings_with_one_named_study_take_two_clicks(clicks, real):
    clicks.on(clicks.page.locator("a[href$='findings/']"))
    clicks.on(clicks.page.get_by_role("checkbox", name=re.compile(r"^1 study \(")))
    assert clicks.number == 2
    assert ids_in_sight(clicks.page) == [each.id for each in real.findings.values() if each.n_named_studies == 1]


def test_findings_from_one_profession_since_a_year_take_four_clicks(clicks, real):
    """Only general practitioners since 2010, say."""
    term = next(term for term in real.codebook.terms("professions") if term.id == "general-practitioner")
    clicks.on(clicks.page.locator("a[href$='findings/']"))
    clicks.on(clicks.page.locator(".lens-facet > summary", has_text=re.compile("^Profession")))
    clicks.on(clicks.page.get_by_role("checkbox", name=re.compile(f"^{re.escape(term.label)}")))
    clicks.on(clicks.page.get_by_label("From year"))
    clicks.page.keyboard.type("2010")
    assert clicks.number == 4
    clicks.page.wait_for_url(f"**profession={term.id}&from=2010")
    chosen = {
        study.id
        for study in real.studies.values()
        if term.id in study.professions and (study.reference.year or 0) >= 2010
    }
    assert ids_in_sight(clicks.page) == [
        each.id for each in real.findings.values() if chosen & set(each.supporting_studies)
    ]


def test_the_citation_of_a_quotation_takes_two_clicks_and_copying_it_one_more(clicks, real):
    excerpt = next(iter(real.excerpts.values()))
    clicks.on(clicks.page.locator("a[href$='quotes/']"))
    figure = clicks.page.locator(f"[id='{excerpt.id}']")
    clicks.on(figure.get_by_role("button", name=re.compile(f"^Cite this quotation ?: {re.escape(excerpt.id)}$")))
    expect(figure.get_by_text("Quoted in: ")).to_be_visible()
    assert clicks.number == 2
    clicks.on(figure.get_by_role("button", name=f"Copy: Citation of {excerpt.id}"))
    assert "Quoted in:" in clicks.page.evaluate("navigator.clipboard.readText()")


def test_a_finding_with_a_quotation_for_a_slide_takes_three_clicks(clicks, real):
    """Of the theme on crises, say: the finding, and the words of somebody who said it."""
    theme = real.themes["safety"]
    finding = next(each for each in theme.findings if each.excerpts)
    clicks.on(clicks.page.locator(f"a[href$='themes/{theme.id}/']"))
    card = clicks.page.locator(f"[id='{finding.id}']")
    clicks.on(card.locator("> summary"))
    clicks.on(card.locator(".excerpt").get_by_role("button", name=re.compile("^Copy for a slide")))
    assert clicks.number == 3
    expect(card.get_by_text("Copied", exact=True).first).to_be_visible()


def test_the_list_of_findings_prints_on_few_pages(reader, served):
    reader.goto(f"{served}findings/")
    printed = reader.pdf(prefer_css_page_size=True)
    assert len(PAGE.findall(printed)) <= MAX_PRINTED_PAGES


def test_what_is_open_is_printed_with_the_list(reader, served, real):
    finding = next(iter(real.findings.values()))
    reader.goto(f"{served}findings/")
    reader.locator(f"[id='{finding.id}'] > summary").click()
    reader.evaluate("dispatchEvent(new Event('beforeprint'))")
    reader.emulate_media(media="print")
    assert reader.locator(".finding-body:visible").count() == 1
    expect(reader.locator(f"[id='{finding.id}'] .statement")).to_be_visible()


@pytest.mark.parametrize(
    ("choice", "chosen"),
    [("Every criterion met", lambda standings: standings == {"met"}), ("A criterion not met", {"not-met"}.issubset)],
)
def test_weak_and_strong_studies_take_two_clicks(clicks, real, choice, chosen):
    clicks.on(clicks.page.locator("a[href$='appraisal/']"))
    clicks.on(clicks.page.get_by_role("button", name=choice))
    assert clicks.number == 2
    own = {id: study for id, study in real.studies.items() if not study.appraisal.shared_with}
    standings = {id: {each.answer.standing for each in real.judgements_of(study)} for id, study in own.items()}
    expected = [id for id in own if chosen(standings[id])]
    assert 0 < len(expected) < len(own)
    shown = clicks.page.locator("#answers tbody tr:visible")
    assert shown.evaluate_all("rows => rows.map(row => row.dataset.studies)") == expected
    assert f"{len(expected)} of {len(real.studies)} studies" in clicks.page.get_by_role("status").all_inner_texts()


def test_studies_are_sorted_by_a_criterion_with_one_click_more(clicks, real):
    clicks.on(clicks.page.locator("a[href$='appraisal/']"))
    criterion = real.codebook.instruments[0].criteria[0]
    clicks.on(clicks.page.get_by_role("button", name=criterion.label))
    assert clicks.number == 2
    column = clicks.page.locator("#answers tbody tr td:nth-child(2)[data-standing]")
    standings = column.evaluate_all("cells => cells.map(cell => cell.dataset.standing)")
    assert standings
    assert standings == sorted(standings, key=["not-met", "unclear", "met"].index)
    heading = clicks.page.get_by_role("columnheader", name=criterion.label)
    expect(heading).to_have_attribute("aria-sort", "ascending")


def test_the_map_is_saved_as_a_picture_with_two_clicks(clicks):
    clicks.on(clicks.page.locator("a[href$='map/']"))
    with clicks.page.expect_download() as saved:
        clicks.on(clicks.page.get_by_role("link", name=re.compile(r"^The map of themes by \w+ as PNG$")))
    assert clicks.number == 2
    assert saved.value.suggested_filename.endswith(".png")
