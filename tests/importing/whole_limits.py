"""Limits of tables: for each, where it is set, a file that has just as many, and what is read if one less may be."""

from __future__ import annotations

import io
import zipfile

from refi_projects import code, codebook, qde, qdpx, selection, text_source
from table_outcomes import WholeTable, left_out, unread
from whole_tables import book

from review.importing.tables.refi_project import HEADINGS as OF_PASSAGES
from review.importing.tables.table import Table

PROJECT = qde(text_source("I", selection(0, 2, "A"), path="internal://a.txt"), codes=code("A"))
ARCHIVE = qdpx(PROJECT, {"sources/a.txt": b"A bus"})
BOOK = book({"S": [["A"], ["1"], ["2"]], "T": [["B"]]})
DIVIDE = "divide it into several tables"


def unpacked(archive: bytes) -> int:
    return sum(each.file_size for each in zipfile.ZipFile(io.BytesIO(archive)).infolist())


LIMITS = {
    "rows of a text file": (
        ("tables.table.MAX_ROWS", "tables.delimited.MAX_ROWS"),
        2,
        WholeTable(
            ".csv", b"A\n1\n\n2\n", unread("E106", "the table has more than 1 rows; nothing of it is read", DIVIDE, 4)
        ),
    ),
    "rows of a workbook": (
        ("tables.table.MAX_ROWS", "tables.workbook.MAX_ROWS"),
        2,
        WholeTable(".xlsx", BOOK, unread("E106", "the table has more than 1 rows; nothing of it is read", DIVIDE, 3)),
    ),
    "columns": (
        ("tables.table.MAX_COLUMNS",),
        2,
        WholeTable(".csv", b"\nA,B\n1,2\n", unread("E106", "the table has more than 1 columns", line=2)),
    ),
    "bytes of a text file": (
        ("MAX_FILE_BYTES",),
        4,
        WholeTable(".csv", b"A\n1\n", unread("E106", "the file is larger than 0 MB")),
    ),
    "bytes of a workbook": (
        ("MAX_FILE_BYTES",),
        len(BOOK),
        WholeTable(".xlsx", BOOK, unread("E106", "the file is larger than 0 MB")),
    ),
    "bytes of a workbook that is unpacked": (
        ("formats.excel.MAX_UNPACKED_BYTES",),
        unpacked(BOOK),
        WholeTable(".xlsx", BOOK, unread("E106", "the workbook is larger than 0 MB when it is unpacked")),
    ),
    "codes": (
        ("tables.refi_codes.MAX_ROWS",),
        2,
        WholeTable(".qdc", codebook(code("A"), code("B")).encode(), unread("E106", "the file has more than 1 codes")),
    ),
    "bytes of a project": (
        ("MAX_FILE_BYTES",),
        len(ARCHIVE),
        WholeTable(".qdpx", ARCHIVE, unread("E106", "the file is larger than 0 MB")),
    ),
    "bytes of a project that is unpacked": (
        ("tables.refi_project.MAX_UNPACKED_BYTES",),
        unpacked(ARCHIVE),
        WholeTable(".qdpx", ARCHIVE, unread("E106", "the project is larger than 0 MB when it is unpacked")),
    ),
    "files of a project": (
        ("tables.refi_project.MAX_ENTRIES",),
        2,
        WholeTable(".qdpx", ARCHIVE, unread("E106", "the project has more than 1 files")),
    ),
    "bytes of the XML of a project": (
        ("tables.refi_project.MAX_PROJECT_BYTES",),
        len(PROJECT),
        WholeTable(".qdpx", ARCHIVE, unread("E106", "the project in it is larger than 0 MB")),
    ),
    "passages of a project": (
        ("tables.refi_project.MAX_ROWS",),
        1,
        WholeTable(
            ".qdpx", ARCHIVE, unread("E106", "the project has more than 0 coded passages; nothing of it is read")
        ),
    ),
    "bytes of a text of a project": (
        ("tables.refi_project.MAX_TEXT_BYTES",),
        5,
        WholeTable(
            ".qdpx",
            ARCHIVE,
            Table("x", OF_PASSAGES, (), (left_out(1, 'the text of the source "I" has more than 0 MB; left out'),)),
        ),
    ),
}
