"""Figures to save: each as SVG and as PNG at twice the size, with how to cite it inside."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from test_shared_cards import size_of

from places import SITE_URL
from review.exports import saved_figures
from review.figures.glance_picture import glance_picture
from review.figures.theme_picture import theme_picture
from review.templating import typesetting
from review.versions.publication import Publication
from review.views.downloads import has_picture
from review.views.themes import theme_views

TEXT = "{http://www.w3.org/2000/svg}text"


@pytest.fixture(scope="module")
def figures(exported):
    return {address: content for address, content in exported.items() if address.startswith("figures/")}


def texts(svg):
    return [" ".join("".join(each.itertext()).split()) for each in ET.fromstring(svg).iter(TEXT)]  # noqa: S314 - made here


def test_the_appraisal_each_map_and_each_theme_are_there_in_both_forms(figures, review):
    maps = ("map-settings", "map-professions", "map-countries", "map-interventions")
    names = {"themes", "appraisal", "awaiting", "years", "replay", *maps, *(f"theme-{id}" for id in review.themes)}
    assert set(figures) == {f"figures/{name}.{ending}" for name in names for ending in ("svg", "png")}


def test_a_png_is_twice_as_large(figures):
    for address, svg in figures.items():
        if address.endswith(".svg"):
            size = tuple(int(number) for number in re.search(r'width="(\d+)" height="(\d+)"', svg).groups())
            assert size_of(figures[address.replace(".svg", ".png")]) == (2 * size[0], 2 * size[1])


def test_a_figure_shows_how_to_cite_it_and_the_status_of_the_review(figures, review):
    for address, svg in figures.items():
        if address.endswith(".svg"):
            seen = " ".join(texts(svg))
            for expected in (SITE_URL, f"version {review.version.version}", review.record.licence.text, "Searched to"):
                assert expected in seen, address


def test_the_picture_of_a_theme_shows_each_finding_and_each_view(figures, review):
    for theme in review.themes.values():
        seen = " ".join(texts(figures[f"figures/theme-{theme.id}.svg"]))
        for finding in theme.findings:
            assert (finding.headline or finding.statement) in seen
            for one in finding.views:
                for word in one.view.split():
                    assert word in seen


def test_a_theme_of_very_many_findings_has_no_picture(review, kept_files, monkeypatch):
    monkeypatch.setattr("review.views.downloads.MAX_PICTURED", 3)
    assert [id for id, theme in review.themes.items() if not has_picture(theme)] == ["waiting"]
    assert not {"figures/theme-waiting.svg"} & set(saved_figures.files(Publication(review, SITE_URL, kept=kept_files)))


def test_the_themes_at_a_glance_show_the_numbers_and_marks_of_each_theme(figures, review):
    seen = " ".join(texts(figures["figures/themes.svg"]))
    for row, view in zip(glance_picture(Publication(review, SITE_URL)).rows, theme_views(review), strict=True):
        assert len(row.marks) == len(view.theme.findings)
        assert f"{len(view.named)} named, {len(view.linked)} linked" in seen
        assert view.theme.short_title in seen
        assert " ".join(row.summary) in seen


def test_findings_too_many_to_be_marks_are_a_number(review, monkeypatch):
    monkeypatch.setattr("review.views.downloads.MAX_PICTURED", 3)
    rows = glance_picture(Publication(review, SITE_URL)).rows
    assert [bool(row.marks) for row in rows] == [has_picture(theme) for theme in review.themes.values()]
    assert all(row.findings[0].isdigit() for row in rows)


def test_marks_that_fill_a_line_go_on_in_the_next(review, monkeypatch):
    monkeypatch.setattr("review.figures.glance_picture.MARKS_IN_LINE", 2)
    for row in glance_picture(Publication(review, SITE_URL)).rows:
        lines = {mark.y for mark in row.marks}
        assert len(lines) == (len(row.marks) + 1) // 2
        assert all(line < row.findings_y for line in lines)


def test_a_dataset_has_one_mark_that_of_its_strongest_link(review):
    for theme in review.themes.values():
        marks = theme_picture(Publication(review, SITE_URL), theme).marks
        assert len(marks.named) + len(marks.linked) + len(marks.other) == len(review.datasets)
        named = {study for finding in theme.findings for study in finding.named_studies}
        assert len(marks.named) == len({review.studies[study].dataset for study in named})


def test_a_theme_with_markup_in_its_title_stays_text(review, kept_files):
    theme = review.themes["waiting"].model_copy(update={"short_title": "<b>&amp;"})
    changed = replace(review, themes={"waiting": theme})
    made = saved_figures.files(Publication(changed, SITE_URL, kept=kept_files))
    assert any(text.startswith("<b>&amp;: ") for text in texts(made["figures/theme-waiting.svg"]))


@pytest.mark.slow
def test_the_same_records_give_the_same_bytes(figures, review):
    assert saved_figures.files(Publication(review, SITE_URL)) == figures


def test_without_the_libraries_there_is_svg_alone(review, monkeypatch):
    monkeypatch.setattr(typesetting, "find_spec", lambda _: None)
    assert {address[-3:] for address in saved_figures.files(Publication(review, SITE_URL))} == {"svg"}
