"""`review notices`: retractions, corrections and newer versions, from a local Crossref to records and pages."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import lxml.html
import pytest
from local_services import LocalServices, serving

from exported import text_exports
from made_up import swap, write
from review.__main__ import main
from review.checks.notices import _touched
from review.loading import load, load_review
from review.site.pages import all_pages
from review.surveillance import polite_client
from review.versions.publication import Publication

NOTICES, STATE = "evidence/notices.yml", ".build/notices.json"
CONTACT = swap("licence:\n  code: MIT", "contact: https://example.org/owls\nlicence:\n  code: MIT")
OWL, SNOW = "10.5555/owl.2011", "10.5555/sno(15)00_1"
DAY = "2021-03-01"


def update(type: str, doi: str, date: list[int], source: str = "publisher", label: str = "") -> dict[str, object]:
    """Return a notice as Crossref has it in `updated-by`."""
    return {
        "DOI": doi,
        "type": type,
        "label": label or type.replace("_", " ").capitalize(),
        "source": source,
        "updated": {"date-parts": [date], "date-time": "2020-01-01T00:00:00Z", "timestamp": 0},
        "record-id": "20946",
    }


RETRACTED = [
    update("retraction", "10.5555/owl.notice", [2020, 6, 2], "publisher"),
    update("retraction", "10.5555/OWL.notice", [2020, 6], "retraction-watch"),
    update("corrigendum", "10.5555/owl.erratum", [2014]),
]


@pytest.fixture
def services(monkeypatch) -> Iterator[LocalServices]:
    patient = partial(polite_client.PoliteClient, wait=lambda _: None, clock=lambda: 0.0)
    monkeypatch.setattr(polite_client, "PoliteClient", patient)
    with serving() as running:
        running.works = {OWL: {"DOI": OWL, "title": ["Owls"]}, SNOW: {"DOI": SNOW, "title": ["Snow"]}}
        yield running


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path, {"evidence/review.yml": CONTACT})


def ask(root: Path, services: LocalServices, *options: str, day: str = DAY) -> int:
    return main(["--root", str(root), "notices", "--on", day, *services.options, *options])


def text_of_page(root: Path, address: str) -> str:
    page = next(page for page in all_pages(Publication(load_review(root))) if page.address == address)
    return " ".join(lxml.html.fromstring(page.body).text_content().split())


def test_a_work_without_notices_is_asked_about_and_the_day_recorded(root, services, capsys):
    assert ask(root, services) == 0
    assert capsys.readouterr().out == "2 DOIs looked up: 0 new notices, 0 in all, 0 not known to Crossref.\n"
    assert (root / NOTICES).read_text("utf-8").splitlines()[1:] == [
        "lookups:",
        f'  - on: "{DAY}"',
        "    answered:",
        f"      - {OWL}",
        f"      - {SNOW}",
    ]


def test_a_later_look_up_changes_one_line(root, services):
    ask(root, services)
    before = (root / NOTICES).read_text("utf-8").splitlines()
    assert ask(root, services, day="2021-04-01") == 0
    after = (root / NOTICES).read_text("utf-8").splitlines()
    changed = [line for line in difflib.ndiff(before, after) if line[0] in "+-"]
    assert changed == [f'-   - on: "{DAY}"', '+   - on: "2021-04-01"']


def test_a_doi_that_crossref_does_not_have_is_named_and_one_without_an_answer_keeps_its_day(root, services, capsys):
    ask(root, services)
    del services.works[SNOW]
    services.faults["crossref"] = [(500, {}, b"")] * 5
    assert ask(root, services, day="2021-04-01") == 1
    assert f"failed: {OWL}: Crossref answered with status 500, 5 times" in capsys.readouterr().out
    lookups = load_review(root).notices.lookups
    assert [(each.on, each.answered, each.unknown) for each in lookups] == [
        ("2021-04-01", (), (SNOW,)),
        (DAY, (OWL,), ()),
    ]
    services.asked.clear()
    assert ask(root, services, day="2021-04-01") == 0
    assert len(services.asked) == 1


def test_a_retraction_names_each_finding_that_it_affects_with_what_is_left(root, services, capsys):
    services.works[OWL]["updated-by"] = RETRACTED
    assert ask(root, services) == 0
    message = capsys.readouterr().out
    assert f"Retraction: {OWL} (Retraction, 10.5555/owl.notice, 2020-06-02; publisher, retraction-watch)" in message
    assert "Correction: 10.5555/owl.2011 (Corrigendum, 10.5555/owl.erratum, 2014; publisher)" in message
    review = load_review(root)
    affected = [finding.id for finding in review.findings.values() if "adams-2011" in finding.supporting_studies]
    assert affected
    for id in affected:
        studies = [each for each in review.findings[id].supporting_studies if each != "adams-2011"]
        assert f"affects {id}: without adams-2011, {len(studies)} stud" in message


def test_a_study_that_supports_no_finding_is_said_to_support_none():
    assert _touched(()) == "it supports no finding"


def test_the_check_reminds_until_a_person_has_decided(root, services, capsys):
    services.works[OWL]["updated-by"] = RETRACTED
    ask(root, services)
    assert [problem.code for problem in load(root)[1]] == ["H408"]
    command = ["--root", str(root), "notices", "--decide", OWL]
    assert main(command) == 2
    assert (
        main([*command, "--by", "Nobody, Ada", "--on", "2021-03-05", "--text", "The findings stay; see the note."]) == 0
    )
    assert load(root)[1] == []
    decision = load_review(root).notices.notices[0].decision
    assert (decision.on, decision.by) == ("2021-03-05", "Nobody, Ada")
    assert ask(root, services, day="2021-04-01") == 0
    assert load_review(root).notices.notices[0].decision == decision
    assert main([*command, "--by", "A", "--on", "2021-03-05", "--text", "Again."]) == 2
    assert main(["--root", str(root), "notices", "--decide", "10.5555/none"]) == 2
    assert "has no notice about" in capsys.readouterr().err


def test_the_article_of_a_preprint_and_odd_notices_are_taken_as_they_are(root, services):
    services.works[SNOW] |= {
        "relation": {
            "is-preprint-of": [{"id-type": "doi", "id": "10.5555/SNOW.article", "asserted-by": "subject"}, None]
        },
        "updated-by": [
            None,
            {},
            update("expression_of_concern", "not a DOI", [2020, 13]),
            update("dataset_added", "10.5555/snow.more", []),
        ],
    }
    assert ask(root, services) == 0
    found = [(each.kind, each.doi, each.date) for each in load_review(root).notices.notices]
    assert found == [
        ("concern", None, None),
        ("version", "10.5555/SNOW.article", None),
        ("other", None, None),
        ("other", "10.5555/snow.more", None),
    ]


@pytest.mark.parametrize("damaged", ["", "[]", f'{{"day": "{DAY}", "answers": {{"{OWL}": [{{}}]}}}}'])
def test_answers_that_are_damaged_are_asked_for_again(root, services, damaged):
    (root / ".build").mkdir()
    (root / STATE).write_text(damaged, encoding="utf-8")
    assert ask(root, services) == 0
    assert len(services.asked) == 2
    assert not (root / STATE).exists()


def test_pages_say_that_nobody_has_looked_yet_or_what_was_found(root, services):
    assert "Retractions and corrections: not looked up yet." in text_of_page(root, "studies/adams-2011/")
    assert "Not looked up yet" in text_of_page(root, "updates/")
    assert "Retractions and corrections: not looked up yet" in text_of_page(root, "references/")
    services.works[OWL]["updated-by"] = RETRACTED
    ask(root, services)
    for address in ("studies/adams-2011/", "references/", "updates/", "themes/waiting/"):
        text = text_of_page(root, address)
        assert "Retraction, 2 June 2020, doi:10.5555/owl.notice. Source: publisher, retraction-watch" in text, address
        assert "Nobody has decided yet what follows for this review." in text
    assert "none found; last looked up on 1 March 2021" in text_of_page(root, "studies/osterlund-2015/")


def test_feed_and_data_have_the_notices(root, services):
    services.works[OWL]["updated-by"] = RETRACTED
    ask(root, services)
    files = text_exports(Publication(load_review(root), site_url="https://example.org/"))
    entries = json.loads(files["feeds/notices.json"])["items"]
    assert {each["title"] for each in entries} == {"Correction: Adams, 2011", "Retraction: Adams, 2011"}
    assert any("without this study" in each["content_text"] for each in entries)
    (row,) = [each for each in json.loads(files["data/studies.json"]) if each["id"] == "adams-2011"]
    assert row["notices"][0] == {"type": "retraction", "doi": "10.5555/owl.notice", "date": "2020-06-02"}
    assert row["notices_asked_on"] == DAY
    assert "retraction, 10.5555/owl.notice, 2020-06-02; correction" in files["data/studies.csv"]
    summary = json.loads(files["data/review.json"])["notices"]
    assert summary == {"last_looked_up": DAY, "undecided": 1, "counts": {"retraction": 1, "correction": 1}}
