"""RDF of Zotero ("File > Export Library", format Zotero RDF)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from review.importing.formats import Importer
from review.importing.report import ImportedReports, IncomingReport
from review.importing.xml import parsed, text_of
from review.problems.problem import Problem
from review.references.exported import date_in, pages_in, plain, title_of
from review.references.identifiers import doi_in, pmid_in_notes, url_in, year_in
from review.references.names import person
from review.references.reference import Name

BIB = "{http://purl.org/net/biblio#}"
DC = "{http://purl.org/dc/elements/1.1/}"
DCTERMS = "{http://purl.org/dc/terms/}"
FOAF = "{http://xmlns.com/foaf/0.1/}"
PRISM = "{http://prismstandard.org/namespaces/1.2/basic/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
VCARD = "{http://nwalsh.com/rdf/vCard#}"
ZOTERO = "{http://www.zotero.org/namespaces/export#}"

# Zotero's types of items, and the BibTeX type for each; any other is "misc".
KINDS = {
    "journalArticle": "article",
    "magazineArticle": "article",
    "newspaperArticle": "article",
    "book": "book",
    "bookSection": "incollection",
    "conferencePaper": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
    "webpage": "online",
    "blogPost": "online",
    "manuscript": "unpublished",
}
NO_WORK = frozenset({"attachment", "note", "annotation"})
PUBLISHER = {"techreport": "institution", "phdthesis": "school"}


def read(text: str, path: str) -> ImportedReports:
    """Return the items of Zotero's RDF without their notes and files, and a problem where it cannot be parsed."""
    root, problems = parsed(text, path)
    if root is None:
        return ImportedReports((), problems)
    named = {each.get(f"{RDF}about"): each for each in root if each.get(f"{RDF}about")}
    items = (each for each in root if isinstance(each.tag, str))
    kinds = ((each, _text(each, f"{ZOTERO}itemType")) for each in items)
    reports = tuple(_report(each, kind, named, path) for each, kind in kinds if kind and kind not in NO_WORK)
    if not reports:
        message = "no item of Zotero is in this file"
        return ImportedReports((), (Problem(path, 1, "E502", message, "export the references again"),))
    return ImportedReports(reports)


def _report(item: Any, written_kind: str, named: dict[str, Any], path: str) -> IncomingReport:
    kind = KINDS.get(written_kind, "misc")
    containers = list(_containers(item, named))
    whole = [item, *containers]  # a volume, a number and a DOI may be those of either
    series = next((each for each in containers if each.tag == f"{BIB}Series"), None)
    container = next((each for each in containers if each is not series), None)
    identifiers = [text for each in whole for text in _texts(each, f"{DC}identifier")]
    notes = "\n".join(_texts(item, f"{DC}description", keeps_lines=True))
    date = date_in(_text(item, f"{DC}date"))
    publisher = f"{DC}publisher/{FOAF}Organization"
    publication = {
        "volume": _first(whole, f"{PRISM}volume"),
        "number": _first(whole, f"{PRISM}number"),
        "pages": pages_in(_text(item, f"{BIB}pages")),
        "edition": _first(whole, f"{PRISM}edition"),
        "series": _text(series, f"{DC}title") if series is not None else "",
        PUBLISHER.get(kind, "publisher"): _first(whole, f"{publisher}/{FOAF}name") if kind != "article" else "",
        "address": _first(whole, f"{publisher}/{VCARD}adr/{VCARD}Address/{VCARD}locality") if kind != "article" else "",
        "type": _text(item, f"{ZOTERO}type") if kind in PUBLISHER else "",
        "date": date,
    }
    addresses = [text for text in identifiers if re.match("https?://", text)]
    dois = [text.removeprefix("DOI ") for text in identifiers if text.startswith("DOI ")]
    return IncomingReport(
        title=title_of(_text(item, f"{DC}title")),
        authors=tuple(_names(item, "authors")),
        year=year_in(_text(item, f"{DC}date")),
        journal=_text(container, f"{DC}title") if container is not None else "",
        doi=doi_in(*dois) or doi_in(_doi_in_extra(notes), *addresses),
        pmid=pmid_in_notes(notes),
        url=url_in(addresses),
        kind=kind,
        publication={name: value for name, value in publication.items() if value},
        path=path,
        line=item.sourceline,
        editors=tuple(name for each in whole for name in _names(each, "editors")),
    )


def _containers(item: Any, named: dict[str, Any]) -> Iterator[Any]:
    """Yield the journal, book or series of an item, which is in it or elsewhere in the file under its name."""
    for part_of in item.findall(f"{DCTERMS}isPartOf"):
        inner = [each for each in part_of if isinstance(each.tag, str)]
        yield from inner
        if not inner and (known := named.get(part_of.get(f"{RDF}resource"))) is not None:
            yield known


def _names(item: Any, role: str) -> Iterator[Name]:
    for each in item.findall(f"{BIB}{role}/{RDF}Seq/{RDF}li/{FOAF}Person"):
        family = _text(each, f"{FOAF}surname")
        given = _text(each, f"{FOAF}givenName") or _text(each, f"{FOAF}givenname")
        if family and given:
            yield person(f"{family}, {given}")
        elif family or given:  # a name in one field
            yield Name(literal=family or given)


def _doi_in_extra(notes: str) -> str:
    found = re.search(r"^DOI:\s*(\S+)", notes, re.MULTILINE)
    return found[1] if found else ""


def _text(element: Any, place: str) -> str:
    return next(iter(_texts(element, place)), "")


def _first(elements: list[Any], place: str) -> str:
    return next((found for each in elements if (found := _text(each, place))), "")


def _texts(element: Any, place: str, *, keeps_lines: bool = False) -> list[str]:
    """Return the text of each element at a place, if asked with its lines."""
    found = element.findall(place)
    texts = ["\n".join(map(plain, (each.text or "").split("\n"))) if keeps_lines else text_of(each) for each in found]
    return [text for text in texts if text]


SIGNATURE = r"zotero\.org/namespaces/export"
IMPORTER = Importer("rdf", "Zotero RDF", (".rdf",), read, SIGNATURE)
