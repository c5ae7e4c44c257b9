"""RIS, as EndNote, Zotero, Mendeley, Covidence, Rayyan and most databases export it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from review.importing.decisions import in_notes
from review.importing.formats import Importer
from review.importing.report import ImportedReports, IncomingReport
from review.problems.problem import Problem
from review.references.exported import NO_VALUE, article_number, date_in, page_range, plain, title_of
from review.references.identifiers import doi_in, doi_only, pmid_in, pmid_in_notes, url_in, year_in
from review.references.names import names_of_lines

TAG = re.compile(r"^\s*([A-Z][A-Z0-9])  ?-(?: (.*)|)$")
# What providers write between records: numbers and links (Ovid), their name, the number of records. It is part of none.
HEADING = re.compile(
    r"\s*(?:<?\s*\d+\s*\.?\s*>?|(?:Provider|Database|Content|Source|Date|Exported|Export Date|Search): .*"
    r"|Record #?\d+ of \d+|\d+ records?|NL  - .*|Link to the (?:Ovid Full Text|External Link Resolver)\b.*)\s*",
    re.IGNORECASE,
)
# Types of RIS, and the BibTeX type for each; any other is "misc".
KINDS = {
    "JOUR": "article",
    "EJOUR": "article",
    "JFULL": "article",
    "MGZN": "article",
    "NEWS": "article",
    "INPR": "article",
    "ABST": "article",
    "BOOK": "book",
    "CHAP": "incollection",
    "CONF": "inproceedings",
    "CPAPER": "inproceedings",
    "ELEC": "online",
    "GEN": "misc",
    "RPRT": "techreport",
    "THES": "phdthesis",
    "UNPB": "unpublished",
    "EDBOOK": "book",
    "EBOOK": "book",
    "ECHAP": "incollection",
    "WEB": "online",
    "GOVDOC": "techreport",
    "BLOG": "online",
    "DATA": "misc",
    "PAMP": "misc",
    "MANSCPT": "unpublished",
    "UNPD": "unpublished",
}
PUBLISHER = {"techreport": "institution", "phdthesis": "school"}  # the field for what RIS calls the publisher
OF_PUBMED = re.compile(r"\b(?:pubmed|medline|cmedm|mdc|nlm)\b", re.IGNORECASE)  # as databases call it


def read(text: str, path: str) -> ImportedReports:
    """Return the reports of RIS text, and a problem for each record that cannot be read."""
    import rispy  # noqa: PLC0415 - not every installation has it, and other formats do not need it
    from rispy.config import LIST_TYPE_TAGS, TAG_KEY_MAPPING  # noqa: PLC0415

    reports: list[IncomingReport] = []
    problems: list[Problem] = []
    options = {
        "mapping": {**TAG_KEY_MAPPING, "A1": "authors", "ED": "editors", "DB": "databases"},
        "list_tags": [*LIST_TYPE_TAGS, "ED", "DB"],
        "skip_unknown_tags": True,
        "delimiter_tags_mapping": {},
    }
    for part in _records(text, path):
        if isinstance(part, Problem):
            problems.append(part)
            continue
        line, lines = part
        parsed = rispy.loads("\n".join(lines), **options)
        reports.append(_report(parsed[0], path, line))
    if text.strip() and not reports and not problems:
        problems.append(Problem(path, 1, "E502", "no record of RIS is in this file", "a record starts with TY  -"))
    return ImportedReports(tuple(reports), tuple(problems))


def _records(text: str, path: str) -> Iterator[tuple[int, list[str]] | Problem]:
    """Each record's first line and its lines, and a problem for whatever is not a whole record."""
    lines: list[str] = []
    start = 0
    is_outside = False
    for number, written in enumerate(text.split("\n"), 1):
        found = TAG.match(written)
        tag = found[1] if found else ""
        if tag == "TY":
            if lines:
                yield _without_end(path, start)
            lines, start, is_outside = [f"TY  - {found[2] or 'GEN'}" if found else ""], number, False
        elif not lines:
            if written.strip() and not is_outside and not HEADING.fullmatch(written):
                is_outside = True  # one problem for all such lines in a row
                yield Problem(path, number, "E502", "this text is outside a record", "a record starts with TY  -")
        elif tag == "ER":
            yield start, [*lines, "ER  - "]
            lines = []
        elif found and (found[2] or "").strip() in NO_VALUE:
            continue
        elif written.strip():
            lines.append(f"{tag}  - {found[2] or ''}" if found else f"  {written.strip()}")
    if lines:
        yield _without_end(path, start)


def _without_end(path: str, line: int) -> Problem:
    return Problem(path, line, "E502", "the record that starts here has no end", "end it with a line ER  -")


def _report(record: dict[str, Any], path: str, line: int) -> IncomingReport:
    urls = record.get("urls", [])
    notes = [*record.get("notes", []), record.get("note"), record.get("type_of_work")]
    databases = " ".join([*record.get("databases", []), record.get("database_provider", "")])
    authors, truncated = names_of_lines(
        dict.fromkeys(record.get("authors", []))
    )  # of which some exports give two lists
    kind = KINDS.get(plain(record.get("type_of_reference")).upper(), "misc")
    # In an article, A2 is no editor: some databases put the authors of the works that it cites there.
    others = record.get("secondary_authors") if kind != "article" else None
    editors, _ = names_of_lines(record.get("editors") or others or [])
    journals = ("journal_name", "alternate_title3", "secondary_title", "alternate_title2", "alternate_title1")
    journal = next((plain(record[key]) for key in journals if record.get(key)), "")
    dates = [record.get(key) for key in ("date", "publication_year", "year")]
    year = year_in(record.get("year"), record.get("publication_year"), record.get("date"))
    date = next((found for each in dates if (found := date_in(str(each or "").rstrip("/")))), "")
    return IncomingReport(
        title=title_of(record.get("title") or record.get("primary_title")),
        authors=authors,
        year=year,
        journal=journal,
        doi=doi_in(record.get("doi")) or doi_in(*urls) or doi_only(*notes),
        pmid=pmid_in(*_numbers(record, databases)) or pmid_in_notes(*notes),
        url=url_in(urls),
        kind=kind,
        publication=_publication(record, kind) | ({"date": date} if year and date.startswith(str(year)) else {}),
        path=path,
        line=line,
        editors=editors,
        truncated=truncated,
        earlier_decision=in_notes(notes),
    )


def _numbers(record: dict[str, Any], databases: str) -> Iterator[object]:
    """The fields that say, by their source, that they are a PubMed number."""
    accession = plain(record.get("accession_number"))
    if OF_PUBMED.search(databases) or accession.upper().startswith("PMID"):
        yield accession
    yield from (url for url in record.get("urls", []) if "pubmed" in url)


def _publication(record: dict[str, Any], kind: str) -> dict[str, str]:
    first, last = plain(record.get("start_page")), plain(record.get("end_page"))
    publisher = PUBLISHER.get(kind, "publisher")
    number = article_number(record.get("custom7"))  # the number of an article that has no pages
    publication = {
        "volume": plain(record.get("volume")),
        "number": plain(record.get("number")),
        "pages": page_range(first, last),
        "eid": "" if first or not re.search(r"\d", number) else number,
        "edition": plain(record.get("edition")) if kind in {"book", "incollection"} else "",
        "series": plain(record.get("tertiary_title")) if kind != "article" else "",
        publisher: plain(record.get("publisher")),
        "address": plain(record.get("place_published")) if kind != "article" else "",
        "type": plain(record.get("type_of_work")) if kind == "phdthesis" else "",
    }
    return {name: value for name, value in publication.items() if value}


IMPORTER = Importer("ris", "RIS", (".ris",), read, r"^\s*TY  ?- ")
