"""What is exported, read by other libraries: the same people, accents too, titles, years and DOIs."""

from __future__ import annotations

import json

import pytest
import rispy
from pybtex.database import parse_string

from places import SITE_URL
from review.citing.citable_works import living_review, published_review
from review.citing.cite_this import works_to_cite
from review.references.formats import bibtex, csl_json, ris
from review.views.themes import studies_of_theme


@pytest.fixture(scope="module", params=["fabricated", "real"])
def references(request):
    chosen = request.getfixturevalue("review" if request.param == "fabricated" else "real")
    return [*chosen.references.values(), living_review(chosen, SITE_URL), published_review(chosen)]


def families(reference):
    return [name.literal or f"{name.particle} {name.family}".strip() for name in reference.authors]


def latex_text(value):
    return value.replace("{", "").replace("}", "").replace("\\", "")


def test_bibtex_read_by_pybtex(references):
    entries = parse_string(bibtex(references), "bibtex").entries
    assert set(entries) == {reference.citekey for reference in references}
    for reference in references:
        entry = entries[reference.citekey]
        people = entry.persons.get("author", [])
        read = [latex_text(" ".join([*person.prelast_names, *person.last_names])) for person in people]
        assert read == families(reference) + ["others"] * reference.truncated
        assert latex_text(entry.fields["title"]) == reference.title
        assert entry.fields.get("year", "") == reference.get("year")
        assert entry.fields.get("doi", "") == reference.doi


def test_ris_read_by_rispy(references):
    for reference, entry in zip(references, rispy.loads(ris(references)), strict=True):
        assert [name.partition(",")[0] for name in entry["authors"] if name != "et al."] == families(reference)
        assert (entry["title"], entry["year"]) == (reference.title, reference.get("year"))
        assert entry.get("doi", "") == reference.doi


def test_csl_json_has_every_part_of_a_name(references):
    for reference, item in zip(references, json.loads(csl_json(references)), strict=True):
        read = [
            person.get("literal") or f"{person.get('non-dropping-particle', '')} {person['family']}".strip()
            for person in item["author"]
        ]
        assert read == families(reference) + ["et al."] * reference.truncated
        assert (item["title"], item.get("DOI", "")) == (reference.title, reference.doi)
        assert str(item["issued"]["date-parts"][0][0]) == reference.get("year")


def test_accents_survive(review):
    study = review.studies["osterlund-2015"].reference
    assert "Österlund" in bibtex([study])
    assert "Österlund" in ris([study])
    assert "Österlund" in csl_json([study])


def test_a_theme_has_the_references_of_its_studies(review, exported):
    for theme in review.themes.values():
        citekeys = [study.reference.citekey for study in studies_of_theme(review, theme)]
        assert [item["id"] for item in json.loads(exported[f"data/themes/{theme.id}.csl.json"])] == citekeys
        assert list(parse_string(exported[f"data/themes/{theme.id}.bib"], "bibtex").entries) == citekeys


def test_ids_of_the_first_version_keep_their_files_to_cite_them_with(review, exported):
    for id in (entry.id for entry in review.published if entry.since == "1.0.0" and not entry.obsolete):
        citekeys = [work.citekey for work in works_to_cite(review, id, SITE_URL)]
        for ending, keys in (
            ("bib", list(parse_string(exported[f"id/{id}/citation.bib"], "bibtex").entries)),
            ("ris", [entry["id"] for entry in rispy.loads(exported[f"id/{id}/citation.ris"])]),
            ("csl.json", [item["id"] for item in json.loads(exported[f"id/{id}/citation.csl.json"])]),
        ):
            assert keys == citekeys, ending
