"""The built site as files: every promised URL exists, no link is broken, every row is there."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import lxml.html
import pytest

from review.loading import load_state
from review.model import urls
from review.site.links import broken_links, external_links
from review.site.pages import all_pages
from review.versions.publication import Publication
from review.versions.released import read_history

pytestmark = pytest.mark.site

# The addresses of the data contract.
HUBS = (
    "",
    "themes/",
    "findings/",
    "studies/",
    "quotes/",
    "appraisal/",
    "map/",
    "methods/",
    "implications/",
    "lived-experience/",
    "references/",
    "updates/",
    "data/",
    "cite/",
    "contribute/",
)
# Addresses beyond the contract that readers are sent to.
OURS = ("contribute/add/", "contribute/confidence/")
TABLES = ("studies", "appraisals", "excerpts", "findings", "themes", "screening", "reconciliation")
FILES = (
    *(f"data/{table}.{ending}" for table in TABLES for ending in ("json", "csv")),
    *(f"data/{name}.{ending}" for name in ("references", "included") for ending in ("bib", "ris", "csl.json")),
    "data/datapackage.json",
    "data/review.json",
    "404.html",
    "robots.txt",
    "sitemap.xml",
    "w3id/htaccess.txt",
)


@pytest.mark.parametrize("address", [f"{hub}index.html" for hub in (*HUBS, *OURS)] + list(FILES))
def test_every_promised_address_answers(site, address):
    file = site / address
    assert file.is_file()
    assert file.stat().st_size > 0


def test_every_theme_and_study_has_a_page(site, real):
    for address in (*map(urls.theme, real.themes), *map(urls.study, real.studies)):
        assert (site / address / "index.html").is_file(), address


def test_no_page_is_missing_or_superfluous(pages, real, project):
    history = read_history(project, load_state(project)[0])
    made = {page.address for page in all_pages(Publication(real, history=history))}
    prose = {
        "" if file.stem == "index" else f"{file.relative_to(project / 'docs').with_suffix('').as_posix()}/"
        for file in (project / "docs").rglob("*.md")
    }
    assert set(pages) == made | prose


def test_no_link_is_broken_and_nothing_is_fetched_from_another_host(site):
    assert broken_links(site) == []


def test_every_address_of_another_host_in_the_records_is_one_that_is_asked(site, real):
    """What a record says to be found elsewhere is linked from a page, so that no dead link stays unseen."""
    recorded = {url for report in real.candidates for url in report.evidence_urls}
    recorded |= {reference.link for reference in real.references.values() if reference.link}
    assert len(recorded) > 100
    assert sorted({urldefrag(url).url for url in recorded} - set(external_links(site))) == []


def test_every_permanent_link_leads_to_its_target(site, real):
    for id, target in urls.current_urls(real).items():
        page = (site / urls.permanent(id) / "index.html").read_text("utf-8")
        leads_on = re.search(r'data-target="([^"]+)"', page)
        assert leads_on, id
        there = urlsplit(urljoin(f"https://x/{urls.permanent(id)}", leads_on[1]))
        assert there.path.lstrip("/") + ("#" + there.fragment) * bool(there.fragment) == target
        anchor = target.partition("#")[2]
        assert not anchor or f'id="{anchor}"' in (site / there.path.lstrip("/") / "index.html").read_text("utf-8"), id


def test_text_made_by_a_hook_reaches_the_html(pages, real):
    finding = next(iter(real.findings.values()))
    assert finding.statement in pages[urls.theme(finding.theme)].text_content()


def test_a_macro_of_a_prose_page_is_filled_in(pages):
    for address, page in pages.items():
        assert not re.search(r"\{\{ \w+\(", page.text_content()), address
        assert not page.xpath("//comment()[starts-with(., 'fragment:')]"), address


def rows(page, id):
    return page.xpath(f"//table[@id='{id}']/tbody/tr")


def test_table_1_is_complete(pages, real):
    studies = rows(pages["studies/"], "characteristics")
    assert len(studies) == len(real.studies)
    for row, study in zip(studies, real.studies.values(), strict=True):
        text = row.text_content()
        for message in (study.name, study.data_collection.description, study.setting.description, study.population):
            assert message in text, study.id
        for group in study.participants.groups:
            assert group.label in text, study.id


def test_table_2_is_complete(pages, real):
    studies = rows(pages["appraisal/"], "answers")
    assert len(studies) == len(real.studies)
    answers = [row.xpath("./td") for row in studies]
    shared = sum(bool(study.appraisal.shared_with) for study in real.studies.values())
    n_criteria = len(real.codebook.instruments[0].criteria)
    assert Counter(map(len, answers)) == {n_criteria: len(studies) - shared, 1: shared}
    for row, study in zip(studies, real.studies.values(), strict=True):
        for cell, judgement in zip(row.xpath("./td"), study.judgements, strict=False):
            assert judgement.answer.label in cell.text_content(), study.id


def test_table_3_is_complete(pages, real):
    page = pages["quotes/"]
    for excerpt in real.excerpts.values():
        (found,) = page.xpath(f"//*[@id='{excerpt.id}']")
        text = " ".join(found.text_content().split())
        for message in (excerpt.quote, excerpt.gloss, excerpt.speaker, excerpt.voice.label):
            assert " ".join(message.split()) in text, excerpt.id


def test_every_finding_is_in_the_summary_and_on_its_theme_page(pages, real):
    summary = " ".join(pages["findings/"].text_content().split())
    for finding in real.findings.values():
        assert finding.statement in summary, finding.id
        (card,) = pages[urls.theme(finding.theme)].xpath(f"//*[@id='{finding.id}']")
        assert finding.statement in card.text_content(), finding.id


def test_every_reference_is_in_the_list_under_its_number(pages, real):
    for reference in real.references.values():
        (entry,) = pages["references/"].xpath(f"//*[@id='ref-{reference.number}']")
        assert reference.get("year") in entry.text_content(), reference.citekey


def test_every_stated_figure_is_shown_with_the_computed_one(pages, real):
    assert len(rows(pages["appraisal/"], "reconciliation-table")) == len(real.figures)


def test_titles_are_unique(pages):
    titles = Counter(page.findtext(".//title") for page in pages.values())
    assert [title for title, times in titles.items() if times > 1 or not title.strip()] == []


def test_every_search_is_in_the_methods(pages, real):
    assert len(rows(pages["methods/"], "searches")) == len(real.searches.searches)


def test_every_page_describes_itself(pages):
    assert [address for address, page in pages.items() if not page.xpath("//meta[@name='description']/@content")] == []


def test_every_page_declares_its_language(pages):
    assert {page.get("lang") for page in pages.values()} == {"en"}


def test_every_page_has_one_h1_and_headings_that_skip_no_level(pages):
    for address, page in pages.items():
        levels = [
            int(heading.tag[1])
            for heading in page.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5]")
        ]
        assert levels.count(1) == 1, address
        assert levels[0] == 1, address
        steps = [(before, after) for before, after in pairwise(levels) if after > before + 1]
        assert steps == [], address


def test_no_id_is_repeated_on_a_page(pages):
    for address, page in pages.items():
        twice = [id for id, times in Counter(page.xpath("//@id")).items() if times > 1]
        assert twice == [], address


def test_every_table_has_a_caption_and_header_cells_with_a_scope(pages):
    for address, page in pages.items():
        for table in page.xpath("//main//table"):
            assert table.xpath("./caption"), address
            assert table.xpath(".//th[@scope='col']"), address
            assert not table.xpath(".//th[not(@scope)]"), address


def test_every_picture_has_a_text_alternative(pages):
    for address, page in pages.items():
        for svg in page.xpath("//main//*[local-name()='svg'][not(ancestor::a or ancestor::button)]"):
            named = svg.get("aria-hidden") == "true" or svg.get("aria-labelledby") or svg.get("aria-label")
            assert named, f"{address}: {lxml.html.tostring(svg)[:200]}"
        assert not page.xpath("//main//img[not(@alt)]"), address


def test_internal_links_are_relative(pages):
    """So that the site works at the root, under a path and from a local server."""
    for address, page in pages.items():
        links = page.xpath("//main//a/@href")
        assert not [link for link in links if link.startswith("/")], address


def test_no_machine_path_reaches_the_site(site, project):
    homes = (str(project), str(Path.home()))
    for file in site.rglob("*"):
        if file.suffix in {".html", ".json", ".xml", ".csv", ".js", ".css"}:
            assert not any(home in file.read_text("utf-8") for home in homes), file.name


def test_the_summary_for_programs_counts_the_records(site, real):
    counts = json.loads((site / "data/review.json").read_text("utf-8"))["counts"]
    assert counts["studies"] == len(real.studies)
    assert counts["findings"] == len(real.findings)
    assert counts["references"] == len(real.references)


def test_the_flow_is_the_same_in_boxes_and_table(pages):
    figure = pages["methods/"].find_class("flow")[0]
    boxes = [
        (box.find(".//strong").text_content(), box.find_class("n")[0].text) for box in figure.find_class("flow-box")
    ]
    cells = [row.xpath("th/text()|td[last()]/text()") for row in figure.getnext().xpath(".//table//tr[td]")]
    assert [(label, message.removeprefix("n = ")) for label, message in boxes] == [tuple(cell) for cell in cells]
    assert any("not reported" in message for _, message in boxes)
    assert any(message.startswith("n = ") for _, message in boxes)


def test_the_content_note_and_support_come_before_the_first_quotation(pages, real):
    quotation = "//article//*[contains(@class, 'excerpt') or contains(@class, 'whole-findings')]//blockquote"
    quoting = {address: page for address, page in pages.items() if page.xpath(quotation)}
    assert {"quotes/", "whole/", *(f"themes/{theme}/" for theme in real.themes)} <= quoting.keys()
    for address, page in quoting.items():
        first = page.xpath(f"(//article//*[contains(@class, 'content-note')] | {quotation})[1]")[0]
        assert "content-note" in first.get("class", ""), address
        links = set(first.xpath(".//a/@href"))
        for place in real.record.support:
            assert place.url in links
            assert not place.phone or f"tel:{place.phone.replace(' ', '')}" in links
