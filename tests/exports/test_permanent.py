"""/id/<id>/: every ID has a permanent link, whose page redirects."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest

from places import SITE_URL
from review.exports import permanent
from review.model import urls
from review.versions.publication import Publication


@pytest.fixture(scope="module")
def files(review):
    return permanent.permanent_pages(Publication(review, SITE_URL))


def test_every_study_theme_finding_and_excerpt_has_one(review, files):
    ids = {*review.studies, *review.themes, *review.findings, *review.excerpts}
    assert len(ids) == 4 + 2 + 6 + 7
    published = {entry.id for entry in review.published}
    asked = {f"id/{id}/{page}index.html" for id in ids | published for page in ("", "history/")}
    assert {file for file in files if file.startswith("id/")} == asked


@pytest.mark.parametrize(
    ("id", "target"),
    [
        ("waiting", "themes/waiting/"),
        ("riding-f02", "themes/riding/#riding-f02"),
        ("osterlund-2015", "studies/osterlund-2015/"),
        ("osterlund-2015-q01", "quotes/#osterlund-2015-q01"),
    ],
)
def test_each_kind_redirects_to_its_page(files, id, target):
    page = files[f"id/{id}/index.html"]
    refresh = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', page)
    link = re.search(r'<a href="([^"]+)"', page)
    here = urljoin(SITE_URL, urls.permanent(id))
    assert urljoin(here, refresh[1]) == urljoin(here, link[1]) == SITE_URL + target
    assert f'<link rel="canonical" href="{SITE_URL}{target}">' in page
