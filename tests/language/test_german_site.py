"""The made-up review in German: no word of its interface is English, on any page, in any picture or feed."""

from __future__ import annotations

import json
import re
from http import HTTPStatus

import pytest
import yaml
from german_review import Reading, Words, german_project
from mkdocs.config import load_config

from made_up import anywhere, built
from own_thread import in_own_thread
from places import PROJECT
from review.building.preview import Preview
from review.building.serving import VARIABLES
from review.site.menu import NAMES

pytestmark = pytest.mark.slow

ENDINGS = {".html", ".svg", ".xml"}


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return german_project(tmp_path_factory.mktemp("german"))


@pytest.fixture(scope="module")
def site(root, tmp_path_factory):
    return built(root, tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def words(root):
    return Words(root)


def test_no_word_of_the_interface_is_english(site, words):
    found = {}
    for file in sorted(file for file in site.rglob("*") if file.suffix in ENDINGS):
        reading = Reading(file.read_text("utf-8"))
        unknown = {word for text in (" ".join(reading.texts), *reading.attributes) for word in words.unknown(text)}
        if file.parent.name in {"data", "record", "appraisal"}:  # what lists names of the data contract
            unknown -= words.contract
        if unknown:
            found[file.relative_to(site).as_posix()] = sorted(unknown)
    assert not found, found


def test_no_text_of_the_data_is_english(site, words):
    package = json.loads((site / "data/datapackage.json").read_text("utf-8"))
    fields = [field for resource in package["resources"] for field in resource.get("schema", {}).get("fields", [])]
    texts = [field["description"] for field in fields] + [resource["title"] for resource in package["resources"]]
    for feed in sorted((site / "feeds").glob("*.json")):
        content = json.loads(feed.read_text("utf-8"))
        assert content["language"] == "de"
        texts += [content["title"], content["description"], *(item["content_text"] for item in content["items"])]
    assert {text: words.unknown(text) for text in texts if words.unknown(text)} == {}


def test_every_page_says_that_it_is_german(site):
    for file in site.rglob("*.html"):
        assert '<html lang="de"' in file.read_text("utf-8"), file
    for file in site.rglob("*.xml"):
        assert "xml:lang" not in file.read_text("utf-8") or 'xml:lang="de"' in file.read_text("utf-8"), file
    home = (site / "index.html").read_text("utf-8")
    for name in ("citation_language", "DC.language"):
        assert re.search(rf'<meta name="{name}" content="de">', home)
    assert '"inLanguage": "de"' in home
    assert '<meta property="og:locale" content="de_DE">' in home


def test_references_follow_the_locale_of_the_language(site):
    text = (site / "cite/index.html").read_text("utf-8")
    assert "Verfügbar" in text
    assert "Available" not in text


def test_scripts_speak_german(site):
    text = (site / "assets/lens/lens.js").read_text("utf-8")
    assert "Clear all filters" not in text


def test_the_menu_of_a_new_project_is_translated():
    """A name that the program does not know would stay English in the menu of every German review."""
    settings = (PROJECT / "mkdocs.yml").read_text("utf-8")
    nav = yaml.safe_load(settings[settings.index("nav:") : settings.index("validation:")])["nav"]
    assert set(_names(nav)) <= NAMES


def _names(nav):
    for entry in nav:
        for name, inner in entry.items():
            yield name
            if isinstance(inner, list):
                yield from _names(inner)


def test_the_words_of_the_interface_are_told_from_those_of_contributors(words):
    assert words.unknown("Befunde, Zitate und Studien") == []
    assert words.unknown("Findings and quotations") == ["findings", "and", "quotations"]
    assert words.unknown("What drivers say makes a good night bus") == []


def test_a_preview_answers_in_german_in_every_thread(root, site):
    with anywhere(**VARIABLES):
        preview = Preview(load_config(str(root / "mkdocs.yml")))
        for address in ("studies/", "studies/adams-2011/", "badge.svg", "404.html"):
            file = site / f"{address}index.html" if address.endswith("/") else site / address
            assert in_own_thread(preview.answer, address) == (HTTPStatus.OK, file.read_bytes())
