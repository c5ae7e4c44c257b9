"""Writing a Word document in a separate process (see files/worker.py), from its values as JSON.

It is readable by a screen reader, and has the same bytes for the same content. Each table repeats its header row on
every page, no row breaks over two pages, and titles are headings. The times inside the document and its archive, which
would make two files differ, are fixed.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from collections.abc import Mapping
from copy import deepcopy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell

FONT, SIZE, SMALL_SIZE = "Calibri", 11, 9.5  # points: of text, and in tables
LONG_SIDE, SHORT_SIDE, MARGIN = 29.7, 21.0, 1.8  # centimetres of A4
ARCHIVE_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP archive can hold
HEADER_FILL = "E2EEEA"

Values = Mapping[str, Any]  # the fields of a TableDocument or one of its rows, and of the former its language and day


def answer(request: bytes) -> bytes:
    """Return the Word file for a request."""
    return _reproducible(_written(json.loads(request)))


def _written(content: Values) -> bytes:
    import docx  # noqa: PLC0415 - large, and not needed for what is kept
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415
    from docx.shared import Cm  # noqa: PLC0415

    document = docx.Document()
    _describe(document, content)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(LONG_SIDE), Cm(SHORT_SIDE)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN)
    document.add_heading(content["title"], level=1)
    for text in content["introduction"]:
        document.add_paragraph(text)
    for title, rows in content["parts"]:
        document.add_heading(title, level=2)
        _add_table(document, content, title, rows)
    document.add_paragraph()
    for text in content["closing"]:
        document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _describe(document: Document, content: Values) -> None:
    """Set the properties, the language and the fonts of a document."""
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Pt, RGBColor  # noqa: PLC0415

    moment = dt.datetime.fromisoformat(content["day"]).replace(tzinfo=dt.UTC)  # the library takes no plain date
    properties = document.core_properties
    properties.title, properties.author, properties.language = (
        content["title"][:255],
        content["authors"][:255],
        content["language"],
    )
    properties.comments, properties.last_modified_by = "", content["authors"][:255]
    properties.created = properties.modified = moment
    for style in ("Normal", "Title", "Heading 1", "Heading 2"):
        named: Any = document.styles[style]
        named.font.name = FONT
        named.font.color.rgb = RGBColor(0x1B, 0x21, 0x24)
        fonts = named.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in [each for each in fonts.attrib if each.endswith("Theme")]:
            del fonts.attrib[attribute]
    normal: Any = document.styles["Normal"]
    normal.font.size = Pt(SIZE)
    for each in document.styles.element.iter(qn("w:lang")):
        each.set(qn("w:val"), content["language"])


def _add_table(document: Document, content: Values, title: str, rows: list[Values]) -> None:
    from docx.shared import Cm  # noqa: PLC0415

    table = document.add_table(rows=2, cols=len(content["columns"]), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, content["widths"], strict=True):
        column.width = Cm(width)
    _mark(table, title)
    header, pattern = table.rows
    for cell, text in zip(header.cells, content["columns"], strict=True):
        _fill(cell, text, bold=True)
        _shade(cell)
    for number, cell in enumerate(pattern.cells):
        _fill(cell, "", bold=number == 0)
    _fill(pattern.cells[0], "", more=True)
    for row, name in ((header, "w:tblHeader"), (pattern, "w:cantSplit")):
        for cell, width in zip(row.cells, content["widths"], strict=True):
            cell.width = Cm(width)
        _set(row._tr.get_or_add_trPr(), name)  # noqa: SLF001 - the library has no name for it
    for row in rows:
        table._tbl.append(_copied(pattern._tr, row))  # noqa: SLF001
    table._tbl.remove(pattern._tr)  # noqa: SLF001


def _copied(pattern: Any, row: Values) -> Any:
    """Return a copy of an empty row with its texts: the library takes 4 ms to make a row, and a copy far less."""
    made = deepcopy(pattern)
    first, *others = made.tc_lst
    heading, further = first.p_lst
    _say(heading.r_lst[0], row["heading"])
    for text in row["paragraphs"]:
        paragraph = deepcopy(further)
        _say(paragraph.r_lst[0], text)
        further.addprevious(paragraph)
    first.remove(further)
    for cell, text in zip(others, row["cells"], strict=True):
        _say(cell.p_lst[0].r_lst[0], text)
    return made


def _say(run: Any, text: str) -> None:
    """Give an empty run its text. The library looks at each character for a tab or a new line."""
    if text and not set(text) & {"\t", "\n", "\r"}:
        run.add_t(text)
    else:
        run.text = text


def _mark(table: Table, title: str) -> None:
    """Give a table a title for screen readers, and say that its first row is its header."""
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    properties = table._tbl.tblPr  # noqa: SLF001
    look: Any = properties.find(qn("w:tblLook"))
    if look is not None:
        for name, value in {"firstRow": "1", "firstColumn": "0", "lastRow": "0", "lastColumn": "0"}.items():
            look.set(qn(f"w:{name}"), value)
    caption: Any = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), title)
    properties.append(caption)


def _fill(cell: _Cell, text: str, *, bold: bool = False, more: bool = False) -> None:
    """Put a text into a cell: into its first paragraph or, with `more`, into a further one."""
    from docx.shared import Pt  # noqa: PLC0415

    paragraph = cell.add_paragraph() if more else cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(3)
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(SMALL_SIZE)


def _shade(cell: _Cell) -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    shading: Any = OxmlElement("w:shd")
    for name, value in {"val": "clear", "color": "auto", "fill": HEADER_FILL}.items():
        shading.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shading)  # noqa: SLF001


def _set(properties: Any, name: str) -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415

    properties.append(OxmlElement(name))


def _reproducible(document: bytes) -> bytes:
    """Return the same archive with one time for each of its files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, ARCHIVE_TIME), source.read(name), zipfile.ZIP_DEFLATED)
    return stream.getvalue()
