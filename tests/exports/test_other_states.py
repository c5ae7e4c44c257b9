"""Exports of a review with named contributors, another licence or a pause; and without pyarrow."""

from __future__ import annotations

import json
from datetime import date

import feedparser
import pytest

from exported import text_exports
from made_up import review_of, swap
from places import SITE_URL
from review.exports import exports, parquet
from review.exports.zenodo import deposit
from review.language.catalogue import languages
from review.language.current import in_language
from review.versions.publication import Publication

REVIEW = "evidence/review.yml"
CONTRIBUTORS = """contributors:
  - name: Berg, Jo
    roles: [coordination]
    orcid: https://orcid.org/0000-0000-0000-0000
  - name: Chan, Lin
    roles: [screening]
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    paused = 'schedule: {status: paused, since: "2022-05-01", note: No buses run.}\n'
    changes = swap("  text: CC BY 4.0\n", "  text: ODbL 1.0\n", "versions:\n", f"{CONTRIBUTORS}{paused}versions:\n")
    review = review_of(tmp_path_factory.mktemp("other"), {REVIEW: changes})
    return text_exports(Publication(review, SITE_URL, date(2023, 1, 1)))


def test_contributors_are_named_by_the_crate_and_the_deposit(files):
    graph = {entity["@id"]: entity for entity in json.loads(files["data/ro-crate-metadata.json"])["@graph"]}
    assert graph["./"]["author"] == [{"@id": "#contributor-1"}, {"@id": "#contributor-2"}]
    assert graph["#contributor-1"] == {"@id": "#contributor-1", "@type": "Person", "name": "Jo Berg"}
    assert graph["#contributor-2"] == {"@id": "#contributor-2", "@type": "Person", "name": "Lin Chan"}
    assert json.loads(files["data/zenodo.json"])["creators"] == [
        {"name": "Berg, Jo", "orcid": "https://orcid.org/0000-0000-0000-0000"},
        {"name": "Chan, Lin"},
    ]
    assert json.loads(files["data/review.json"])["contributors"] == ["Berg, Jo", "Chan, Lin"]


def test_a_licence_without_an_address_is_described_in_the_crate(files):
    graph = {entity["@id"]: entity for entity in json.loads(files["data/ro-crate-metadata.json"])["@graph"]}
    assert graph["./"]["license"] == {"@id": "#licence"}
    assert graph["#licence"]["name"] == "ODbL 1.0"
    assert json.loads(files["data/zenodo.json"])["license"] == "odbl-1.0"


@pytest.mark.parametrize("code", languages())
def test_the_deposit_names_the_language(review, code):
    with in_language(code):
        assert deposit(review, SITE_URL)["language"] == {"en": "eng", "de": "deu"}[code]


def test_the_feed_announces_a_paused_review(files):
    entry = feedparser.parse(files["feeds/versions.xml"]).entries[0]
    assert (entry.title, entry.summary) == ("Work on this review is paused", "No buses run.")
    assert entry.id.startswith("urn:uuid:")
    assert (entry.link, entry.updated) == (f"{SITE_URL}updates/?state=paused", "2022-05-01T00:00:00Z")
    feed = json.loads(files["feeds/versions.json"])
    assert feed["authors"] == [{"name": "Jo Berg"}, {"name": "Lin Chan"}]
    assert "paused" in files["badge.svg"]


def test_without_the_library_that_writes_parquet_the_other_forms_are_written(review, kept_files, monkeypatch):
    monkeypatch.setattr(parquet, "find_spec", lambda _: None)
    made = exports(Publication(review, SITE_URL, kept=kept_files))
    assert not any(address.endswith(".parquet") for address in made)
    assert "data/studies.csv" in made
