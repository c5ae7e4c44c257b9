"""Studies whose references have neither a DOI nor a web address, as many reports of the grey literature."""

from __future__ import annotations

import json
import re

import pytest

from exported import text_exports
from made_up import review_of, write
from places import SITE_URL
from review.__main__ import main
from review.loading import load
from review.site.pages import page_at
from review.versions.publication import Publication

LINKS = re.compile(r"^\s*(?:doi|url|archiveurl|archivedate|urldate)\s*=.*\n", re.MULTILINE)
RIS = "TY  - RPRT\nAU  - Night, Nora\nTI  - A report in a drawer\nPB  - The Depot\nPY  - 2020\nER  - \n"
WITHOUT_LINKS = {"references.bib": lambda text: LINKS.sub("", text)}


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    return review_of(tmp_path_factory.mktemp("without-links"), WITHOUT_LINKS)


def test_they_are_no_problem(tmp_path):
    assert load(write(tmp_path, WITHOUT_LINKS))[1] == []


def test_their_pages_have_no_link_to_a_report(review):
    publication = Publication(review, SITE_URL)
    page = str(page_at(publication, "studies/adams-2011/").body)
    assert "Read the report" not in page
    assert "cannot be looked up, because the reference has no DOI" in page
    assert ">Open<" not in str(page_at(publication, "references/").body)


def test_their_records_and_bibliographies_leave_the_link_empty(review):
    files = text_exports(Publication(review, SITE_URL))
    assert {study["doi"] for study in json.loads(files["data/studies.json"])} == {None}
    assert all(not {"DOI", "URL"} & set(item) for item in json.loads(files["data/included.csl.json"]))


def test_a_new_record_needs_neither(tmp_path, capsys):
    root = write(tmp_path / "root")
    (tmp_path / "export.ris").write_text(RIS, encoding="utf-8")
    assert main(["--root", str(root), "new", "night-2020", "--ris", str(tmp_path / "export.ris")]) == 0
    assert "written: references/night-2020.bib" in capsys.readouterr().out
    assert "A report in a drawer" in (root / "references" / "night-2020.bib").read_text(encoding="utf-8")
