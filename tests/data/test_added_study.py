"""A study added by the steps of the README is never credited to the published review: on no page, in no export."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

import lxml.html
import pytest

from made_up import fill
from places import PROJECT, SITE_URL
from review.exports import exports
from review.loading import load_review
from review.model.review import Review
from review.model.stated_figures import reconcile
from review.site.markdown import markdown_files
from review.versions.publication import Publication
from review.views.flow import flow
from test_walkthrough import EXCERPT, FILLED, MADE_UP, project
from test_walkthrough import review as run

ID = "smith-2020"
RIS = """TY  - JOUR
AU  - Smith, A.
TI  - A made-up report that nobody wrote
JO  - Journal of Examples
PY  - 2020
DO  - 10.5555/made-up.2020
ER  -
"""
# Words that credit something to the published review.
CREDITS = re.compile(r"(?<!after )the published review|the source|as published", re.IGNORECASE)
PARTS = re.compile(r"(?<=[.;]) ")  # a sentence may name first what the review names, and then what others link
BLOCKS = ("p", "li", "td", "th", "dd", "figcaption", "caption", "blockquote")


@dataclass(frozen=True)
class Added:
    """The review before and after the study, its pages and files, and what `review new` printed."""

    before: Review
    review: Review
    pages: dict[str, lxml.html.HtmlElement]
    files: dict[str, str | bytes]
    message: str

    def text(self, address: str) -> str:
        """A page in words."""
        return " ".join(self.pages[address].text_content().split())


@pytest.fixture(scope="module")
def added(real, tmp_path_factory, kept_files):
    """The real review with one more study, by the steps of the README and without `review screen`."""
    folder = tmp_path_factory.mktemp("added")
    root, file = project(folder / "project"), folder / "export.ris"
    file.write_text(RIS, encoding="utf-8")
    assert f"review new {ID} --ris {file.name}" in (PROJECT / "README.md").read_text(encoding="utf-8")
    message = run(root, "new", ID, "--ris", str(file))
    finding = next(each for each in real.findings.values() if not each.subtheme)
    excerpt = EXCERPT.format(study=ID, theme=finding.theme, finding=finding.id, quote=MADE_UP)
    fill(root / f"evidence/studies/{ID}.yml", FILLED, excerpt)
    assert run(root, "check").splitlines()[-1].startswith("0 errors")
    publication = Publication(load_review(root), SITE_URL, kept=kept_files)
    pages = {
        address.removesuffix("index.md"): lxml.html.fromstring(f"<main>{text}</main>")
        for address, text in markdown_files(publication, root / "docs").items()
        if address.endswith(".md")
    }
    return Added(real, publication.review, pages, exports(publication), message)


def test_the_study_is_one_of_the_living_review_only(added):
    assert [study.id for study in added.review.added_studies] == [ID]
    assert added.before.added_studies == ()


def test_the_command_says_that_no_decision_is_recorded(added):
    assert "No screening decision is recorded, so the site counts the study as added without one." in added.message


def test_its_page_says_that_contributors_linked_it(added):
    page = added.text(f"studies/{ID}/")
    assert "This study was added after the published review. Contributors have linked it to 1 finding." in page
    assert not CREDITS.search(page)


def test_no_page_or_file_credits_it_in_the_sentence_that_names_it(added):
    names = (ID, added.review.studies[ID].name, "10.5555/made-up.2020", MADE_UP)
    documents = {
        address: lxml.html.fromstring(content)
        for address, content in added.files.items()
        if address.endswith(".html") and isinstance(content, str)
    }
    named = 0
    for address, page in {**added.pages, **documents}.items():
        for block in page.iter(*BLOCKS):
            text = " ".join(block.text_content().split())
            if any(name in text for name in names) and not any(True for _ in block.iterdescendants(*BLOCKS)):
                parts = [part for part in PARTS.split(text) if any(name in part for name in names)]
                named += len(parts)
                assert [part for part in parts if CREDITS.search(part)] == [], address
    assert named > 10


def test_the_quotations_page_and_its_theme_tell_its_passage_apart(added):
    before = len(added.before.excerpts)
    words = (
        f"The published review prints {before} of these passages. The contributors took 1 from studies that were added"
    )
    assert words in added.text("quotes.md" if "quotes.md" in added.pages else "quotes/")
    theme = added.review.excerpts[f"{ID}-q01"].theme
    assert "The contributors took 1 from studies that were added after it" in added.text(f"themes/{theme}/")
    [other, *_] = [id for id in added.review.themes if id != theme]
    assert "The published review prints these passages." in added.text(f"themes/{other}/")


def test_the_references_say_which_numbers_are_those_of_the_published_review(added):
    page = added.text("references/")
    published = added.before.record.source.references
    total = len(added.before.references) + 1
    numbered = (
        f"{total} references: 1 to {published} are numbered as in the published review, and 1 was added after it."
    )
    assert numbered in page


@pytest.mark.parametrize("address", ["studies/", "appraisal/", "whole/"])
def test_tables_of_studies_name_it_as_added(added, address):
    assert "Added after the published review: Smith 2020. The others are as that review reports them." in added.text(
        address
    )


def test_the_flow_counts_it_as_new(added):
    boxes = {box.id: box for box in flow(added.review).boxes}
    before = {box.id: box for box in flow(added.before).boxes}
    assert boxes["published"] == before["published"]
    assert boxes["added"].count == before["added"].count + 1
    assert boxes["included"].count == before["included"].count + 1
    assert boxes["added"].details == ("Without a screening decision: 1",)
    assert "Without a screening decision: 1" in added.text("methods.md")


def test_the_figures_of_the_published_review_are_computed_without_it(added):
    assert reconcile(added.review) == reconcile(added.before)


def test_the_feed_of_studies_does_not_date_it_to_the_first_version_of_an_older_review(added):
    items = json.loads(added.files["feeds/studies.json"])["items"]
    [entry] = [item for item in items if item["url"].endswith(f"/id/{ID}/")]
    assert entry["date_published"][:10] == added.review.version.date
    assert not CREDITS.search(entry["content_text"])


def test_files_for_programs_credit_it_to_nobody_else(added):
    for address, content in added.files.items():
        if address.startswith(("data/", "feeds/", "id/")) and isinstance(content, str) and not address.endswith("html"):
            for line in content.splitlines():
                if ID in line or MADE_UP in line:
                    assert not CREDITS.search(line), f"{address}: {line[:300]}"
