"""Every page of the built site says from which commit it was built, as its data do."""

from __future__ import annotations

import json

import pytest

pytestmark = pytest.mark.site


def test_every_page_names_the_commit_that_the_data_name(site, pages):
    message = {
        address: " ".join(page.find_class("origin")[0].text_content().split()) for address, page in pages.items()
    }
    assert len(set(message.values())) == 1
    origin = json.loads((site / "data" / "review.json").read_text("utf-8"))["built_from"]
    if origin["commit"]:
        assert origin["commit"][:12] in message[""]
        assert ("uncommitted" in message[""]) == origin["uncommitted_changes"]
    else:
        assert message[""] == "Built from files of which no commit is known."
