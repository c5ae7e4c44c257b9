"""A review that does without every optional part, as a whole site: nothing on it mentions them.

It updates no published review and has no companion; it shows the country and the setting of its studies alone, allows
quotations of 120 words, calls its participants drivers, and cites in APA.
"""

from __future__ import annotations

import html
import json
import re

import pytest
from jsonschema import Draft202012Validator

import made_up
from made_up import NO_SOURCE, THEMES, edited, without_source
from review.loading import load_review
from review.schema.settings import Part
from review.site.links import broken_links
from review.site.menu import without_pages

REVIEW = "evidence/review.yml"
STUDIES = [f"evidence/studies/{name}.yml" for name in ("adams-2011", "baker-2012a", "baker-2012b", "osterlund-2015")]
LONG = " ".join(["bus"] * 120)
SETTINGS = {
    "participants": "drivers",
    "characteristics": ["country", "setting"],
    "quotations": {"max_words": "120", "reason": "Drivers speak slowly."},
    "reference_style": "apa",
    "without": ["checklists", "commentaries", "confidence", "discussion", "screening", "subthemes"],
}
# What pages say of each part or characteristic that is left out.
SAID_OF = {
    "source": ["published review"],
    "companion": ["companion"],
    "checklists": ["reporting checklist"],
    "commentaries": ["commentar", "lived experience"],
    "confidence": ["confidence", "cerqual", "not yet assessed", "not rated"],
    "discussion": ["implication", "conclusion"],
    "screening": ["awaiting assessment", "await assessment", "screening decision"],
    "subthemes": ["subtheme", "part of a theme"],
    "professions": ["profession"],
    "data_collection": ["data collection"],
    "population": ["population"],
    "interventions": ["intervention"],
}
# Pages for contributors explain every kind of record, and the catalogue of problems every check.
EXPLAINS_EVERYTHING = ("contribute/",)


def bare_review(review):
    review.pop("companion")
    review["settings"] = SETTINGS


def bare_study(study):
    for name in ("population", "interventions", "data_collection"):
        study.pop(name, None)
    for group in study["participants"]["groups"]:
        group.pop("professions")
    for excerpt in study.get("excerpts", []):
        excerpt.pop("subtheme", None)
    if study["id"] == "adams-2011":
        study["excerpts"][0]["quote"] = LONG


def bare_theme(theme):
    for subtheme in theme.pop("subthemes", []):
        theme.setdefault("codes", []).extend(subtheme.get("codes", []))
    for finding in theme["findings"]:
        for name in ("confidence", "reach", "subtheme", "locator", "professions"):
            finding.pop(name, None)
        for view in finding.get("views", []):
            view.pop("reach", None)


BARE = {
    **NO_SOURCE,
    REVIEW: lambda text: edited(bare_review)(without_source(text)),
    **dict.fromkeys(STUDIES, edited(bare_study)),
    **dict.fromkeys(THEMES, edited(bare_theme)),
    **{
        f"evidence/{name}.yml": None
        for name in ("checklists", "commentaries", "discussion", "screening", "summary", "groups", "tools")
    },
}


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    """The review, and its built site."""
    root = made_up.second_review(tmp_path_factory.mktemp("bare"), BARE)
    return load_review(root), made_up.built(root, tmp_path_factory.mktemp("bare-site"))


def text_of(file):
    text = re.sub(r"<(script|style)\b.*?</\1>", " ", file.read_text("utf-8"), flags=re.DOTALL)
    attributes = " . ".join(re.findall(r'\b(?:alt|title|aria-label|data-label|content)="([^"]*)"', text))
    return html.unescape(re.sub(r"<[^>]*>", " ", text) + " . " + attributes).casefold()


@pytest.mark.process
@pytest.mark.parametrize("part", SAID_OF)
def test_no_page_mentions_a_part_that_is_left_out(bare, part):
    _, site = bare
    found = {}
    for file in sorted(site.rglob("*.html")):
        address = file.relative_to(site).as_posix()
        said = [words for words in SAID_OF[part] if words in text_of(file)]
        if said and not address.startswith(EXPLAINS_EVERYTHING):
            found[address] = said
    assert found == {}


@pytest.mark.process
def test_every_link_of_the_site_leads_somewhere(bare):
    assert broken_links(bare[1]) == []


@pytest.mark.process
@pytest.mark.parametrize(
    "address",
    ["checklists/", "contribute/confidence/", "implications/", "lived-experience/", "new/", "passengers/", "practice/"],
)
def test_a_part_that_is_left_out_has_no_page(bare, address):
    assert not (bare[1] / address).exists()


@pytest.mark.process
@pytest.mark.parametrize(
    "address",
    ["data/checklists.json", "data/screening.csv", "data/lag.csv", "data/reconciliation.csv", "feeds/awaiting.xml"],
)
def test_a_part_that_is_left_out_has_no_data(bare, address):
    assert not (bare[1] / address).exists()


@pytest.mark.process
def test_tables_have_no_column_of_what_is_left_out(bare):
    package = json.loads((bare[1] / "data" / "datapackage.json").read_text("utf-8"))
    columns = {each["name"]: [field["name"] for field in each["schema"]["fields"]] for each in package["resources"]}
    assert not {"population", "intervention", "data_collection", "professions"} & set(columns["studies"])
    assert {"country", "setting_type"} < set(columns["studies"])
    assert not {"confidence", "subtheme", "wording", "professions"} & set(columns["findings"])
    assert "sources" not in package


@pytest.mark.process
def test_the_schema_of_a_study_does_not_require_what_is_left_out(bare):
    review, site = bare
    schema = json.loads((site / "data" / "schemas" / "study.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    assert not {"population", "interventions", "data_collection"} & set(schema["required"])
    assert {"id", "citekey", "participants"} < set(schema["required"])
    assert schema["description"].startswith("evidence/studies/<id>.yml")
    assert schema["$defs"]["GroupRecord"]["required"] == ["label"]
    assert review.studies["adams-2011"].population is None


@pytest.mark.process
def test_the_filter_and_the_map_have_what_is_shown_alone(bare):
    page = (bare[1] / "map" / "index.html").read_text("utf-8")
    assert re.findall(r'<h2 id="([a-z]+)">Themes by', page) == ["settings", "countries", "studies"]
    data = json.loads(re.search(r"data-lens-data>(.*?)</script>", page)[1])
    assert [facet["key"] for facet in data["facets"]] == ["country", "nation", "setting"]
    assert not {"confidence", "subtheme", "wording"} & {part["key"] for part in data["parts"]}


@pytest.mark.process
def test_participants_have_the_name_that_the_settings_give(bare):
    assert "<dt>Drivers</dt>" in (bare[1] / "studies" / "adams-2011" / "index.html").read_text("utf-8")
    assert '<th scope="col">Drivers</th>' in (bare[1] / "studies" / "index.html").read_text("utf-8")


@pytest.mark.process
def test_the_limit_of_quotations_is_stated_with_its_reason(bare):
    page = (bare[1] / "quotes" / "index.html").read_text("utf-8")
    assert "each of 120 words or fewer" in page
    assert "Drivers speak slowly." in page
    assert LONG in page


@pytest.mark.process
def test_references_are_in_the_style_of_the_settings(bare):
    for address in ("references", "studies/adams-2011", "id/adams-2011-q01"):
        assert "adams, a. (2011)." in text_of(bare[1] / address / "index.html"), address


@pytest.mark.process
def test_the_form_asks_for_nothing_that_is_left_out(bare):
    page = (bare[1] / "contribute" / "add" / "index.html").read_text("utf-8")
    for name in ("population", "interventions", "data_collection", "professions"):
        assert f"-{name}" not in page, name


def test_a_review_has_every_part_unless_it_says_otherwise(review):
    assert all(review.has(part) for part in Part.__args__)


def test_a_menu_loses_entries_and_the_sections_that_they_leave_empty():
    menu = [{"Read": [{"Home": "index.md"}, {"Themes": []}]}, {"Use": [{"Means": [{"Means": "implications.md"}]}]}]
    assert without_pages(menu, {"implications.md"}) == [{"Read": [{"Home": "index.md"}, {"Themes": []}]}]
    assert without_pages(menu, set()) == menu
