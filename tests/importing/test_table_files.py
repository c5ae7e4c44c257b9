"""Tables as spreadsheets write them: every row and column is read, or named with the reason why not."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile import seeded
from review.exports.table_files import cell
from review.files.spreadsheet import FORMULA_STARTS, protected, unprotected
from review.importing.tables.reading import read_table


@pytest.fixture
def read(tmp_path):
    def read(data: str | bytes, name: str = "t.csv", sheet: str = ""):
        (tmp_path / name).write_bytes(data.encode() if isinstance(data, str) else data)
        return read_table(tmp_path / name, name, "studies", sheet)

    return read


def book(*rows, merged=(), **named):
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    for area in merged:
        made.active.merge_cells(area)
    for title, content in named.items():
        other = made.create_sheet(title)
        for row in content:
            other.append(row)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def cells(found):
    return [dict(row.cells) for row in found.rows]


def messages(found):
    return [each.message for each in found.problems]


@pytest.mark.parametrize(
    "text",
    [
        "Study,Country\nA,Avalon\n",
        "Study;Country\r\nA;Avalon\r\n",
        "Study\tCountry\nA\tAvalon\n",
        "\ufeffStudy,Country\nA,Avalon\n",
        "sep=;\nStudy;Country\nA;Avalon\n",
        '\n\n"Study", Country \n\n"A",Avalon\n,\n',
    ],
    ids=["commas", "semicolons", "tabs", "with a mark", "with a separator line", "with blank lines"],
)
def test_a_text_file_is_read_whatever_separates_its_cells(read, text):
    found = read(text)
    assert found.headings == ("Study", "Country")
    assert cells(found) == [{"Study": "A", "Country": "Avalon"}]
    assert found.problems == ()


def test_utf_16_is_read_and_another_encoding_refused(read):
    assert cells(read("Study,Place\nÖ,Malmö\n".encode("utf-16"))) == [{"Study": "Ö", "Place": "Malmö"}]
    assert "not UTF-8" in messages(read("Study,Place\nÖ,Malmö\n".encode("latin-1")))[0]


def test_a_cell_can_have_lines_quotation_marks_and_separators(read):
    assert cells(read('Quote\n"one\ntwo, ""three"""\n')) == [{"Quote": 'one\ntwo, "three"'}]


def test_a_hundred_thousand_rows_are_refused_by_their_number(read):
    found = read("A\n" + "1\n" * 100_000)
    assert messages(found) == ["the table has more than 20000 rows; nothing of it is read"]


def test_a_workbook_gives_dates_and_numbers_as_they_are_meant(read):
    found = read(book(["Year", "On", "Share", "N"], [2011.0, date(2011, 2, 3), 0.5, None]), "t.xlsx")
    assert cells(found) == [{"Year": "2011", "On": "2011-02-03", "Share": "0.5", "N": ""}]


def test_a_workbook_with_entities_reads_nothing_from_elsewhere(read, tmp_path):
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    stream = io.BytesIO(book(["A"], ["B"]))
    changed = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/sharedStrings.xml":
                entity = f'<!DOCTYPE x [<!ENTITY a SYSTEM "file://{tmp_path}/secret">]>'.encode()
                data = data.replace(b"<sst", entity + b"<sst", 1).replace(b"<t>B</t>", b"<t>&a;</t>")
            new.writestr(name, data)
    found = read(changed.getvalue(), "t.xlsx")
    assert "secret" not in str(cells(found))


def test_characters_that_records_cannot_have_are_removed_and_named(read):
    for found in (read("A\nx\u200by\n"), read(book(["A"], ["x\u200by"]), "t.xlsx")):
        assert cells(found) == [{"A": "xy"}]
        assert [(each.code, each.line) for each in found.problems] == [("H507", 2)]


@seeded("text")
@given(text=st.text(max_size=60))
def test_what_we_export_comes_back_as_it_was(text):
    assert unprotected(protected(text)) == text or text.startswith("'")
    assert not cell(text).startswith(FORMULA_STARTS)


ROWS = st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=4), min_size=1, max_size=6)


@given(rows=ROWS)
def test_any_table_is_read_or_refused_as_a_whole(tmp_path_factory, rows):
    """Whatever a table has, each row has a cell for every heading, and no heading is there twice."""
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    file = tmp_path_factory.mktemp("csv") / "t.csv"
    file.write_bytes(stream.getvalue().encode("utf-8", "surrogatepass"))
    found = read_table(file, "t.csv", "studies")
    assert found.headings or found.problems or not any(text.strip() for row in rows for text in row)
    assert len({*found.headings}) == len(found.headings)
    assert all(set(row.cells) == set(found.headings) for row in found.rows)
