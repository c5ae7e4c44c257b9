"""The summary of findings as a Word file: every finding in a table whose header is marked, and the same bytes."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from made_up import review_of
from places import SITE_URL
from review.exports import findings_document
from review.templating import word, word_worker
from review.templating.word import Row, TableDocument
from review.versions.publication import Publication

WHOLE = "data/summary-of-findings.docx"
RIDING = (
    Row(
        heading="A warm bus is quiet.",
        paragraphs=("A warm bus is a quiet bus.", "riding-f01"),
        cells=(
            "Agreement",
            (
                "The published review names 1 study (Baker 2012a); it does not name the others. Linked by us: 1 study "
                "(Adams 2011)."
            ),
            "High",
            "Three studies agree. Assessed by Nobody, Ada on 1 February 2021.",
        ),
    ),
    Row(
        heading="Talking to the driver keeps the driver awake.",
        paragraphs=("riding-f02",),
        cells=(
            "A single study",
            "The published review names 1 study (Österlund 2015).",
            "Not rated",
            "Nobody has rated confidence in this finding yet.",
        ),
    ),
)


@pytest.fixture(scope="module")
def opened(exported):
    return {
        address: docx.Document(io.BytesIO(content))
        for address, content in exported.items()
        if address.endswith(".docx")
    }


def rows(document):
    """The cells of each row under the headers, as text."""
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows[1:]]


def test_one_for_the_whole_review_and_one_for_each_theme(opened, review):
    assert set(opened) == {WHOLE, *(f"data/summary-of-findings-{id}.docx" for id in review.themes)}


def test_it_has_every_finding_with_its_confidence_and_the_reason(opened, review):
    shown = rows(opened[WHOLE])
    assert len(shown) == len(review.findings)
    for (first, _, studies, level, reason), finding in zip(shown, review.findings.values(), strict=True):
        for text in (finding.headline, finding.statement, finding.id, *(one.view for one in finding.views)):
            assert (text or "") in first
        for study in finding.supporting_studies:
            assert review.studies[study].name in studies
        if finding.confidence:
            assert level.startswith(finding.confidence.level.label)
            assert finding.confidence.explanation in reason
        else:
            assert (level, reason) == ("Not rated", "Nobody has rated confidence in this finding yet.")


def test_that_of_a_theme_has_its_findings_alone(opened, review):
    for theme in review.themes.values():
        shown = rows(opened[f"data/summary-of-findings-{theme.id}.docx"])
        assert [first.splitlines()[-1] for first, *_ in shown] == [finding.id for finding in theme.findings]


def test_it_states_its_status_and_how_to_cite(opened, review):
    for document in opened.values():
        text = "\n".join(paragraph.text for paragraph in document.paragraphs)
        for expected in ("Searched to", review.record.question, "Cite as: ", review.record.independence, SITE_URL):
            assert expected in text


def test_the_document_of_a_theme_as_a_whole(tmp_path):
    night_buses = review_of(tmp_path)
    made = findings_document.document(Publication(night_buses, SITE_URL), (night_buses.themes["riding"],))
    assert made == TableDocument(
        title="Summary of qualitative findings: Riding through the night",
        authors="Contributors of the living review",
        date="2021-02-03",
        introduction=(
            "What drivers say makes a good night bus: a fabricated review",
            "Question: What do drivers see as a good night bus?",
            (
                "Version 1.1.0, 3 February 2021. Status on 3 February 2021: maintained; no update scheduled. Searched "
                "to December 2020. 2 newer reports have been found and not yet assessed. Confidence is rated for 1 of "
                "6 findings."
            ),
        ),
        columns=(
            "Summary of review finding",
            "Reach in the published review",
            "Studies contributing to the finding",
            "CERQual assessment of confidence",
            "Explanation of the assessment",
        ),
        widths=(10.0, 4.2, 4.6, 3.2, 4.1),
        parts=(("2. Riding through the night", RIDING),),
        closing=(
            (
                "Cite as: Contributors of the living review. What drivers say makes a good night bus: a fabricated "
                "review (version 1.1.0, 2021-02-03) [Internet]. 2021. Available from: https://review.example/night/"
            ),
            (
                "It continues: Nobody A. Night buses as their drivers see them: a synthesis that was never written. "
                "Journal of Fabricated Transport. 2016 May 4;3(1):1–9. doi:10.5555/night.2016 This review belongs to "
                "the tests and to nobody else."
            ),
            "Text and data: CC BY 4.0. The quotations are made up.",
        ),
    )


def test_a_screen_reader_gets_headings_headers_and_language(opened):
    for document in opened.values():
        styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.text]
        assert styles[0] == "Heading 1"
        assert styles.count("Heading 2") == len(document.tables)
        assert document.core_properties.title
        assert document.core_properties.language == "en-GB"
        languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
        assert languages == {"en-GB"}
        for table in document.tables:
            assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
            assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_the_same_records_give_the_same_bytes(exported, review):
    made = findings_document.files(Publication(review, SITE_URL))
    assert made == {address: exported[address] for address in made}
    with zipfile.ZipFile(io.BytesIO(made[WHOLE])) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {word_worker.ARCHIVE_TIME}


def test_without_the_library_there_are_none(review, monkeypatch):
    monkeypatch.setattr(word, "find_spec", lambda _: None)
    assert findings_document.files(Publication(review, SITE_URL)) == {}
