"""Every message a contributor can get is provoked by a test: read from the code, held against what was said."""

from __future__ import annotations

import pytest

from messages import Heard, files_of_tests, messages


def test_messages_are_found_in_the_code():
    found = "\n".join(messages())
    for words in ("names no study and no excerpt supports it", "is there already; nothing is overwritten"):
        assert words in found
    assert "Keep one of the two." not in found


def test_a_message_is_known_by_what_stands_round_its_values():
    heard = Heard()
    message = next(place for place in heard.left if "is named as both appraisers" in place)
    heard.hear('"Ada" is named as an appraiser')
    assert message in heard.left
    heard.hear('"Ada" is named as both appraisers')
    assert message not in heard.left


def test_every_message_is_provoked_by_a_test(request, heard):
    run = {item.path for item in request.session.items}
    if not files_of_tests() <= run:
        pytest.skip("what the tests provoke is known when all of them have run")
    assert sorted(heard.left) == []
