"""The references of what a choice leaves, saved in Chromium and read by the libraries of other projects."""

from __future__ import annotations

import json

import pytest
import rispy
from playwright.sync_api import expect
from pybtex.database import parse_string

from review.references.formats import WRITERS
from review.views.themes import studies_of_theme

pytestmark = [pytest.mark.site, pytest.mark.browser]

READ = {
    "bib": lambda text: list(parse_string(text, "bibtex").entries),
    "ris": lambda text: [entry["id"] for entry in rispy.loads(text)],
    "csl.json": lambda text: [item["id"] for item in json.loads(text)],
}
LENS_PAGES = ("studies/", "quotes/", "findings/", "appraisal/", "map/", "themes/journey/")


def by_country(study):
    return study.setting.country.id in {"AU", "SE"}


# A page with its filters, and the ids of the studies that remain according to the records.
VIEWS = {
    "studies/?country=AU&country=SE": lambda real: {s.id for s in real.studies.values() if by_country(s)},
    "studies/?text=trust": lambda real: {s.id for s in real.studies.values() if "trust" in shown_row(s)},
    "quotes/?voice=first-order&theme=needs": lambda real: {
        excerpt.study
        for excerpt in real.excerpts.values()
        if (excerpt.voice.id, excerpt.theme) == ("first-order", "needs")
    },
    "findings/?theme=safety&without=french-2019": lambda real: {
        id for finding in real.themes["safety"].findings for id in finding.supporting_studies if id != "french-2019"
    },
    "map/?from=2010&to=2014": lambda real: {
        s.id for s in real.studies.values() if 2010 <= (s.reference.year or 0) <= 2014
    },
    "appraisal/?study=french-2019": lambda _: {"french-2019"},
    "themes/needs/?country=AU&country=SE": lambda real: {
        s.id for s in studies_of_theme(real, real.themes["needs"]) if by_country(s)
    },
}


def shown_row(study):
    """What the search in the table of studies reads of a study, as far as this test needs it."""
    terms = [*study.setting.types, *study.professions, *study.interventions.terms]
    message = (
        study.reference.title,
        study.setting.description,
        study.population,
        study.data_collection.description,
        study.interventions.description or "",
    )
    return " ".join([*message, *(term.label for term in terms)]).lower()


def saved(page, ending):
    with page.expect_download() as waiting:
        page.locator(f"[data-references] a[data-format='{ending}']").click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes().decode("utf-8")


@pytest.mark.parametrize("view", VIEWS)
def test_what_is_saved_are_the_references_of_the_studies_in_view(reader, served, real, view):
    wanted = [study.reference for study in real.studies.values() if study.id in VIEWS[view](real)]
    assert 0 < len(wanted) < len(real.studies)
    reader.goto(served + view)
    number = f"{len(wanted)} studies" if len(wanted) > 1 else "study"
    expect(reader.locator("[data-references-said]")).to_have_text(f"References of the {number} in this view:")
    for ending, write in WRITERS.items():
        name, text = saved(reader, ending)
        assert name == f"studies-in-view.{ending}"
        assert READ[ending](text) == [reference.citekey for reference in wanted]
        assert text == write(wanted), "the same as the review itself writes, accents and signs of LaTeX too"


def test_the_files_follow_the_filters_of_the_page(reader, served, real):
    reader.goto(f"{served}studies/")
    message = reader.locator("[data-references-said]")
    before = message.inner_text()
    assert f"all {len(real.studies)} included studies" in before
    name, text = saved(reader, "ris")
    assert name == "included.ris"
    assert len(rispy.loads(text)) == len(real.studies)
    reader.get_by_label("Search the text").fill("nobody says this")
    expect(message).to_have_text("No studies match.")
    assert reader.locator("[data-references] a:visible").count() == 0
    reader.get_by_role("button", name="Clear all", exact=True).click()
    expect(message).to_have_text(before)
    assert reader.locator("[data-references] a:visible").count() == len(WRITERS)


def test_if_the_filtered_file_fails_the_complete_one_is_offered(reader, served):
    reader.goto(f"{served}studies/?country=SE")
    reader.route("**/included.bib", lambda route: route.fulfill(status=503))
    reader.locator("[data-references] a[data-format='bib']").click()
    expect(reader.locator("[data-references-said]")).to_contain_text("could not be made")
    expect(reader.locator("[data-references-said]")).to_contain_text("included studies")


@pytest.mark.parametrize("address", LENS_PAGES)
def test_without_scripts_the_complete_files_are_offered(pages, site, address):
    links = pages[address].xpath("//*[@data-references]/a/@href")
    assert [(site / address / link).resolve().is_file() for link in links] == [True] * len(WRITERS)
