"""Word documents of a few paragraphs and tables, readable by a screen reader, with the same bytes for the same content.

Each table repeats its header row on every page, no row breaks over two pages, and titles are headings. What would make
two files differ, the times inside the document and its archive, is fixed.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from copy import deepcopy
from dataclasses import asdict, dataclass
from importlib.metadata import version
from importlib.resources import files
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from review.files.content_cache import ContentCache
from review.language.current import language
from review.model.dates import first_day

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell

LANGUAGES = {"en": "en-GB", "de": "de-DE"}
FONT, SIZE, SMALL_SIZE = "Calibri", 11, 9.5  # points: of text, and in tables
LONG_SIDE, SHORT_SIDE, MARGIN = 29.7, 21.0, 1.8  # centimetres of A4
ARCHIVE_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP archive can hold
HEADER_FILL = "E2EEEA"


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the first cell as a line in bold and paragraphs, the others as text."""

    heading: str
    paragraphs: tuple[str, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableDocument:
    """A document: `introduction` and `closing` are paragraphs, `parts` the titles and rows of its tables.

    `date` is that of its content, `widths` are centimetres of the columns.
    """

    title: str
    authors: str
    date: str
    introduction: tuple[str, ...]
    columns: tuple[str, ...]
    widths: tuple[float, ...]
    parts: tuple[tuple[str, tuple[Row, ...]], ...]
    closing: tuple[str, ...]


def is_available() -> bool:
    """Whether the library is installed; it is a dependency of the site, which the checker can do without."""
    return find_spec("docx") is not None


def word_file(content: TableDocument, kept: ContentCache) -> bytes:
    """Return the document as the bytes of a Word file."""
    program = (files("review") / "templating" / "word.py").read_text(encoding="utf-8")
    made_from = json.dumps([version("python-docx"), program, asdict(content), language()])
    return kept.kept(made_from, lambda: _reproducible(_written(content)))


def _written(content: TableDocument) -> bytes:
    import docx  # noqa: PLC0415 - large, and not needed for what is kept
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415
    from docx.shared import Cm  # noqa: PLC0415

    document = docx.Document()
    _describe(document, content)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(LONG_SIDE), Cm(SHORT_SIDE)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN)
    document.add_heading(content.title, level=1)
    for text in content.introduction:
        document.add_paragraph(text)
    for title, rows in content.parts:
        document.add_heading(title, level=2)
        _add_table(document, content, title, rows)
    document.add_paragraph()
    for text in content.closing:
        document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _describe(document: Document, content: TableDocument) -> None:
    """Set the properties, the language and the fonts of a document."""
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Pt, RGBColor  # noqa: PLC0415

    day = first_day(content.date)
    moment = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)  # the library takes no plain date
    properties = document.core_properties
    properties.title, properties.author, properties.language = (
        content.title[:255],
        content.authors[:255],
        LANGUAGES[language()],
    )
    properties.comments, properties.last_modified_by = "", content.authors[:255]
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
        each.set(qn("w:val"), LANGUAGES[language()])


def _add_table(document: Document, content: TableDocument, title: str, rows: tuple[Row, ...]) -> None:
    from docx.shared import Cm  # noqa: PLC0415

    table = document.add_table(rows=2, cols=len(content.columns), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, content.widths, strict=True):
        column.width = Cm(width)
    _mark(table, title)
    header, pattern = table.rows
    for cell, text in zip(header.cells, content.columns, strict=True):
        _fill(cell, text, bold=True)
        _shade(cell)
    for number, cell in enumerate(pattern.cells):
        _fill(cell, "", bold=number == 0)
    _fill(pattern.cells[0], "", more=True)
    for row, name in ((header, "w:tblHeader"), (pattern, "w:cantSplit")):
        for cell, width in zip(row.cells, content.widths, strict=True):
            cell.width = Cm(width)
        _set(row._tr.get_or_add_trPr(), name)  # noqa: SLF001 - the library has no name for it
    for row in rows:
        table._tbl.append(_copied(pattern._tr, row))  # noqa: SLF001
    table._tbl.remove(pattern._tr)  # noqa: SLF001


def _copied(pattern: Any, row: Row) -> Any:
    """Return a copy of an empty row with its texts: the library takes 4 ms to make a row, and a copy far less."""
    made = deepcopy(pattern)
    first, *others = made.tc_lst
    heading, further = first.p_lst
    heading.r_lst[0].text = row.heading
    for text in row.paragraphs:
        paragraph = deepcopy(further)
        paragraph.r_lst[0].text = text
        further.addprevious(paragraph)
    first.remove(further)
    for cell, text in zip(others, row.cells, strict=True):
        cell.p_lst[0].r_lst[0].text = text
    return made


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
