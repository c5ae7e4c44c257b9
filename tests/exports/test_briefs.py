"""Briefs: tagged PDF of a few pages that states its status and leads back to what it was made from."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pypdf
import pypdfium2
import pytest
import zxingcpp

from made_up import review_of, swap
from places import SITE_URL
from review.citing.citable_works import versioned_address
from review.exports import briefs
from review.templating import typesetting
from review.versions.publication import Publication
from review.views.brief import briefs as briefs_of

WHOLE = "briefs/review.pdf"


@pytest.fixture(scope="module")
def opened(exported):
    return {
        address: pypdf.PdfReader(io.BytesIO(content))
        for address, content in exported.items()
        if address.startswith("briefs/")
    }


def text_of(pdf):
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def test_one_for_the_whole_review_and_one_for_each_theme(opened, review):
    assert set(opened) == {WHOLE, *(f"briefs/{id}.pdf" for id in review.themes)}


def test_a_brief_is_short_and_on_a4(opened):
    for address, pdf in opened.items():
        assert len(pdf.pages) <= (4 if address == WHOLE else 2), address
        assert {tuple(round(float(side)) for side in page.mediabox[2:]) for page in pdf.pages} == {(595, 842)}


def test_a_screen_reader_gets_its_title_language_and_structure(opened, exported):
    for address, pdf in opened.items():
        root = pdf.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"], address
        assert root["/Lang"] == "en-GB"
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert pdf.metadata.title
        assert {"/H1", "/H2", "/P"} <= set(kinds_in(root["/StructTreeRoot"]))
        assert b"pdfuaid:part" in exported[address]


def kinds_in(element):
    """The kind of each element in a structure tree."""
    children = element.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        inner = child.get_object()
        if isinstance(inner, dict) and "/S" in inner:
            yield inner["/S"]
            yield from kinds_in(inner)


def test_it_states_its_status_its_findings_and_how_to_cite(opened, review):
    for brief in briefs_of(review):
        whole = brief.id == review.record.id
        text = text_of(opened[WHOLE if whole else f"briefs/{brief.id}.pdf"])
        assert "Searched to" in text
        assert "Nobody has rated confidence" in text or "Confidence is rated for" in text
        assert review.record.licence.text in text
        assert review.record.independence[:40] in text
        for finding in brief.findings:
            assert " ".join((finding.headline or finding.statement).split()) in text
        for excerpt in brief.quotations:
            assert excerpt.theme in {part.theme.id for part in brief.themes}
            assert excerpt.speaker.rstrip(".") in text


@pytest.mark.parametrize("id", ["", "waiting"])
def test_the_code_to_scan_leads_to_the_permanent_link(exported, opened, review, id):
    address = f"briefs/{id or 'review'}.pdf"
    link = SITE_URL + (versioned_address(review, id) if id else "")
    assert link in text_of(opened[address]).replace(" ", "")
    pages = pypdfium2.PdfDocument(exported[address])
    found = {code.text for page in pages for code in zxingcpp.read_barcodes(page.render(scale=3).to_numpy())}
    assert found == {link}


def test_quotations_are_chosen_by_a_rule_from_different_studies(review):
    for brief in briefs_of(review):
        assert len({excerpt.study for excerpt in brief.quotations}) == len(brief.quotations) <= 2


@pytest.mark.slow
def test_the_same_records_give_the_same_bytes(exported, review):
    made = briefs.files(Publication(review, SITE_URL))
    assert made == {address: exported[address] for address in made}


def test_a_review_that_is_out_of_date_says_so(review):
    late = Publication(review, SITE_URL, as_of=date(2099, 1, 1))
    values = briefs.values(late, briefs_of(review)[0])
    assert values["status"][0] == f"Status on 1 January 2099: {late.status.label}."


def test_a_text_of_a_record_is_never_markup(tmp_path, kept_files):
    hostile = '#panic("no") *x* _y_ $z$ @w <label> // \\ `code` = a'
    changes = {"evidence/themes/waiting.yml": swap("short_title: Waiting", f"short_title: '{hostile}'")}
    review = review_of(tmp_path, changes)
    made = briefs.files(Publication(review, SITE_URL, kept=kept_files))["briefs/waiting.pdf"]
    assert " ".join(hostile.split()) in text_of(pypdf.PdfReader(io.BytesIO(made)))


def test_a_character_that_no_font_has_costs_the_mark_of_pdf_ua_and_nothing_else(review):
    theme = review.themes["waiting"].model_copy(update={"short_title": "等待 waiting"})
    changed = replace(review, themes={**review.themes, "waiting": theme})
    made = briefs.files(Publication(changed, SITE_URL))["briefs/waiting.pdf"]
    assert b"pdfuaid:part" not in made
    assert pypdf.PdfReader(io.BytesIO(made)).trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_a_brief_of_very_many_findings_leads_to_them_instead(review, monkeypatch):
    monkeypatch.setattr("review.views.brief.MAX_LISTED", 3)
    text = text_of(pypdf.PdfReader(io.BytesIO(briefs.files(Publication(review, SITE_URL))[WHOLE])))
    assert "There are too many to list here" in text
    assert not any(finding.headline and finding.headline in text for finding in review.findings.values())


def test_without_the_libraries_there_are_none(review, monkeypatch):
    monkeypatch.setattr(typesetting, "find_spec", lambda _: None)
    assert briefs.files(Publication(review, SITE_URL)) == {}
