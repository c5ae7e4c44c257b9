"""Every row of every table, whole: the files in `tables/` are what the made-up review gives.

A change of the data shows there as a change of a file. When it is meant, take the new ones out of what this writes:
`python -m review --root tests/night-buses pages --site-url https://review.example/night/ --out DIR`.
"""

from __future__ import annotations

import json
from pathlib import Path

from made_up import review_of
from places import SITE_URL
from review.exports import table_files
from review.versions.publication import Publication

HELD = Path(__file__).with_name("tables")


def test_every_row_is_as_it_was(tmp_path):
    made = table_files.files(Publication(review_of(tmp_path), SITE_URL))
    kept = {f"data/{file.name}": file.read_text(encoding="utf-8") for file in HELD.glob("*.json")}
    assert set(kept) == {name for name in made if name.endswith(".json")}
    for name, text in kept.items():
        assert json.loads(made[name]) == json.loads(text), name
        assert made[name] == text
