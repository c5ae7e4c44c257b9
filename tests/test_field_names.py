"""The names and values by which a comparison of versions shows what differs."""

from __future__ import annotations

import pytest

from review.versions.field_names import field_name, field_value


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


@pytest.mark.parametrize(
    ("kind", "path", "value", "shown"),
    [
        ("finding", "kind", "agreement", "Agreement"),
        ("finding", "views.2.reach.wording", "not-stated", "Not stated"),
        ("finding", "settings", "city; country", "City; country"),
        ("finding", "studies linked", "adams-2011; withdrawn-1999", "Adams 2011; withdrawn-1999"),
        ("finding", "statement", "agreement", "agreement"),
        ("report", "decision", "excluded", "excluded"),
    ],
)
def test_a_value_is_shown_as_on_its_page_where_it_is_known(review, kind, path, value, shown):
    assert field_value(review, kind, path, value) == shown
