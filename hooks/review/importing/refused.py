"""Formats that are not read: each by its name, with how to export the same records in one that is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from review.problems.problem import Problem

BEGINNING = 4000  # characters

BEGINNINGS = ("<", "%", "[", "{", "_", "RT ", "TI- ", "--", "Record", "Item Title", '"Item Title')


@dataclass(frozen=True)
class Refused:
    """A format that is not read: its name, how to export its records otherwise, and what such a file starts with."""

    name: str
    instead: str
    extensions: tuple[str, ...] = ()
    signature: str = ""

    def problem(self, path: str) -> Problem:
        """Return the problem that names the format of a file."""
        return Problem(path, 1, "E501", f"this is {self.name}, which is not read", self.instead)


SPREADSHEET = "save it as CSV (UTF-8), with the headings Title, Authors, Year, Journal, DOI in its first row"
DOCUMENT = "export the references from the program that holds them, as RIS or BibTeX"
REFUSED = (
    Refused("an old Excel workbook", f"in Excel, save it as .xlsx, or {SPREADSHEET}", (".xls", ".xlsb")),
    Refused("an OpenDocument spreadsheet", f"in LibreOffice, {SPREADSHEET}", (".ods",)),
    Refused("a Word document", DOCUMENT, (".docx", ".doc", ".rtf", ".odt")),
    Refused("a PDF", DOCUMENT, (".pdf",)),
    Refused(
        "an EndNote library",
        "in EndNote, select the references, then File > Export, as XML or with the style RefMan (RIS)",
        (".enl", ".enlx", ".enlp"),
    ),
    Refused(
        "EndNote tagged text (.enw)",
        "export RIS instead, or import it into EndNote or Zotero and export RIS from there",
        (".enw",),
        r"\A\s*%[0-9A-Z] \S(?:[\s\S]*?\n)?%[0TAD] \S|\A\s*%0 [A-Z]",
    ),
    Refused("a Zotero database", "in Zotero, File > Export Library, as RIS or CSL JSON", (".sqlite",)),
    Refused(
        "RDF of another program than Zotero",
        "export RIS or BibTeX; in Zotero, export Zotero RDF, CSL JSON or RIS",
        (),
        r"\A(?![\s\S]*zotero\.org/namespaces/export)[\s\S]*<rdf:RDF\b",
    ),
    Refused("Zotero JSON", "in Zotero, export CSL JSON", (), r'"itemType"\s*:|"translatorID"\s*:'),
    Refused("a compressed file", "unpack it and import the files in it one by one", (".zip", ".gz", ".7z", ".rar")),
    Refused(
        "a web page",
        "use the export of the site, as RIS or BibTeX",
        (".html", ".htm", ".mht"),
        r"\A\s*<(?:!DOCTYPE )?html",
    ),
    Refused("MODS XML", "export RIS or BibTeX instead", (), r"<(?:\w+:)?mods(?:Collection)?\b"),
    Refused("MARC", "export RIS from the catalogue", (".mrc", ".marc"), r"<(?:\w+:)?collection[^>]*MARC21"),
    Refused("Word's list of sources", DOCUMENT, (), r"<b:Sources\b"),
    Refused("XML of EBSCOhost", "in EBSCOhost, export RIS", (), r"<records>\s*<rec\b"),
    Refused("XML of Embase", "in Embase, export RIS or CSV", (), r"<(?:\w+:)?(?:bibdataset|embase)\b"),
    Refused(
        "Ovid's own format",
        "in Ovid, export RIS (.ris)",
        (".cgi",),
        r"\A\s*<\s*\d+\s*\.?\s*>\s*\n(?:VN |[A-Z][A-Za-z -]*\s*\n[ \t]+\S)",
    ),
    Refused("ProQuest's text", "in ProQuest, save as RIS", (), r"\A\s*_{20,}"),
    Refused("a RefWorks tagged file", "in RefWorks, export RIS", (), r"\A\s*RT [A-Z][\w ]+\n(?:SR|ID|A1|T1) "),
    Refused(
        "JSON of Publish or Perish",
        "in Publish or Perish, save the results as RIS or BibTeX",
        (),
        r'"(?:cites_url|GSRank|gsrank)"\s*:',
    ),
    Refused(
        "CSV of SpringerLink",
        "its names are not separated; in Zotero, add the works by their DOIs and export RIS",
        (),
        r'\A"?Item Title"?,"?Publication Title"?,"?Book Series Title"?,',
    ),
    Refused("Copac's text", "in the catalogue, export RIS", (), r"\A\s*TI- "),
    Refused("Biblioscape's text", "in Biblioscape, export RIS", (), r"\A\s*--[A-Z]{2}-- "),
    Refused("Inspec's text", "in Inspec, export RIS", (), r"\A\s*Record.*INSPEC"),
    Refused("an Atom or RSS feed", "use the export of the database, as RIS", (".rss", ".atom"), r"<(?:rss|feed)\b"),
)


def refused_file(extension: str) -> Refused | None:
    """Return the format that has an extension and is not read; None where there is none."""
    return next((each for each in REFUSED if extension.lower() in each.extensions), None)


def refused_text(text: str) -> Refused | None:
    """Return the format that a text starts as and that is not read; None where there is none."""
    start = text[:BEGINNING]
    if not start.lstrip().startswith(BEGINNINGS):
        return None
    return next((each for each in REFUSED if each.signature and re.search(each.signature, start)), None)
