"""XML of EndNote ("File > Export", output style XML)."""

from __future__ import annotations

from typing import Any

from review.importing.formats import Importer
from review.importing.report import ImportedReports, IncomingReport
from review.importing.xml import parsed, text_at, texts_at
from review.problems.problem import Problem
from review.references.exported import date_in, pages_in, title_of
from review.references.identifiers import doi_in, pmid_in, pmid_in_notes, url_in, year_in
from review.references.names import names_of_lines

# EndNote's numbers of types, and the BibTeX type for each; any other is an article if it is in a journal.
KINDS = {
    "5": "incollection",
    "6": "book",
    "10": "inproceedings",
    "12": "online",
    "16": "online",
    "17": "article",
    "27": "techreport",
    "28": "book",
    "32": "phdthesis",
    "34": "unpublished",
    "44": "book",
    "47": "inproceedings",
    "60": "incollection",
}
# The same by their names: the numbers of old and of custom types mean something else.
NAMED_KINDS = {
    "book": "book",
    "edited book": "book",
    "electronic book": "book",
    "book section": "incollection",
    "electronic book section": "incollection",
    "conference paper": "inproceedings",
    "conference proceedings": "inproceedings",
    "journal article": "article",
    "electronic article": "article",
    "magazine article": "article",
    "newspaper article": "article",
    "report": "techreport",
    "government document": "techreport",
    "thesis": "phdthesis",
    "unpublished work": "unpublished",
    "manuscript": "unpublished",
    "web page": "online",
    "blog": "online",
    "online multimedia": "online",
}
PUBLISHER = {"techreport": "institution", "phdthesis": "school"}
JOURNALS = ("periodical/full-title", "titles/secondary-title", "periodical/abbr-1")


def read(text: str, path: str) -> ImportedReports:
    """Return the records of EndNote's XML, and a problem where it cannot be parsed."""
    root, problems = parsed(text, path)
    if root is None:
        return ImportedReports((), problems)
    reports = tuple(_report(record, path) for record in root.iter("record"))
    if not reports:
        message = "no record of EndNote is in this file"
        return ImportedReports((), (Problem(path, 1, "E502", message, "export the references again"),))
    return ImportedReports(reports)


def _report(record: Any, path: str) -> IncomingReport:
    written = record.find("ref-type")
    journal = next((found for place in JOURNALS if (found := text_at(record, place))), "")
    number = "".join(written.itertext()).strip() if written is not None else ""
    by_number = KINDS.get(number, "article" if text_at(record, "periodical/full-title") else "misc")
    kind = NAMED_KINDS.get(written.get("name", "").lower() if written is not None else "", by_number)
    authors, truncated = names_of_lines(texts_at(record, "contributors/authors/author"))
    editors, _ = names_of_lines(texts_at(record, "contributors/secondary-authors/author"))
    urls = [*texts_at(record, "urls/related-urls/url"), *texts_at(record, "urls/web-urls/url")]
    source = f"{text_at(record, 'remote-database-name')} {text_at(record, 'remote-database-provider')}".lower()
    year = year_in(text_at(record, "dates/year"))
    date = date_in(text_at(record, "dates/pub-dates/date"))
    publication = {
        "volume": text_at(record, "volume"),
        "number": text_at(record, "number") or text_at(record, "issue"),
        "pages": pages_in(text_at(record, "pages")),
        "edition": text_at(record, "edition") if kind != "article" else "",
        "series": text_at(record, "titles/tertiary-title"),
        PUBLISHER.get(kind, "publisher"): text_at(record, "publisher") if kind != "article" else "",
        "address": text_at(record, "pub-location") if kind != "article" else "",
        "date": date if date.startswith(str(year)) else "",
    }
    accession = text_at(record, "accession-num")
    return IncomingReport(
        title=title_of(text_at(record, "titles/title")),
        authors=authors,
        year=year,
        journal=journal,
        doi=doi_in(text_at(record, "electronic-resource-num"), *urls),
        pmid=pmid_in(
            accession if "pubmed" in source or "medline" in source else "", *(u for u in urls if "pubmed" in u)
        )
        or pmid_in_notes(text_at(record, "notes")),
        url=url_in(urls),
        kind=kind,
        publication={name: value for name, value in publication.items() if value},
        path=path,
        line=record.sourceline,
        editors=editors,
        truncated=truncated,
    )


IMPORTER = Importer("endnote", "EndNote XML", (".xml",), read, r"<xml>\s*<records>|<records>\s*<record>")
