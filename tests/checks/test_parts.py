"""The parts that a review can do without, its limit for quotations, and what a published review requires."""

from __future__ import annotations

import pytest
import yaml

from broken_records import ADAMS, DISCUSSION, REVIEW, RIDING, SEARCHES, WAITING
from made_up import NO_SOURCE, swap, write
from places import PROJECT
from review.loading import load
from review.schema.base import MAX_QUOTE_WORDS
from review.schema.flow import FlowRecord
from review.schema.settings import SettingsRecord


def settings(text):
    return swap("\ntitle:", f"\nsettings: {text}\ntitle:")


def problems_of(root, changes):
    return load(write(root, changes))[1]


def codes_of(root, changes):
    return [problem.code for problem in problems_of(root, changes) if problem.stops_the_build]


def test_a_quotation_may_have_forty_words(tmp_path):
    assert MAX_QUOTE_WORDS == 40
    for words, codes in ((40, []), (41, ["E210"])):
        quote = swap("quote: Warm feet, quiet bus.", f"quote: {'bus ' * words}")
        assert codes_of(tmp_path / str(words), {ADAMS: quote}) == codes


def test_a_review_may_allow_longer_or_shorter_quotations(tmp_path):
    limit = "{quotations: {max_words: %s, reason: The tests say so.}}"
    long = {ADAMS: swap("quote: Warm feet, quiet bus.", f"quote: {'bus ' * 120}")}
    assert codes_of(tmp_path / "long", {**long, REVIEW: settings(limit % 120)}) == []
    found = problems_of(tmp_path / "short", {**long, REVIEW: settings(limit % 119)})
    assert [problem.message for problem in found] == ["the quotation has 120 words; the limit is 119"]


@pytest.mark.parametrize("limit", ["{quotations: {max_words: 120}}", "{quotations: {max_words: 0, reason: None.}}"])
def test_a_limit_needs_a_reason_and_at_least_one_word(tmp_path, limit):
    assert codes_of(tmp_path, {REVIEW: settings(limit)})[0].startswith("E20")


def test_a_review_that_updates_no_other_has_no_source(tmp_path):
    assert codes_of(tmp_path, NO_SOURCE) == []


def test_without_a_source_no_place_in_it_is_needed(tmp_path):
    without_places = NO_SOURCE[RIDING]
    changes = {
        **NO_SOURCE,
        RIDING: lambda text: "".join(
            line for line in without_places(text).splitlines(True) if not line.lstrip().startswith("locator:")
        ),
        SEARCHES: lambda text: "".join(line for line in text.splitlines(True) if "    locator:" not in line),
    }
    assert codes_of(tmp_path, changes) == []


@pytest.mark.parametrize(
    ("path", "locator"),
    [
        (WAITING, "    locator: Results, line 1\n"),
        (SEARCHES, "    locator: Methods, line 2\n"),
        (DISCUSSION, "    locator: Discussion, line 1\n"),
        ("evidence/commentaries.yml", "    locator: Commentary\n"),
    ],
)
def test_what_comes_from_the_published_review_has_a_place_there(tmp_path, path, locator):
    [problem] = problems_of(tmp_path, {path: swap(locator, "")})
    assert (problem.path, problem.code, problem.message) == (path, "E201", 'the field "locator" is missing')


def test_the_authors_of_the_published_review_are_named(tmp_path):
    people = swap(
        "  - name: Nobody, Ada\n    roles: [Conceptualisation]\n    affiliations: [depot]\n", "", "people:\n", ""
    )
    [problem] = problems_of(tmp_path, {REVIEW: people})
    assert (problem.path, problem.code, problem.message) == (REVIEW, "E201", 'the field "people" is missing')


def test_words_of_a_published_review_need_one(tmp_path):
    [problem, *_] = problems_of(tmp_path, {**NO_SOURCE, WAITING: lambda text: text})
    assert (problem.path, problem.code) == (WAITING, "E339")
    assert "the reach of" in problem.message


def test_a_figure_of_a_published_review_needs_one(tmp_path):
    [problem, *_] = problems_of(tmp_path, {**NO_SOURCE, "evidence/figures.yml": lambda text: text})
    assert (problem.path, problem.code) == ("evidence/figures.yml", "E339")


@pytest.mark.parametrize(
    ("part", "register"),
    [("checklists", "checklists"), ("commentaries", "commentaries"), ("discussion", "discussion")],
)
def test_a_register_may_be_missing_if_the_review_is_without_its_part(tmp_path, part, register):
    missing = {f"evidence/{register}.yml": None}
    assert codes_of(tmp_path / "with", missing) == ["E108"]
    assert codes_of(tmp_path / "without", {**missing, REVIEW: settings(f"{{without: [{part}]}}")}) == []


def test_an_unknown_part_is_refused(tmp_path):
    [problem] = problems_of(tmp_path, {REVIEW: settings("{without: [methods]}")})
    assert problem.code == "E205"


@pytest.mark.parametrize(("anchor", "schema"), [("settings", SettingsRecord), ("flow", FlowRecord)])
def test_the_examples_for_maintainers_are_valid(anchor, schema):
    text = (PROJECT / "docs" / "contribute" / "settings.md").read_text(encoding="utf-8")
    example = text.partition(f"{{: #{anchor} }}")[2].partition("```yaml\n")[2].partition("```")[0]
    record = yaml.load(example, yaml.BaseLoader)[anchor]  # noqa: S506 - every value as text
    assert schema.model_validate(record)


def test_the_flow_of_the_example_adds_up(tmp_path):
    text = (PROJECT / "docs" / "contribute" / "settings.md").read_text(encoding="utf-8")
    example = text.partition("{: #flow }")[2].partition("```yaml\n")[2].partition("```")[0]
    assert problems_of(tmp_path, {SEARCHES: swap("searches:", f"{example}searches:")}) == []
