"""The names by which a comparison of versions calls what differs."""

from __future__ import annotations

import pytest

from review.versions.field_names import field_name


@pytest.mark.parametrize(
    ("kind", "path", "name"),
    [
        ("finding", "statement", "Statement"),
        ("finding", "reach.wording", "Reach in the published review, wording"),
        ("finding", "views.1.view", "View 1"),
        ("finding", "studies_note", "Note on the studies"),
        ("excerpt", "gloss", "Summary of the passage"),
        ("study", "participants.groups.1.count", "Participants 1, count"),
        ("report", "evidence_url", "Evidence url"),
    ],
)
def test_a_field_is_called_as_on_its_page_or_in_plain_words(kind, path, name):
    assert field_name(kind, path) == name
