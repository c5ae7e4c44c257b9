"""The texts of scripts, found in their source and put there in the language of the review."""

from __future__ import annotations

import re

from review.files.program import THEME
from review.language.current import in_language
from review.site.script_texts import in_current_language, messages

SCRIPTS = sorted((THEME / "assets").rglob("*.js"))
SOURCE = """button(translate("Clear all filters"), clear);
translate(
  "Link copied.",
);
translate("{shown} of {total}", { shown, total });
translateCount(
  "{number} result",
  "{number} results",
  count,
);
translate(text, values);
"""


def test_every_text_in_double_quotes_is_found():
    assert set(messages(SOURCE)) == {
        "Clear all filters",
        "Link copied.",
        "{shown} of {total}",
        ("{number} result", "{number} results"),
    }


def test_in_english_a_text_without_values_stands_alone():
    assert in_current_language(SOURCE).startswith('button("Clear all filters", clear);\n"Link copied.";\n')


def test_in_german_every_text_is_german():
    with in_language("de"):
        written = in_current_language(SOURCE)
    assert '"Clear all filters"' not in written
    assert 'translate("{shown} von {total}", {' in written
    assert re.search(r'translateCount\("\{number\} Treffer", "\{number\} Treffer",\s+count', written)
    assert "translate(text, values);" in written


def test_a_call_has_its_text_in_double_quotes():
    """Otherwise its text would stay English without a word."""
    for file in SCRIPTS:
        if file.name != "translate.js":
            source = file.read_text(encoding="utf-8")
            calls = len(re.findall(r"\btranslate(?:Count)?\(", source))
            assert len(list(messages(source))) == calls, file
