"""A preview shows what a build writes, and makes only what somebody looks at."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from mkdocs.config import load_config

from made_up import anywhere, second_review, swap
from review.building.preview import Preview
from review.building.serving import VARIABLES
from review.exports.registration import Export
from review.site.pages import page as pages

pytestmark = pytest.mark.slow

STUDY = "studies/adams-2011/"
# What a build compresses for crawlers alone.
NOT_PREVIEWED = {"sitemap.xml.gz"}


@pytest.fixture(scope="module", autouse=True)
def surroundings():
    """The environment of the built site that is compared."""
    with anywhere(**VARIABLES):
        yield


def preview_of(project):
    return Preview(load_config(str(project / "mkdocs.yml")))


@pytest.fixture(scope="module")
def preview(second_project):
    """A preview of the review whose built site is compared."""
    return preview_of(second_project)


def test_every_page_and_file_has_the_bytes_of_a_build(preview, second_site):
    files = {file.relative_to(second_site).as_posix(): file for file in second_site.rglob("*") if file.is_file()}
    assert len(files) > 100
    different = [
        name
        for name, file in sorted(files.items())
        if name not in NOT_PREVIEWED
        and preview.answer(name.removesuffix("index.html")) != (HTTPStatus.OK, file.read_bytes())
    ]
    assert different == []


def test_pages_are_the_same_in_another_order(preview, second_project):
    backwards = preview_of(second_project)
    addresses = ["search/index.json", "rights/", "themes/", STUDY, "findings/", ""]
    assert [backwards.answer(each) for each in addresses] == [preview.answer(each) for each in addresses]


def test_only_the_page_that_is_asked_for_is_rendered_and_once(second_project, monkeypatch):
    rendered, exported = [], []
    render, make = pages.render, Export.__call__
    monkeypatch.setattr(pages, "render", lambda context, here: rendered.append(here) or render(context, here=here))
    monkeypatch.setattr(Export, "__call__", lambda self, *given: exported.append(self) or make(self, *given))
    preview = preview_of(second_project)
    assert (rendered, exported) == ([], [])
    first, again = preview.answer(STUDY), preview.answer(STUDY)
    assert first == again
    assert rendered == [STUDY]
    assert preview.answer("robots.txt")[0] == HTTPStatus.OK
    assert [list(export.media_types) for export in exported] == [["robots.txt"]]


@pytest.mark.parametrize("address", ["nothing/", "data/nothing.csv", "id/nothing/", "../mkdocs.yml", "rights.md"])
def test_an_address_without_a_page_is_answered_with_that_of_the_site(preview, second_site, address):
    assert preview.answer(address) == (HTTPStatus.NOT_FOUND, (second_site / "404.html").read_bytes())


def test_a_page_that_cannot_be_rendered_says_why_and_others_are_shown(tmp_path):
    fault = swap("---\n\n", "---\n\n{{ no_such_macro() }}\n\n")
    preview = preview_of(second_review(tmp_path, {"docs/methods.md": fault}))
    status, page = preview.answer("methods/")
    assert status == HTTPStatus.INTERNAL_SERVER_ERROR
    assert "&#39;no_such_macro&#39; is undefined" in page.decode()
    assert preview.answer("rights/")[0] == HTTPStatus.OK
