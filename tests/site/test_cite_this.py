"""Cite this, on every page and for everything with a permanent id: every style and format, copied with one click."""

from __future__ import annotations

import json
import re
from pathlib import Path

import lxml.html
import pytest
import rispy
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from pybtex.database import parse_string

from review.citing.citable_works import published_review, versioned_address
from review.citing.cite_this import citations_by_id, works_to_cite
from review.model import urls
from review.references.citation_styles import Formatter

pytestmark = pytest.mark.site

STYLES = ["Vancouver", "APA", "Harvard"]
FORMATS = {
    "BibTeX": lambda text: next(iter(parse_string(text, "bibtex").entries)),
    "RIS": lambda text: rispy.loads(text)[0]["id"],
    "CSL-JSON": lambda text: json.loads(text)[0]["id"],
}


@pytest.fixture(scope="module")
def site_url(site):
    return json.loads((site / "data/review.json").read_text("utf-8"))["url"]


def copied(element):
    """Every text that can be copied with one click, by what it is called."""
    return {each.get("data-copy"): each.text_content() for each in element.xpath(".//*[@data-copy]")}


def test_every_page_has_its_citation_in_every_style_and_format(pages, real, site_url):
    for address, page in pages.items():
        (box,) = page.xpath("//section[@class='cite-this']")
        texts = copied(box)
        link = texts["Permanent link"]
        assert link.startswith(site_url), address
        labels = [each.text_content() for each in box.xpath(".//p[@class='cite-label']")]
        assert labels, address
        for label in labels:
            for style in STYLES:
                assert texts[f"{label}, {style}"].strip(), address
            keys = {read(texts[f"{label}, {name}"]) for name, read in FORMATS.items()}
            assert len(keys) == 1, address
        message = " ".join(box.text_content().split())
        assert f"version {real.version.version}, {real.version.date}" in message, address


def test_every_finding_excerpt_study_and_theme_has_a_page_with_all_of_it(site, real, site_url):
    every = citations_by_id(real, site_url, Formatter())
    assert set(every) == {*real.findings, *real.excerpts, *real.studies, *real.themes}
    for id, citations in every.items():
        page = lxml.html.fromstring((site / urls.permanent(id) / "index.html").read_bytes())
        texts = copied(page)
        assert texts[f"Permanent link of {id}"] == site_url + versioned_address(real, id)
        is_quoted = id in real.excerpts  # by the published review, which is a work to cite too
        assert len(citations) == len(works_to_cite(real, id, site_url)) + is_quoted
        for citation in citations:
            for style in STYLES:
                assert texts[f"{citation.label}, {style}"] == citation.styled[style].text, id
            for name in FORMATS:
                assert texts[f"{citation.label}, {name}"] == citation.exported[name].replace("\r\n", "\n"), id


def test_a_quotation_names_the_study_and_the_review_in_every_style(real, site_url):
    every = citations_by_id(real, site_url, Formatter())
    for id, excerpt in real.excerpts.items():
        study, published, own = every[id]
        for style in STYLES:
            assert published_review(real).doi in published.styled[style].text, id
            assert real.studies[excerpt.study].reference.first_author in study.styled[style].text, id
            assert site_url + versioned_address(real, id) in own.styled[style].text, id
            assert real.version.date in own.styled[style].text, id


def test_every_finding_and_excerpt_links_to_its_citation(pages, site, real):
    for id, target in urls.current_urls(real).items():
        address, _, anchor = target.partition("#")
        if anchor:
            (place,) = pages[address].xpath(f"//*[@id='{anchor}']")
            assert place.xpath(f".//a[@href='{urls.relative(urls.citing(id), address)}']"), id
            assert f"Citation of {id}" in copied(
                lxml.html.parse(str(site / urls.permanent(id) / "index.html")).getroot()
            )


def clipboard(page):
    return page.evaluate("navigator.clipboard.readText()")


@pytest.mark.browser
@pytest.mark.parametrize("id", ["journey-f02", "french-2019-q03"])
def test_one_click_copies_each_style_and_format(reader, served, real, site_url, id):
    target = urls.current_urls(real)[id]
    reader.goto(served + target)
    place = reader.locator(f"[id='{id}']")
    for fold in place.locator("details").all():
        fold.evaluate("each => each.open = true")
    place.get_by_role("button", name=re.compile(f"^Cite this .*: {re.escape(id)}$")).first.click()
    expect(place.locator("[data-cite-texts]").first).to_be_visible()
    place.get_by_role("button", name=f"Copy: Permanent link of {id}").click()
    assert clipboard(reader) == site_url + versioned_address(real, id)
    for citation in citations_by_id(real, site_url, Formatter())[id]:
        for style in STYLES:
            place.get_by_role("button", name=f"Copy: {citation.label}, {style}").click()
            assert clipboard(reader) == citation.styled[style].text
        for fold in place.locator("[data-cite-texts] details").all():
            fold.evaluate("each => each.open = true")
        for name in FORMATS:
            place.get_by_role("button", name=f"Copy: {citation.label}, {name}").click()
            assert clipboard(reader) == citation.exported[name].replace("\r\n", "\n")


@pytest.mark.browser
def test_all_styles_close_by_keyboard_and_their_links_work(reader, served, real):
    reader.goto(f"{served}themes/journey/#journey-f02")
    place = reader.locator("[id='journey-f02']")
    for fold in place.locator("details").all():
        fold.evaluate("each => each.open = true")
    button = place.get_by_role("button", name=re.compile("^Cite this finding ?: journey-f02$"))
    button.press("Enter")
    texts = place.locator("[data-cite-texts]").first
    expect(texts).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    link = texts.locator("a").first.get_attribute("href")
    assert link == served + versioned_address(real, "journey-f02")
    found = Axe().run(reader, context="[id='journey-f02'] .take-row").response["violations"]
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == []
    button.press("Space")
    expect(texts).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")


@pytest.mark.browser
def test_without_scripts_the_link_opens_the_page_with_all_citations(browser, served, real):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}quotes/")
    first = next(iter(real.excerpts))
    address = page.locator(f"[id='{first}'] a.cite-more").get_attribute("href")
    page.goto(f"{served}quotes/{address}")
    assert page.url == f"{served}id/{first}/#cite"
    for style in STYLES:
        assert page.get_by_text(style, exact=True).first.is_visible()
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_can_read_the_page_with_all_texts(browser, served, scheme):
    context = browser.new_context(color_scheme=scheme, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{served}id/french-2019-q03/#cite")
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_no_permanent_page_is_offered_to_search_engines(site):
    listed = (site / "sitemap.xml").read_text("utf-8")
    pages = list(Path(site / "id").glob("*/index.html"))
    assert pages
    for file in pages:
        assert f"/id/{file.parent.name}/" not in listed


@pytest.mark.browser
@pytest.mark.parametrize(
    ("earlier", "place"),
    [("cite/{id}/", "#cite"), ("id/{id}/history/", "#history"), ("id/{id}/history/#unlisted", "#unlisted")],
)
def test_an_earlier_address_leads_to_the_part_that_has_its_content(reader, served, real, earlier, place):
    id = next(iter(real.findings))
    reader.goto(served + earlier.format(id=id))
    reader.wait_for_url(f"{served}id/{id}/{place}")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("missing", "place"),
    [
        ("cite/later-2031/", "id/later-2031/#cite"),
        ("id/later-2031/history/", "id/later-2031/#history"),
        ("id/later-2031/history/#h-0123456789ab", "id/later-2031/#h-0123456789ab"),
        ("id/later-2031/citation.csl.json", "id/later-2031/#cite"),
    ],
)
def test_hosts_lead_on_from_such_an_address_of_a_later_id(reader, site, served, missing, place):
    """With the page that they show for addresses without a file."""
    page = (site / "404.html").read_text("utf-8")
    root = re.search(r'src="([^"]*)assets/not-found\.js"', page)[1]
    reader.route(
        "**/*later-2031/**",
        lambda route: route.fulfill(
            status=404, content_type="text/html", body=page.replace(f'src="{root}', f'src="{served}')
        ),
    )
    reader.goto(served + missing)
    reader.wait_for_url(served + place)
