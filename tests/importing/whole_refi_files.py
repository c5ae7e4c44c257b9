"""REFI-QDA files: what is read of each, and a problem for everything that is not."""

from __future__ import annotations

from collections.abc import Mapping

from refi_projects import code, codebook, guid, qde, qdpx, selection, text_source
from table_outcomes import WholeTable, left_out, unread

from review.importing.tables.refi_codes import HEADINGS as OF_CODES
from review.importing.tables.refi_project import HEADINGS as OF_PASSAGES
from review.importing.tables.table import Cell, Table, TableRow
from review.problems.problem import Problem

TEXT = "We wait under a roof. Rain falls on the rest of us."
ROOF = (TEXT.index("under"), TEXT.index("under") + len("under a roof"))
LEVELS = code(
    "Waiting",
    code("Shelter", code("Roof", definition="A roof."), code("Light"), definition="Out of the rain."),
    code("Time", definition="As it passes."),
    definition="At the stop.",
)
DEEP = code("A", code("B", code("C", code("D"))))
IN_A_TABLE = "quote its words in a table instead"
AGAIN = "export the project again as .qdpx"


def project(*sources: str, codes: str = LEVELS, files: Mapping[str, bytes] | None = None) -> bytes:
    """Return a project with these codes and with these sources, each on a line of its own."""
    return qdpx(qde(*(f"\n{source}" for source in sources), codes=codes), files)


def coded(source: str, selection: str, name: str) -> str:
    """Return a source of another kind than a text, with a coded selection in it."""
    coding = f'<Coding guid="{guid("c")}"><CodeRef targetGUID="{guid("Roof")}"/></Coding>'
    return f'<{source} name="{name}"><{selection}>{coding}</{selection}></{source}>'


def code_row(line: int, *cells: str) -> TableRow:
    return TableRow(line, dict(zip(OF_CODES, cells, strict=True)))


def passage(line: int, *cells: Cell) -> TableRow:
    return TableRow(line, dict(zip(OF_PASSAGES, cells, strict=True)))


FILES = {
    "a codebook": WholeTable(
        ".qdc",
        codebook(
            LEVELS,
            "\n",
            DEEP,
            "\n",
            code("Snow\u200b"),
            code("", id=guid("nameless")),
            code("E", id="none"),
            "\n",
            code("F", code("G"), id=guid("Roof")),
            more=f'\n<Sets>\n<Set guid="{guid("s")}" name="Group 1"/></Sets>',
        ).encode(),
        Table(
            "x",
            OF_CODES,
            (
                code_row(1, "Waiting", "Shelter", "", "Out of the rain.", guid("Waiting"), guid("Shelter"), ""),
                code_row(1, "Waiting", "Shelter", "Roof", "A roof.", guid("Waiting"), guid("Shelter"), guid("Roof")),
                code_row(1, "Waiting", "Shelter", "Light", "", guid("Waiting"), guid("Shelter"), guid("Light")),
                code_row(1, "Waiting", "Time", "", "As it passes.", guid("Waiting"), guid("Time"), ""),
                code_row(2, "A", "B", "C", "", guid("A"), guid("B"), guid("C")),
                code_row(3, "", "", "Snow", "", "", "", "E31885DE-66F1-5AF9-BE4C-AA6FAE727C00"),
            ),
            (
                Problem("x", 3, "H507", "the character U+200B (ZERO WIDTH SPACE) is removed"),
                left_out(3, 'the code "" has no name; it and what is below it is left out'),
                left_out(3, 'the code "E" has no valid GUID; it and what is below it is left out'),
                left_out(4, 'the code "F" has the GUID of another code; it and what is below it is left out'),
                left_out(6, 'the set "Group 1" is left out'),
                left_out(
                    2,
                    'the code "A > B > C > D" is at level 4; it is left out',
                    "a review has three levels: move it up in the other program",
                ),
                left_out(
                    1,
                    'the description of the code "Waiting" is left out',
                    "a theme has a summary instead, each sentence with its findings",
                ),
            ),
        ),
    ),
    "a codebook without codes": WholeTable(".qdc", codebook().encode(), unread("E502", "the file has no codes")),
    "a codebook that is cut off": WholeTable(
        ".qdc",
        b"<CodeBook>\n<Codes>",
        unread("E502", "the file is not well-formed XML; no record of it is read", "export it again", line=2),
    ),
    "other XML": WholeTable(
        ".qdc",
        b"\n<rss/>",
        unread(
            "E502", 'the XML is a "rss", not a codebook or project of REFI-QDA', "export a REFI-QDA codebook or project"
        ),
    ),
    "a codebook with a document type": WholeTable(
        ".qdc",
        codebook(code("A"), head="<!DOCTYPE x>").encode(),
        unread(
            "E502",
            "the XML has a document type, which REFI-QDA does not use; nothing of it is read",
            "export it again from the program that wrote it",
        ),
    ),
    "a codebook in another encoding": WholeTable(
        ".qdc",
        codebook(code("Caf\xe9")).encode("latin-1"),
        unread("E101", "the file is not UTF-8 text", "export or save it again as UTF-8"),
    ),
    "codes of a project": WholeTable(
        ".qdpx",
        project(codes=code("A\u200b", code("B"))),
        Table(
            "x",
            OF_CODES,
            (code_row(1, "A", "", "B", "", "E076E4DF-51AA-58EF-AAEC-ADD726996F3F", "", guid("B")),),
            (Problem("x", 1, "H507", "the character U+200B (ZERO WIDTH SPACE) is removed"),),
        ),
        kind="codes",
    ),
    "coded passages": WholeTable(
        ".qdpx",
        project(
            text_source(
                "Interview 1",
                selection(*ROOF, "Roof", comment="Shelter gathers people.", by="Ada"),
                "\n",
                selection(*ROOF, "Light", comment="It rains.", by="Ada"),
                "\n",
                selection(0, 9, "Time"),
                "\n",
                selection(9, 20, "Time"),
                "\n",
                selection(0, 2, "D"),
                text=TEXT,
            ),
            codes=LEVELS + "\n" + DEEP,
        ),
        Table(
            "x",
            OF_PASSAGES,
            (
                passage(7, "Interview 1", "A", "B", ("A > B > C",), "We", "", (), "0", "2", (guid("C"),)),
                passage(5, "Interview 1", "Waiting", "Time", (), "We wait u", "", (), "0", "9", ()),
                passage(
                    3,
                    "Interview 1",
                    "Waiting",
                    "Shelter",
                    ("Waiting > Shelter > Roof", "Waiting > Shelter > Light"),
                    "under a roof",
                    "Shelter gathers people. It rains.",
                    ("Ada",),
                    "8",
                    "20",
                    (guid("Roof"), guid("Light")),
                ),
                passage(6, "Interview 1", "Waiting", "Time", (), "nder a roof", "", (), "9", "20", ()),
            ),
            (
                left_out(2, 'the code "A > B > C > D" counts as the one above it'),
                Problem("x", 5, "H508", 'a passage of "Interview 1" ends within a word; compare it with its source'),
                Problem("x", 6, "H508", 'a passage of "Interview 1" begins within a word; compare it with its source'),
            ),
        ),
    ),
    "selections that are no quotations": WholeTable(
        ".qdpx",
        project(
            coded("PDFSource", "PDFSelection", "Scan"),
            coded("PictureSource", "PictureSelection", "Map"),
            coded("AudioSource", "AudioSelection", "Song"),
            coded("VideoSource", "VideoSelection", "Film"),
            coded("AudioSource", "TranscriptSelection", "Talk"),
            '<PDFSource name="Not coded"><PDFSelection/></PDFSource>',
            text_source("I", "<Coding/>", text=TEXT),
            text_source("II", selection(0, 2), text=TEXT),
            text_source("III", selection(0, 900, "Roof"), text=TEXT),
            text_source("IV", selection("x", 2, "Roof"), text=TEXT),
            text_source("V", selection(2, 3, "Roof"), text=TEXT),
            text_source("VI", selection(0, 2, "Unknown"), text=TEXT),
            text_source("VII", "<PlainTextSelection><Coding><CodeRef/></Coding></PlainTextSelection>", text=TEXT),
        ),
        Table(
            "x",
            OF_PASSAGES,
            (),
            (
                left_out(2, 'an area of a page of the source "Scan" has a code; left out', IN_A_TABLE),
                left_out(3, 'an area of a picture of the source "Map" has a code; left out', IN_A_TABLE),
                left_out(4, 'a part of a recording of the source "Song" has a code; left out', IN_A_TABLE),
                left_out(5, 'a part of a film of the source "Film" has a code; left out', IN_A_TABLE),
                left_out(
                    6,
                    'a part of a transcript that is given by times of the source "Talk" has a code; left out',
                    IN_A_TABLE,
                ),
                left_out(8, 'the source "I" as a whole has a code; left out'),
                left_out(9, 'a passage of the source "II" has no code; left out'),
                left_out(
                    10, 'a passage of the source "III" has positions that are outside the text, or no words; left out'
                ),
                left_out(
                    11, 'a passage of the source "IV" has positions that are outside the text, or no words; left out'
                ),
                left_out(
                    12, 'a passage of the source "V" has positions that are outside the text, or no words; left out'
                ),
                left_out(
                    13,
                    'a passage of the source "VI" has a code that the codebook does not have '
                    '("F6B0F6D8-16D8-5DD7-B1B7-66B0C020B96F"); left out',
                ),
                left_out(
                    14, 'a passage of the source "VII" has a code that the codebook does not have ("no GUID"); left out'
                ),
            ),
        ),
    ),
    "texts that are not in the project": WholeTable(
        ".qdpx",
        project(
            text_source("I", selection(0, 2, "Roof")),
            text_source("II", selection(0, 2, "Roof"), path="absolute:///etc/passwd"),
            text_source("III", selection(0, 2, "Roof"), path="internal://../../etc/passwd"),
            text_source("IV", selection(0, 2, "Roof"), path="internal://latin.txt"),
            text_source("V", selection(0, 2, "Roof"), path="internal://b.txt"),
            files={"sources/latin.txt": b"caf\xe9", "sources/b.txt": b"bus", "sources/more/b.txt": b"coach"},
        ),
        Table(
            "x",
            OF_PASSAGES,
            (
                passage(
                    6, "V", "Waiting", "Shelter", ("Waiting > Shelter > Roof",), "bu", "", (), "0", "2", (guid("Roof"),)
                ),
            ),
            (
                left_out(2, 'the text of the source "I" is not in the file (no path); left out'),
                left_out(3, 'the text of the source "II" is not in the file (absolute:///etc/passwd); left out'),
                left_out(4, 'the text of the source "III" is not in the file; left out'),
                left_out(5, 'the text of the source "IV" is not UTF-8; left out'),
                Problem("x", 6, "H508", 'a passage of "V" ends within a word; compare it with its source'),
            ),
        ),
    ),
    "notes of a project": WholeTable(
        ".qdpx",
        qdpx(qde(more="\n<Notes><Note/>\n<Note/></Notes>")),
        Table("x", OF_PASSAGES, (), (left_out(2, "2 notes and memos; left out"),)),
    ),
    "no project": WholeTable(
        ".qdpx", qdpx("<Project/>", name="a.xml"), unread("E502", "the archive has 0 projects (.qde), not one", AGAIN)
    ),
    "two projects": WholeTable(
        ".qdpx", qdpx(qde(), {"b.qde": b""}), unread("E502", "the archive has 2 projects (.qde), not one", AGAIN)
    ),
    "a project that is cut off": WholeTable(
        ".qdpx",
        qdpx("<Project>"),
        unread("E502", "the file is not well-formed XML; no record of it is read", "export it again"),
    ),
    "no archive": WholeTable(".qdpx", b"PK broken", unread("E502", "the file is not a .qdpx that can be read", AGAIN)),
}
