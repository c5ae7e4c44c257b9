"""The synthetic reviews of `make bench`: valid, the same for a seed, and without a text used twice."""

from __future__ import annotations

import sys
from collections import Counter

import pytest

from places import PROJECT
from review.loading import load_state

sys.path.insert(0, str(PROJECT / ".ci"))

from bench import table
from synthetic_review import synthetic_review

SIZE = 90


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("synthetic")
    synthetic_review(folder, SIZE)
    return folder


@pytest.fixture(scope="module")
def synthetic(folder):
    state, problems = load_state(folder)
    assert problems == []
    return state.review


def files_of(folder):
    return {file.relative_to(folder): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_same_size_and_seed_give_the_same_review(folder, tmp_path):
    synthetic_review(tmp_path / "again", SIZE)
    assert files_of(tmp_path / "again") == files_of(folder)
    synthetic_review(tmp_path / "other", SIZE, seed=2)
    assert files_of(tmp_path / "other") != files_of(folder)


def test_it_has_as_many_studies_as_asked_for_and_findings_in_proportion(synthetic, real):
    assert len(synthetic.studies) == SIZE
    assert len(synthetic.findings) / len(real.findings) == pytest.approx(SIZE / len(real.studies), rel=0.05)
    assert len(synthetic.excerpts) > len(real.excerpts)


def test_no_text_is_used_twice(synthetic, real):
    texts = Counter()
    texts.update(excerpt.quote for excerpt in synthetic.excerpts.values())
    texts.update(finding.statement for finding in synthetic.findings.values())
    texts.update(reference.title for reference in synthetic.references.values())
    known = {excerpt.quote for excerpt in real.excerpts.values()} | {each.title for each in real.references.values()}
    assert [text for text, count in texts.items() if count > 1 and text not in known] == []


def test_the_table_compares_each_measurement_with_the_stock_build():
    cost = {"cpu": 3.0, "wall": 5.0, "memory": 100.0, "finished": True}
    stock = cost | {"cpu": 6.0, "memory": 50.0}
    size = {
        "files": 9,
        "total": 1.5,
        "heaviest": 0.2,
        "heaviest_page": "quotes",
        "search": 8.0,
        "search_compressed": 2.0,
    }
    given_up = cost | {"finished": False}
    result = {
        "studies": 30,
        "costs": {"build": cost, "stock build": stock, "rebuild": given_up},
        "sizes": {"own": size},
        "seconds until a change is shown": 1.25,
        "views": [{"page": "map", "first": 900.0, "filter_phone": 80.0, "filter_here": None}],
    }
    lines = table([result]).splitlines()
    assert "| 30 | build | 3.0 | 0.50 | 5.0 | 100 | 2.00 |" in lines
    assert "| 30 | rebuild (given up) | 3.0 | 0.50 | 5.0 | 100 | 2.00 |" in lines
    assert "| 30 | own | 9 | 1.5 | 0.2 (quotes) | 8.0 | 2.0 |" in lines
    assert "| 30 | 1.25 |" in lines
    assert "| 30 | map | 900.0 | 80.0 |  |" in lines
