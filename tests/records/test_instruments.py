"""The appraisal instruments that the program ships: complete, in our own words, and fit for a codebook."""

from __future__ import annotations

import pytest

from appraised import CODEBOOK, WITHOUT
from made_up import write
from review.evidence.instruments import codebook_sections, shipped
from review.loading import load
from review.problems.problem import EvidenceError
from review.schema.codebook import InstrumentRecord

# The number of criteria, as the sources state it that the files name.
CRITERIA = {"casp-qualitative-2018": 10, "jbi-qualitative": 10, "mmat-2018": 27}


@pytest.fixture(scope="module")
def instruments():
    return shipped()


def test_each_instrument_has_its_criteria(instruments):
    assert {id: len(each.instrument.criteria) for id, each in instruments.items()} == CRITERIA
    for each in instruments.values():
        assert [criterion.number for criterion in each.instrument.criteria] == [
            *range(1, len(each.instrument.criteria) + 1)
        ]


def test_mmat_has_two_questions_for_all_and_five_for_each_design(instruments):
    mmat = instruments["mmat-2018"]
    criteria = mmat.instrument.criteria
    assert [criterion.item for criterion in criteria] == [
        "S1",
        "S2",
        *(f"{category}.{number}" for category in range(1, 6) for number in range(1, 6)),
    ]
    assert all(list(criterion.answers) == ["yes", "no", "cant-tell"] for criterion in criteria)
    asked = {
        design.id: [c.item for c in criteria if c.designs == (design.id,)]
        for design in instruments["mmat-2018"].designs
    }
    assert [items[0] for items in asked.values()] == ["1.1", "2.1", "3.1", "4.1", "5.1"]
    assert all(len(items) == 5 for items in asked.values())


@pytest.mark.parametrize("id", CRITERIA)
def test_an_instrument_is_complete_and_has_a_source(instruments, id):
    each = instruments[id]
    named = {answer for criterion in each.instrument.criteria for answer in criterion.answers}
    designs = {design for criterion in each.instrument.criteria for design in criterion.designs}
    assert named == {answer.id for answer in each.answers}
    assert designs == {design.id for design in each.designs}
    assert each.instrument.url
    assert "in other words" in each.instrument.note
    assert "doi:" in each.verified


def test_terms_of_the_same_id_are_the_same_in_every_instrument(instruments):
    found = {}
    for each in instruments.values():
        for term in (*each.answers, *each.designs):
            assert found.setdefault(term.id, term) == term


@pytest.mark.parametrize("ids", [["mmat-2018"], ["jbi-qualitative", "casp-qualitative-2018"], [*CRITERIA]])
def test_the_text_for_a_codebook_reads_as_the_instruments(instruments, tmp_path, ids):
    text = codebook_sections(instruments[id] for id in ids)
    root = write(tmp_path, WITHOUT)
    codebook = root / CODEBOOK
    codebook.write_text(text + codebook.read_text(encoding="utf-8"), encoding="utf-8")
    review, problems = load(root)
    assert {problem.code for problem in problems} == {"H410"}  # no study is appraised yet
    for id in ids:
        found = review.codebook.instrument(id)
        assert InstrumentRecord.model_validate(found.model_dump()) == instruments[id].instrument


def test_no_instrument_gives_no_text():
    assert codebook_sections([]) == ""


def test_a_shipped_file_that_does_not_fit_is_named(tmp_path, monkeypatch):
    (tmp_path / "instruments").mkdir()
    (tmp_path / "instruments/lamp.yml").write_text("citation: A lamp\n", encoding="utf-8")
    monkeypatch.setattr("review.evidence.instruments.files", lambda _: tmp_path)
    with pytest.raises(EvidenceError, match=r"instruments/lamp\.yml"):
        shipped()
