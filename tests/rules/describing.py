"""What the form of the made-up review with two instruments knows, for unit tests in node: `description.json`.

The wording of each rule is its name there, and labels and fixes are left out, so that a change of words does not change
the file. After a change of the schema or of the made-up review, `python tests/rules/describing.py` writes it anew.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from appraised import TWO_INSTRUMENTS
from made_up import review_of
from review.forms.script import described, existing
from review.forms.study import StudyForm
from review.model.review import Review

FILE = Path(__file__).with_name("description.json")


def description_for_tests(review: Review) -> dict[str, Any]:
    """What the form knows, without words for people."""
    known = described(StudyForm(review))
    known["known"] |= existing(review)
    messages = {rule: {"code": each["code"], "text": rule} for rule, each in known["messages"].items()}
    return known | {"messages": messages, "fixes": {}, "inForm": {}}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        made = description_for_tests(review_of(Path(folder), TWO_INSTRUMENTS))
    FILE.write_text(json.dumps(made, ensure_ascii=True, indent=1) + "\n", encoding="utf-8")
