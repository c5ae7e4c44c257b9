"""A review with several instruments in Chromium: the form asks for one, and tables and filter keep them apart."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from access.axe import AXE_SCRIPT, COLOURS, RUN_THE_REST
from appraised import SEVERAL
from made_up import review_of
from review.exports import form_records
from review.site.pages import all_pages
from review.templating.content_security_policy import with_policy
from review.versions.publication import Publication

pytestmark = [pytest.mark.browser]

ASSETS = Path(__file__).parents[2] / "hooks" / "review" / "theme" / "assets"
SHEETS = ("tokens", "appraisal", "tables", "grids", "lens")


@pytest.fixture(scope="module")
def address(tmp_path_factory, serve):
    """The address of the pages of the form and of the appraisals, with the policy of the site."""
    folder = tmp_path_factory.mktemp("several")
    shutil.copytree(ASSETS, folder / "assets")
    publication = Publication(review_of(tmp_path_factory.mktemp("records"), SEVERAL))
    for page in all_pages(publication):
        if page.address not in {"contribute/add/", "appraisal/"}:
            continue
        up = "../" * page.address.count("/")
        styles = "".join(f'<link rel="stylesheet" href="{up}assets/styles/{sheet}.css">' for sheet in SHEETS)
        head = f'<head><meta charset="utf-8"><title>Page</title><link rel="icon" href="data:,">{styles}</head>'
        html = with_policy(f'<!doctype html><html lang="en">{head}<body><main>{page.body}</main></body></html>')
        file = folder / page.address / "index.html"
        file.parent.mkdir(parents=True)
        file.write_text(html, encoding="utf-8")
    for name, records in form_records.form_records(publication).items():
        (folder / name).write_text(records, encoding="utf-8")
    with serve(folder) as served:
        yield served


def questions(page) -> list[str]:
    shown = page.locator("#add-appraisal-answers > .form-criteria > fieldset:visible > legend")
    return [legend.inner_text() for legend in shown.all()]


def test_the_form_asks_the_questions_of_the_chosen_instrument_and_design(reader, address):
    reader.goto(f"{address}contribute/add/#appraisal")
    reader.wait_for_selector("[data-ready]")
    assert questions(reader) == []
    reader.select_option("#add-appraisal-instrument", "ride-checklist")
    expect(reader.locator("legend:visible", has_text="1. Aims stated").first).to_be_visible()
    assert questions(reader) == ["1. Aims stated", "2. Route described", "3. Worth of the ride"]
    reader.select_option("#add-appraisal-instrument", "lamp-tool")
    expect(reader.locator("legend:visible", has_text="S1. Aims lit").first).to_be_visible()
    assert questions(reader) == ["S1. Aims lit"]
    reader.goto(f"{address}contribute/add/#study")
    reader.check("#add-designs-survey")
    reader.goto(f"{address}contribute/add/#appraisal")
    expect(reader.locator("legend:visible", has_text="1.1. Crowd asked").first).to_be_visible()
    assert questions(reader) == ["S1. Aims lit", "1.1. Crowd asked", "1.2. Crowd counted"]
    reader.select_option("#add-appraisal-answers-lamp-tool-aims", "partly")
    reader.select_option("#add-appraisal-overall", "dim")
    record = reader.locator("[data-record]")
    expect(record).to_contain_text("overall: dim")
    expect(record).to_contain_text("designs: [survey]\n")
    expect(record).to_contain_text("    aims: partly\n")


def test_each_table_is_sorted_by_itself_and_the_filter_follows(reader, address):
    reader.goto(f"{address}appraisal/?answer=lamp-tool.aims:partly")
    expect(reader.locator("[data-live]")).to_contain_text("2 of 4")
    shown = reader.locator("table.traffic tbody tr:visible th")
    assert shown.all_inner_texts() == ["Baker 2012a", "Baker 2012b"]
    cell = "#summary-table-lamp-tool [data-criterion='lamp-tool.aims'] span[data-standing=partly]"
    assert reader.locator(cell).text_content() == "1 of 1"
    assert reader.locator("#summary-table [data-appraisals]").text_content().startswith("0 of 1")
    reader.goto(f"{address}appraisal/")
    controls = reader.locator("[data-controls=answers-lamp-tool]")
    controls.get_by_role("button", name="Every criterion met").click()
    expect(controls.locator("[data-matrix-count]")).to_have_text("0 of 2 studies")
    expect(reader.locator("[data-controls=answers] [data-matrix-count]")).to_have_text("")


@pytest.mark.parametrize("page", ["appraisal/", "contribute/add/"])
def test_the_pages_have_no_barrier_that_axe_finds(reader, address, page):
    reader.goto(address + page)
    reader.evaluate(AXE_SCRIPT)
    found = reader.evaluate(RUN_THE_REST, [COLOURS, False])
    assert [(violation["id"], node["target"]) for violation in found for node in violation["nodes"]] == []
