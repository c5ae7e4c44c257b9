"""Mappings of a table that do not fit it: the kind that is imported, the mapping and its problems."""

from __future__ import annotations

from review.problems.problem import Problem

TABLE = "Study,Words,Words of others\n"
GIVE = "give its column under columns, or its value under constants"

MAPPINGS = {
    "another kind": (
        "quotes",
        "\nkind: codes\n",
        [Problem("m", 2, "E508", "the mapping is one of codes, not of quotes", "run: review import codes")],
    ),
    "unknown fields and columns": (
        "codes",
        """\
kind: codes
columns:
  labell: Study
  definition: Word
  theme: Chapter
constants:
  definition: x
  weather: x
values:
  snow: {}
""",
        [
            Problem("m", 3, "E508", '"labell" is not a field of codes', 'did you mean "label"?'),
            Problem(
                "m",
                8,
                "E508",
                '"weather" is not a field of codes',
                "known fields: theme, subtheme, id, label, definition, guid, theme.guid, subtheme.guid",
            ),
            Problem(
                "m",
                10,
                "E508",
                '"snow" is not a field of codes',
                "known fields: theme, subtheme, id, label, definition, guid, theme.guid, subtheme.guid",
            ),
            Problem("m", 4, "E508", 'the table has no column "Word"', 'did you mean "Words"?'),
            Problem("m", 7, "E508", 'the field "definition" has a column and a constant', "keep one of the two"),
            Problem("m", 5, "E508", 'the table has no column "Chapter"', "headings: Study, Words, Words of others"),
        ],
    ),
    "too little": (
        "quotes",
        "kind: quotes\ncolumns: {study: Study}\nconstants: {findings: [], voice: x, codes: x}\n",
        [
            Problem(
                "m",
                1,
                "E508",
                'nothing fills the field "quote"',
                f"{GIVE} (Word for word, 40 words at most; an ellipsis (…) shows a cut.)",
            ),
            Problem(
                "m",
                1,
                "E508",
                'nothing fills the field "gloss"',
                f"{GIVE} (What the whole passage says, in our own words.)",
            ),
            Problem("m", 1, "E508", 'nothing fills the field "speaker"', f"{GIVE} (Who speaks, by role.)"),
            Problem(
                "m",
                1,
                "E508",
                'nothing fills the field "locator"',
                f"{GIVE} (Where to find the words: page, table, line.)",
            ),
        ],
    ),
    "too little of an appraisal in total": (
        "appraisals",
        "kind: appraisals\nconstants: {criterion: x}\n",
        [Problem("m", 1, "E508", 'nothing fills the field "instrument"', f"{GIVE} (The instrument.)")],
    ),
    "constants without a value": (
        "quotes",
        "kind: quotes\nconstants:\n  voice:\n  speaker:\nshete: A\n",
        [
            Problem("m", 3, "E203", '"voice" is empty, but should be text', "fill it in"),
            Problem("m", 4, "E203", '"speaker" is empty, but should be text', "fill it in"),
            Problem("m", 5, "E202", 'unknown field "shete"', 'did you mean "sheet"?'),
        ],
    ),
    "no mapping": (
        "quotes",
        "- a\n",
        [Problem("m", 1, "E203", '"the record" should be a mapping (lines of key: value), but is a list')],
    ),
}
