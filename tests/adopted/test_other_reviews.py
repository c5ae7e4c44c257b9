"""Two other reviews, made from nothing with `review init` and imports of tables, checked and built as whole sites.

What a person writes by hand is in tests/adopted/: themes with their findings, settings, terms of the codebook.
"""

from __future__ import annotations

import pytest
from lighthouses import COUNT, LIGHTHOUSES, WORDS
from review_steps import made
from umbrellas import UMBRELLAS

from made_up import anywhere
from marks_of_a_review import marks_of
from own_thread import in_own_thread
from places import PROJECT
from read_site import found_on, unshared
from review.__main__ import main
from review.inspection.accessibility import access_faults, sample
from review.inspection.data_files import data_faults
from review.loading import load, load_review

pytestmark = [pytest.mark.slow, pytest.mark.data]

REVIEWS = {"lighthouses": LIGHTHOUSES, "umbrellas": UMBRELLAS}
# Words that the program says of every review, on pages and in schemas, and that are words of the first one too.
OF_PROGRAM = {"in one study", "makes", "needs", "not stated", "unclear", "views differ", "waiting"}


@pytest.fixture(scope="module", params=REVIEWS)
def root(request, shared):
    """The folder of a review with its built site."""

    def make(folder):
        folder.mkdir()
        root = made(REVIEWS[request.param], folder)
        with anywhere():
            assert main(["--root", str(root), "build"]) == 0

    return shared.folder(f"other-{request.param}", make) / "review"


def test_no_check_has_anything_to_say(root):
    review, problems = load(root)
    assert review is not None
    assert problems == []


def test_every_data_file_is_valid(root):
    assert data_faults(root / "site") == []


@pytest.mark.browser
def test_axe_finds_nothing_on_a_sample_of_pages(root):
    """Every second kind of page in one review, and the others in the other."""
    addresses = sample(root / "site")[list(REVIEWS).index(root.parent.name.removeprefix("other-")) :: 2]
    assert len(addresses) > 8
    assert in_own_thread(access_faults, root / "site", addresses) == []


def test_nothing_comes_from_the_first_review(root):
    found = unshared(found_on(root / "site", marks_of(PROJECT, root)))
    assert {mark: files for mark, files in found.items() if mark not in OF_PROGRAM} == {}


def test_the_tables_became_what_they_say(root):
    review = load_review(root)
    if review.record.language == "de":
        assert {design.id for study in review.studies.values() for design in study.designs} == {
            *("qualitative", "descriptive-study", "mixed-methods", "randomised-trial")
        }
        assert all(len(study.appraisal.answers) == 7 for study in review.studies.values())  # two, and five by design
        assert not any(theme.subthemes for theme in review.themes.values())
        assert not review.has("source")
    else:
        assert len(review.studies) == COUNT
        assert [(total.criterion, total.answers) for total in review.appraisal_totals.totals] == [
            ("beam", {"seen": 60, "dark": 9}),
            ("ledger", {"seen": 41, "dark": 27}),
        ]
        assert all(each.codes and len(each.quote.split()) == WORDS for each in review.excerpts.values())
        assert sum(len(part.codes) for theme in review.themes.values() for part in theme.subthemes) == 12
        assert review.searches.flow.all_excluded == 121
