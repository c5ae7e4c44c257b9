"""What this project says of its review outside the records: CITATION.cff, the deposit, its contact and its status."""

from __future__ import annotations

import json

import yaml
from cffconvert.cli.create_citation import create_citation

from places import PROJECT
from review.citing.citable_works import CONTRIBUTORS
from review.model.review_status import review_status


def test_the_citation_file_is_in_step_with_the_records(real):
    cited = yaml.safe_load((PROJECT / "CITATION.cff").read_text(encoding="utf-8"))
    authors = [_written(each.name) for each in real.record.contributors] or [{"name": CONTRIBUTORS}]
    assert [{key: value for key, value in each.items() if key != "orcid"} for each in cited["authors"]] == authors
    assert (cited["title"], cited["version"], cited["date-released"]) == (
        real.record.title, real.version.version, real.version.date
    )  # fmt: skip
    assert cited.get("doi") == real.record.doi
    [source] = cited["references"]
    assert source["authors"] == [_written(person.name) for person in real.record.people]
    article = real.record.source.article
    assert (source["title"], source["doi"]) == (real.record.source.title, article.doi)
    assert (source["journal"], source["volume"], source["issue"]) == (article.journal, article.volume, article.issue)


def _written(name: str) -> dict[str, str]:
    family, _, given = name.partition(", ")
    return {"family-names": family, "given-names": given}


def test_the_deposit_names_no_author_who_is_no_contributor(real, exported_really):
    deposit = json.loads(exported_really["data/zenodo.json"])
    named = {creator["name"] for creator in deposit["creators"]}
    assert named.isdisjoint(person.name for person in real.record.people)
    derived = [each for each in deposit["related_identifiers"] if each["relation"] == "isDerivedFrom"]
    assert real.record.source.article.doi in {each["identifier"] for each in derived}
    assert deposit["version"] == real.version.version


def test_the_citation_file_is_valid_and_agrees_with_the_review(project, real):
    citation = create_citation(str(project / "CITATION.cff"), None)
    citation.validate()
    cited = citation._implementation.cffobj
    assert cited["title"] == real.record.title
    assert cited["version"] == real.version.version
    assert str(cited["date-released"]) == real.version.date
    assert cited["references"][0]["doi"] == real.record.source.article.doi


def test_the_real_review_names_no_contact_that_nobody_gave(real):
    assert real.record.contact is None


def test_the_real_review_is_out_of_date_and_names_its_search_and_its_reports(real):
    status = review_status(real)
    assert status.state == "out-of-date"
    assert status.why[0] == "The last searches ran up to December 2019; a search should be at most 24 months old."
    waiting = sum(report.decision == "awaiting" for report in real.candidates)
    assert status.why[1].startswith(f"{waiting} reports await assessment; the earliest was published in 2020.")
