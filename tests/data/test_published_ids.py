"""The IDs that this review has published: all of them answer, and its first version published what it had."""

from __future__ import annotations

from places import SITE_URL
from review.exports import permanent
from review.versions.publication import Publication


def test_every_published_id_of_the_review_answers(real):
    files = permanent.permanent_pages(Publication(real, SITE_URL))
    for entry in real.published:
        assert f"id/{entry.id}/index.html" in files


def test_the_first_version_published_every_id_in_it(real):
    first = [entry for entry in real.published if entry.since == "1.0.0"]
    kinds = [entry.kind for entry in first]
    assert {kind: kinds.count(kind) for kind in kinds} == {"theme": 6, "finding": 71, "study": 29, "excerpt": 60}
