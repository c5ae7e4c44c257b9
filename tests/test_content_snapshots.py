"""What a thing says, and the hash by which a citation knows whether it still says it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile import texts
from made_up import review_of, swap
from review.model import urls
from review.model.snapshots import Part, Snapshot, snapshot
from review.templating.text_differences import side_by_side

RIDING, ADAMS, CODEBOOK = "evidence/themes/riding.yml", "evidence/studies/adams-2011.yml", "evidence/codebook.yml"


def test_every_permanent_id_has_a_snapshot_with_a_distinct_hash(review):
    message = {id: snapshot(review, id) for id in urls.current_urls(review)}
    assert all(re.fullmatch("[0-9a-f]{12}", each.hash) for each in message.values())
    assert len({each.hash for each in message.values()}) == len(message)
    assert all(part.text for each in message.values() for part in each.parts)


def test_an_unknown_id_has_none(review):
    with pytest.raises(KeyError):
        snapshot(review, "no-such-thing")


@pytest.mark.parametrize(
    ("changes", "touched"),
    [
        ({RIDING: swap("A warm bus is a quiet bus.", "Warmth is quiet.")}, {"riding-f01"}),
        ({ADAMS: swap("Warm feet, quiet bus.", "Warm hands.")}, {"adams-2011-q03"}),
        ({ADAMS: swap("route: ", "route: no  # ")}, {"adams-2011"}),
        ({ADAMS: lambda text: f"# A comment says nothing.\n{text}"}, set()),
        ({CODEBOOK: swap("definition: Within the city.", "definition: Not outside.")}, set()),
    ],
)
def test_the_hash_changes_with_the_content_only(tmp_path, review, changes, touched):
    changed = review_of(tmp_path, changes)
    differing = {id for id in urls.current_urls(review) if snapshot(changed, id).hash != snapshot(review, id).hash}
    assert differing <= touched
    assert bool(differing) == bool(touched)


@pytest.mark.parametrize(
    ("change", "is_reassessed"),
    [
        (swap("A warm bus is a quiet bus.", "Warmth is quiet."), True),
        (swap("kind: agreement", "kind: single-study"), False),
    ],
)
def test_a_citation_relies_on_more_of_a_finding_than_an_assessment_judges(tmp_path, review, change, is_reassessed):
    before, after = review, review_of(tmp_path, {RIDING: change})
    assert snapshot(before, "riding-f01").hash != snapshot(after, "riding-f01").hash
    assert (before.findings["riding-f01"].hash != after.findings["riding-f01"].hash) == is_reassessed


def test_what_a_part_is_called_is_not_part_of_the_hash():
    """So that a link stays known when a label of the page changes."""
    assert Snapshot("a", (Part("One", "x"),)).hash == Snapshot("b", (Part("Another", "x"),)).hash


def test_the_parts_that_differ_are_named():
    then = Snapshot("a", (Part("Same", "x"), Part("Other", "y"), Part("Gone", "z")))
    now = Snapshot("a", (Part("Same", "x"), Part("Other", "yy"), Part("New", "w")))
    assert then.differing(now) == ("Other", "Gone", "New")


def marked(segments) -> list[tuple[str, bool]]:
    return [(segment.text, segment.differs) for segment in segments]


def test_words_on_one_side_only_are_marked():
    then, now = side_by_side("A warm bus is quiet.", "A warm bus is quiet and late.")
    assert marked(then) == [("A warm bus is ", False), ("quiet.", True)]
    assert marked(now) == [("A warm bus is ", False), ("quiet and late.", True)]


@pytest.mark.parametrize(("then", "now"), [("", "New."), ("Old.", "")])
def test_a_missing_side_leaves_the_other_marked(then, now):
    assert [marked(side) for side in side_by_side(then, now)] == [
        [(side, True)] if side else [] for side in (then, now)
    ]


@given(texts, texts)
def test_the_segments_give_both_versions_back(then, now):
    left, right = side_by_side(then, now)
    assert "".join(segment.text for segment in left) == then.strip()
    assert "".join(segment.text for segment in right) == now.strip()


@given(st.lists(st.sampled_from(["a", "b", "c"])).map(" ".join))
def test_a_text_does_not_differ_from_itself(words):
    assert not any(segment.differs for side in side_by_side(words, words) for segment in side)
