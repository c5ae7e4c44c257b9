"""The editor of YAML files: an edit changes its own lines, and all else stays byte for byte in whatever layout."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest
from hypothesis import given

from hostile import HOSTILE, seeded, texts
from made_up import NIGHT_BUSES
from places import PROJECT
from review.editing import EditError
from review.editing.yaml_editor import Inline, Lines, Plain, Quoted, YamlEditor, written
from review.evidence.documents import parse
from review.evidence.notation import MAX_LINE_WIDTH
from review.files.text import FORBIDDEN

REAL = sorted(PROJECT.glob("evidence/**/*.yml"))
FILES = [
    PROJECT / "CITATION.cff",
    *sorted(NIGHT_BUSES.glob("evidence/**/*.yml")),
    *(pytest.param(file, marks=pytest.mark.data) for file in REAL),
]

# Every layout that a person or another program may leave, in one file.
ODD = """\
# about the file
note:   three spaces   # and a comment
others:
- at the left
- edge
folded: one
  two
block: |
  # no comment

  text
reports:
    -   id:  a-2020   # the first
        title: 'It''s
          long'
        # above the decision
        decision: awaiting     # five spaces
        # below the decision

        authors:
            - A
            - B

    # above the second
    -   {id: b-2021, decision: "awaiting"}

# at the end
last: x
"""


def changes(before: str, after: str) -> list[str]:
    """The lines that differ, with their signs."""
    return [line for line in difflib.ndiff(before.split("\n"), after.split("\n")) if line.startswith(("+ ", "- "))]


def edited(text: str, edit) -> str:
    editor = YamlEditor(text, "x.yml")
    edit(editor)
    return editor.text()


def decide(editor: YamlEditor) -> None:
    editor.set_fields(("reports", 0), {"decision": "excluded", "reason": "day-bus", "by": "A: B"}, after="decision")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PROJECT).as_posix())
def test_every_file_that_commands_edit_is_written_back_byte_for_byte(file: Path):
    text = file.read_bytes().decode("utf-8")
    editor = YamlEditor(text, file.name)
    assert editor.rewritten == text
    assert editor.text() == text


def test_a_field_that_changes_keeps_its_comment_and_all_other_lines():
    assert changes(ODD, edited(ODD, decide)) == [
        "-         decision: awaiting     # five spaces",
        "+         decision: excluded     # five spaces",
        "+         reason: day-bus",
        '+         by: "A: B"',
    ]
    assert "     # five spaces\n        reason: day-bus\n" in edited(ODD, decide)


def test_a_mapping_on_one_line_stays_on_one_line_with_its_quotation_marks():
    made = edited(ODD, lambda editor: editor.set_fields(("reports", 1), {"decision": "included", "on": "2021-01-01"}))
    assert changes(ODD, made) == [
        '-     -   {id: b-2021, decision: "awaiting"}',
        '+     -   {id: b-2021, decision: "included", on: "2021-01-01"}',
    ]


def test_a_field_that_goes_leaves_the_comments_around_it():
    made = edited(ODD, lambda editor: editor.remove_fields(("reports", 0), ["title", "decision", "unknown"]))
    assert changes(ODD, made) == [
        "-         title: 'It''s",
        "-           long'",
        "-         decision: awaiting     # five spaces",
    ]


def test_entries_go_to_the_end_of_their_list_with_its_indentation():
    made = edited(ODD, lambda editor: editor.append(("reports",), [{"id": "c", "authors": ["D E"]}]))
    assert changes(ODD, made) == [
        "+     -   id: c",
        "+         authors:",
        "+             -   D E",
    ]
    assert made.endswith("D E\n\n# at the end\nlast: x\n")


def test_an_entry_goes_to_the_start_of_its_list():
    made = edited(ODD, lambda editor: editor.prepend(("others",), "no"))
    assert changes(ODD, made) == ['+ - "no"']
    assert 'others:\n- "no"\n- at the left\n' in made


def test_a_mapping_is_added_before_a_field():
    made = edited(ODD, lambda editor: editor.set_fields((), {"more": {"a": "b", "c": None}}, before="last"))
    assert changes(ODD, made) == ["+ more:", "+   a: b"]


def test_a_first_field_goes_below_the_comment_about_the_file():
    made = edited("# about the file\n\nb: c\n", lambda editor: editor.set_fields((), {"a": "x"}, before="b"))
    assert made == "# about the file\n\na: x\nb: c\n"


@pytest.mark.parametrize(
    "lay_out",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.removesuffix("\n"),
        lambda text: ("\ufeff" + text.replace("\n", "\r\n")).removesuffix("\r\n"),
        lambda text: text.replace("others:\n", "others:\r\n"),
        lambda text: "---\n" + text,
        lambda text: text + "\n\n# the end\n\n",
    ],
)
def test_line_ends_a_byte_order_mark_and_what_surrounds_the_data_are_kept(lay_out):
    assert edited(lay_out(ODD), decide) == lay_out(edited(ODD, decide))


def test_a_field_that_is_set_at_the_end_of_a_file_without_a_last_line_end_gets_one():
    assert edited("a: b", lambda editor: editor.set_fields((), {"c": "d"})) == "a: b\nc: d\n"
    assert edited("a: b\r\nc: d\r\nx: y", lambda editor: editor.append(("e",), ["f g"])).endswith(
        "x: y\r\ne:\r\n  - f g\r\n"
    )


@pytest.mark.parametrize("quotation", ["'{}'", '"{}"'])
def test_a_text_keeps_the_quotation_marks_of_the_one_before(quotation):
    made = edited(f"a: {quotation.format('x')}\n", lambda editor: editor.set_fields((), {"a": "y"}))
    assert made == f"a: {quotation.format('y')}\n"


def test_an_entry_is_written_line_by_line_without_what_is_empty():
    values = {
        "id": "chan-2018",
        "title": "Moon: a study",
        "none": None,
        "nothing": "",
        "no_list": [],
        "no_tuple": (),
        "year": 2018,
        "zero": 0,
        "words": ["a", "b-c"],
        "texts": ("Chan L", "O: N"),
        "lines": Lines(["a", "b"]),
        "quoted": Quoted("a"),
        "plain": Plain("1.2.0"),
        "inline": Inline(a="b", c=""),
    }
    assert written(values).split("\n") == [
        "id: chan-2018",
        'title: "Moon: a study"',
        "year: 2018",
        "zero: 0",
        "words: [a, b-c]",
        "texts:",
        "  - Chan L",
        '  - "O: N"',
        "lines:",
        "  - a",
        "  - b",
        'quoted: "a"',
        "plain: 1.2.0",
        "inline: {a: b}",
        "",
    ]


@pytest.mark.parametrize(("more", "lines"), [(0, 1), (1, 3)])
def test_words_stay_on_one_line_while_there_is_room(more, lines):
    word = "b" * (MAX_LINE_WIDTH - len("words: [a, ]") + more)
    text = written({"words": ["a", word]})
    assert text.count("\n") == lines
    assert parse(text, "")[0].data == {"words": ["a", word]}


@pytest.mark.parametrize("text", [text for text in HOSTILE if not FORBIDDEN.search(text)])
def test_a_hostile_text_in_an_entry_is_read_back_as_it_was(text):
    assert parse(written({"a": text or "x", "b": [text, "c d"]}), "")[0].data == {"a": text or "x", "b": [text, "c d"]}


@seeded("text")
@given(text=texts)
def test_any_text_reads_as_it_was_meant_or_is_refused(text):
    def edit(editor: YamlEditor) -> None:
        editor.set_fields(("reports", 0), {"title": text, "words": [text]})
        editor.set_fields(("reports", 1), {"decision": text})
        editor.append(("others",), [text])

    try:
        made = edited(ODD, edit)
    except EditError:
        return
    data = parse(made, "x.yml")[0].data
    assert data["others"] == ["at the left", "edge", text]
    assert data["reports"][0]["title"] == data["reports"][1]["decision"] == text


@pytest.mark.parametrize("text", ["a: [", "- a\n", "", "a: b\na: c\n", "a: &b c\n", "a: b\n--- \nc: d\n"])
def test_a_file_that_the_strict_reader_refuses_is_not_edited(text):
    with pytest.raises(EditError, match=r"x\.yml"):
        YamlEditor(text, "x.yml")


def test_what_would_not_be_read_as_it_was_meant_is_not_written():
    with pytest.raises(EditError, match=r"cannot safely be edited.*review format x\.yml"):
        edited("a: b\n", lambda editor: editor.set_fields((), {"a": "e\u0301"}))


def test_a_layout_that_only_the_strict_reader_knows_is_not_edited():
    """The strict reader takes a tab after a colon, ruamel.yaml does not."""
    with pytest.raises(EditError, match=r"cannot safely be edited.*review format x\.yml"):
        YamlEditor("a:\tb\n", "x.yml")
