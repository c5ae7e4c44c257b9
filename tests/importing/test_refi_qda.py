"""REFI-QDA: codes at three levels, and coded passages of texts, whatever program wrote the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from refi_projects import CODEBOOK, code, codebook, guid, qde, qdpx, selection, text_source

from hostile import seeded
from review.importing.tables.reading import read_table
from review.importing.tables.refi_text import SourceText

TEXT = "We wait under a roof. Rain falls on the rest of us."
ROOF = (TEXT.index("under"), TEXT.index("under") + len("under a roof"))
LEVELS = code("Waiting", code("Shelter", code("Roof", definition="A roof."), code("Light")), code("Time"))


@pytest.fixture
def read(tmp_path):
    def read(data: str | bytes, name: str, kind: str):
        (tmp_path / name).write_bytes(data.encode() if isinstance(data, str) else data)
        return read_table(tmp_path / name, name, kind)

    return read


def messages(table):
    return [each.message for each in table.problems]


def levels(table):
    return [(row.text("Theme"), row.text("Subtheme"), row.text("Code")) for row in table.rows]


def passages(table):
    return [(row.text("Source"), row.text("Passage"), row.cells["Codes"]) for row in table.rows]


def test_three_levels_are_theme_subtheme_and_code(read):
    table = read(codebook(LEVELS), "a.qdc", "codes")
    assert levels(table) == [("Waiting", "Shelter", "Roof"), ("Waiting", "Shelter", "Light"), ("Waiting", "Time", "")]
    assert table.rows[0].text("Definition") == "A roof."
    assert table.rows[0].text("Code GUID") == guid("Roof")
    assert table.problems == ()


def test_two_levels_are_theme_and_code_and_one_level_has_codes_alone(read):
    table = read(codebook(code("Riding", code("Talk"), code("Song")), code("Snow")), "a.qdc", "codes")
    assert levels(table) == [("Riding", "", "Talk"), ("Riding", "", "Song"), ("", "", "Snow")]


def test_codes_below_the_third_level_are_named(read):
    deep = code("A", code("B", code("C", code("D", code("E")))))
    table = read(codebook(deep), "a.qdc", "codes")
    assert levels(table) == [("A", "B", "C")]
    assert messages(table) == [
        'the code "A > B > C > D" is at level 4; it is left out',
        'the code "A > B > C > D > E" is at level 5; it is left out',
    ]


@pytest.mark.parametrize("namespace", [CODEBOOK, "urn:QDA-XML:codebook:1:0", "urn:QDA-XML:codebook:0:4"])
def test_every_namespace_that_programs_write_is_read(read, namespace):
    assert levels(read(codebook(code("A"), namespace=namespace), "a.qdc", "codes")) == [("", "", "A")]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (codebook(code("A"), head='<!DOCTYPE x [<!ENTITY a "b">]>'), "the XML has a document type"),
        ("<a>" * 5000, "not well-formed"),
    ],
    ids=["entities", "deep"],
)
def test_a_file_that_is_no_codebook_is_refused(read, text, says):
    table = read(text, "a.qdc", "codes")
    assert not table.headings
    assert says in messages(table)[0]


def test_a_passage_is_read_from_the_text_of_its_source(read):
    source = text_source(
        "Interview 1", selection(*ROOF, "Roof", comment="Shelter gathers people.", by="Ada"), text=TEXT
    )
    table = read(qdpx(qde(source, codes=LEVELS)), "a.qdpx", "quotes")
    assert passages(table) == [("Interview 1", "under a roof", ("Waiting > Shelter > Roof",))]
    (row,) = table.rows
    assert (row.text("Theme"), row.text("Subtheme")) == ("Waiting", "Shelter")
    assert (row.text("Comment"), row.text("Coder")) == ("Shelter gathers people.", "Ada")


def test_the_text_can_be_a_file_of_the_archive(read):
    source = text_source("Interview 1", selection(*ROOF, "Roof"), path=f"internal://{guid('t')}.txt")
    for folder in ("sources", "Sources"):
        files = {f"{folder}/{guid('t').lower()}.txt": f"\ufeff{TEXT}".encode()}
        table = read(qdpx(qde(source, codes=LEVELS), files, name="Other.qde"), "a.qdpx", "quotes")
        assert passages(table) == [("Interview 1", "under a roof", ("Waiting > Shelter > Roof",))]


def test_positions_count_code_points(read):
    text = "🚌🚌 café: snow"
    start = text.index("snow")
    source = text_source("I", selection(start, start + 4, "Roof"), text=text)
    assert passages(read(qdpx(qde(source, codes=LEVELS)), "a.qdpx", "quotes"))[0][1] == "snow"


@pytest.mark.parametrize(("origin", "counted"), [("NVivo for Windows", 2), ("ATLAS.ti for Windows 23", 1)])
def test_line_ends_count_as_the_program_counts_them(read, origin, counted):
    start = len("One") + counted
    source = text_source("I", selection(start, start + 3, "Roof"), path="internal://a.txt")
    table = read(qdpx(qde(source, codes=LEVELS, origin=origin), {"sources/a.txt": b"One\r\nTwo"}), "a.qdpx", "quotes")
    assert passages(table)[0][1] == "Two"


def test_the_names_of_selections_tell_how_line_ends_are_counted(read):
    start = len("One.") + 1  # as ATLAS.ti counts, in a project that does not say so
    source = text_source("I", selection(start, start + 12, "Roof", name="Two buses..."), path="internal://a.txt")
    table = read(qdpx(qde(source, codes=LEVELS), {"sources/a.txt": b"One.\r\nTwo buses come."}), "a.qdpx", "quotes")
    assert passages(table)[0][1] == "Two buses co"
    assert messages(table) == ['a passage of "I" ends within a word; compare it with its source']


@pytest.mark.parametrize(
    ("start", "end", "doubt"),
    [
        (0, 2, ""),  # "We"
        (1, 2, "begins within a word; compare it with its source"),
        (2, 7, ""),  # " wait", at the end of a word before it
        (3, 8, ""),  # "wait ", before a word
        (3, 6, "ends within a word; compare it with its source"),
        (3, 7, ""),  # "wait", at the end of the text
    ],
)
def test_positions_within_a_word_are_doubted(start, end, doubt):
    assert SourceText("We wait" if end == 7 else "We wait now").doubt(start, end) == doubt


def test_selections_of_the_same_passage_are_one_with_several_codes(read):
    overlapping = (ROOF[0], ROOF[1] + 1)
    source = text_source(
        "I", selection(*ROOF, "Roof"), selection(*ROOF, "Light"), selection(*overlapping, "Time"), text=TEXT
    )
    table = read(qdpx(qde(source, codes=LEVELS)), "a.qdpx", "quotes")
    assert passages(table) == [
        ("I", "under a roof", ("Waiting > Shelter > Roof", "Waiting > Shelter > Light")),
        ("I", "under a roof.", ()),
    ]
    assert table.rows[1].text("Subtheme") == "Time"


def test_a_passage_of_a_code_below_the_third_level_has_the_code_above_it(read):
    deep = code("A", code("B", code("C", code("D"))))
    source = text_source("I", selection(*ROOF, "D"), text=TEXT)
    assert passages(read(qdpx(qde(source, codes=deep)), "a.qdpx", "quotes")) == [("I", "under a roof", ("A > B > C",))]


def test_the_codes_of_a_project_are_read_too(read):
    assert levels(read(qdpx(qde(codes=LEVELS)), "a.qdpx", "codes"))[0] == ("Waiting", "Shelter", "Roof")


@seeded("name")
@given(name=st.text(max_size=40))
def test_any_name_of_a_code_is_read_or_named(tmp_path_factory, name):
    """Characters that XML cannot have are refused as such; any other name comes back, or what it lacks is named."""
    file = tmp_path_factory.mktemp("qdc") / "a.qdc"
    file.write_bytes(codebook(code(name)).encode("utf-8", "surrogatepass"))
    table = read_table(file, "a.qdc", "codes")
    assert len(table.rows) == 1 or table.problems


@given(start=st.integers(-5, 80), end=st.integers(-5, 80))
def test_any_positions_give_those_words_or_are_named(tmp_path_factory, start, end):
    file = tmp_path_factory.mktemp("qdpx") / "a.qdpx"
    file.write_bytes(qdpx(qde(text_source("I", selection(start, end, "Roof"), text=TEXT), codes=LEVELS)))
    table = read_table(file, "a.qdpx", "quotes")
    words = " ".join(TEXT[start:end].split()) if 0 <= start < end <= len(TEXT) else ""
    assert [row.text("Passage") for row in table.rows] == ([words] if words else [])
    assert words or table.problems


def test_what_the_tests_write_is_what_the_standard_defines(project):
    """The codebook of these tests is valid by the published schema."""
    schema = etree.XMLSchema(etree.parse(project / "tests" / "exports" / "refi-qda" / "Codebook.xsd"))
    assert schema.validate(etree.fromstring(codebook(LEVELS).encode())), schema.error_log
