"""A review without appraisal and one with several instruments, each built as a site of its own by mkdocs --strict."""

from __future__ import annotations

import csv
import re

import lxml.html
import pytest

from appraised import SEVERAL, WITHOUT
from made_up import built, second_review

pytestmark = pytest.mark.slow

# What speaks of appraisal in every review: help for contributors, GRADE-CERQual, and the schemas and scripts.
OF_EVERY_REVIEW = ("contribute/", "assets/", "data/schemas/", "search/")


@pytest.fixture(scope="module")
def without(tmp_path_factory):
    folder = tmp_path_factory.mktemp("without")
    return built(second_review(folder / "review", WITHOUT), folder / "site")


@pytest.fixture(scope="module")
def several(tmp_path_factory):
    folder = tmp_path_factory.mktemp("several")
    return built(second_review(folder / "review", SEVERAL), folder / "site")


def words(file) -> str:
    """What a page shows."""
    page = lxml.html.parse(str(file)).getroot()
    return " ".join(" ".join(page.xpath("//body//text()[not(parent::script)]")).split())


def test_no_page_file_or_menu_mentions_appraisal(without):
    assert not (without / "appraisal").exists()
    for file in sorted(without.rglob("*")):
        address = file.relative_to(without).as_posix()
        assert not re.search("appraisal", address) or address.startswith(OF_EVERY_REVIEW), address
        if file.suffix == ".html" and not address.startswith(OF_EVERY_REVIEW):
            assert "apprais" not in words(file).lower(), address
            assert "appraisal/" not in file.read_text(encoding="utf-8"), address


def test_a_review_without_appraisal_has_no_column_for_it(without):
    with (without / "data/studies.csv").open(encoding="utf-8", newline="") as opened:
        columns = csv.DictReader(opened).fieldnames
    assert not {"instrument", "overall", "not_appraised", "designs"} & set(columns)
    assert not (without / "data/appraisals.csv").exists()


def test_a_review_with_several_instruments_has_a_chart_of_each(several):
    names = {file.name for file in (several / "figures").glob("appraisal*")}
    assert names == {f"appraisal{each}.{ending}" for each in ("", "-lamp-tool") for ending in ("png", "svg")}
    page = words(several / "appraisal/index.html")
    assert page.index("With the Ride Checklist: 1 report") < page.index("With the Lamp Tool: 1 report")
    assert page.count("Every answer to every criterion. As the published review reports it.") == 2
    assert "Added after the published review" not in page  # Österlund 2015 is in neither table
    assert "Studies not appraised Österlund 2015 : The snow covered it." in page
