"""XML of PubMed, as its interface for programs and "Save as XML" give it."""

from __future__ import annotations

from typing import Any

from review.importing.formats import Importer
from review.importing.report import ImportedReports, IncomingReport
from review.importing.xml import parsed, text_at, texts_at
from review.problems.problem import Problem
from review.references.exported import article_number_of_item, date_in, first_title, page_range, pages_in, title_of
from review.references.identifiers import doi_in, pmid_in, year_in
from review.references.names import person
from review.references.reference import Name


def read(text: str, path: str) -> ImportedReports:
    """Return the articles and books of PubMed's XML, and a problem where it cannot be parsed."""
    root, problems = parsed(text, path)
    if root is None:
        return ImportedReports((), problems)
    reports = [_article(each, path) for each in root.iter("PubmedArticle")]
    reports += [_book(each, path) for each in root.iter("PubmedBookArticle")]
    if not reports:
        message = "no record of PubMed is in this file"
        return ImportedReports((), (Problem(path, 1, "E502", message, "save the records from PubMed again"),))
    return ImportedReports(tuple(sorted(reports, key=lambda report: report.line)))


def _article(record: Any, path: str) -> IncomingReport:
    journal = "MedlineCitation/Article/Journal"
    article = "MedlineCitation/Article"
    dated = record.find(f"{journal}/JournalIssue/PubDate")
    pages = pages_in(text_at(record, f"{article}/Pagination/MedlinePgn"))
    if not pages:
        first, last = (text_at(record, f"{article}/Pagination/{name}Page") for name in ("Start", "End"))
        pages = page_range(first, last)
    date = _date(dated)
    publication = {
        "volume": text_at(record, f"{journal}/JournalIssue/Volume"),
        "number": text_at(record, f"{journal}/JournalIssue/Issue"),
        "pages": pages,
        "eid": "" if pages else article_number_of_item(text_at(record, f"{article}/ELocationID[@EIdType='pii']")),
        "date": date_in(date),
    }
    ids = "PubmedData/ArticleIdList/ArticleId"
    return IncomingReport(
        title=first_title(text_at(record, f"{article}/ArticleTitle"), text_at(record, f"{article}/VernacularTitle")),
        authors=_names(record, f"{article}/AuthorList"),
        year=year_in(date),
        journal=text_at(record, f"{journal}/Title") or text_at(record, f"{journal}/ISOAbbreviation"),
        doi=doi_in(text_at(record, f"{article}/ELocationID[@EIdType='doi']"), text_at(record, f"{ids}[@IdType='doi']")),
        pmid=pmid_in(text_at(record, "MedlineCitation/PMID")),
        publication={name: value for name, value in publication.items() if value},
        path=path,
        line=record.sourceline,
        truncated=record.find(f"{article}/AuthorList[@CompleteYN='N']") is not None,
    )


def _book(record: Any, path: str) -> IncomingReport:
    document = "BookDocument"
    chapter, book = text_at(record, f"{document}/ArticleTitle"), text_at(record, f"{document}/Book/BookTitle")
    date = _date(record.find(f"{document}/Book/PubDate"))
    publication = {
        "publisher": text_at(record, f"{document}/Book/Publisher/PublisherName"),
        "address": text_at(record, f"{document}/Book/Publisher/PublisherLocation"),
        "edition": text_at(record, f"{document}/Book/Edition"),
        "date": date_in(date),
    }
    return IncomingReport(
        title=title_of(chapter or book),
        authors=_names(record, f"{document}/AuthorList[@Type='authors']")
        or _names(record, f"{document}/Book/AuthorList[@Type='authors']"),
        year=year_in(date),
        journal=book if chapter else "",
        doi=doi_in(text_at(record, f"{document}/ArticleIdList/ArticleId[@IdType='doi']")),
        pmid=pmid_in(text_at(record, f"{document}/PMID")),
        kind="incollection" if chapter else "book",
        publication={name: value for name, value in publication.items() if value},
        path=path,
        line=record.sourceline,
        editors=_names(record, f"{document}/Book/AuthorList[@Type='editors']"),
    )


def _date(element: Any) -> str:
    """The date of an element, as its parts or as MedlineDate give it."""
    if element is None:
        return ""
    parts = [text_at(element, name) for name in ("Year", "Month", "Day")]
    separator = "-" if parts[1].isdecimal() else " "
    return separator.join(part for part in parts if part) or text_at(element, "MedlineDate")


def _names(record: Any, place: str) -> tuple[Name, ...]:
    found = record.find(place)
    names = []
    for author in found.findall("Author") if found is not None else ():
        given = text_at(author, "ForeName") or text_at(author, "Initials")
        family = text_at(author, "LastName")
        if group := " ".join(texts_at(author, "CollectiveName")):
            names.append(Name(literal=group))
        elif family:
            name = person(", ".join(part for part in (family, given, text_at(author, "Suffix")) if part))
            names.append(name if given else Name(family=family))
    return tuple(names)


IMPORTER = Importer("pubmed", "PubMed XML", (".xml",), read, r"<(?:PubmedArticleSet|PubmedArticle|PubmedBookArticle)\b")
