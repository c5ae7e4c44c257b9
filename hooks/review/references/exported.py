"""Values as exports write them: texts with markup and entities, titles, pages and dates."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Mapping

from review.files.text import FORBIDDEN
from review.schema.base import DATE_PATTERN, is_calendar_date

# Markup of HTML, JATS and MathML; not "p<0.05" or "if a<b and c>d".
MARKUP = re.compile(
    r"</?(?:i|b|u|em|strong|sub|sup|scp|sc|span|div|p|br|tt|title|italic|bold|roman|inline-formula|"
    r"(?:jats|mml|ns\d|m):[a-z-]+)(?:\s+[\w:.-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'))*\s*/?>",
    re.IGNORECASE,
)
PROTECTED = re.compile(r"\{([^{}\\]*[^\W\d_][^{}\\]*)\}")  # braces that keep capitals in BibTeX
PAGES_WORD = re.compile(r"^pp?(?:\.\s*|\s+)(?=\w)", re.IGNORECASE)
# What databases write where they know no pages; "No" and "Specified" come as the first and the last page.
NO_PAGES = re.compile(r"no[\s-]*(?:pagination)?[\s-]*specified|unpaginated|n\.?\s?pag\.?", re.IGNORECASE)
# What statistics programs write into the fields of a table that have no value.
NO_VALUE = frozenset({"NA", "N/A", "NaN", "nan", "NULL", "None"})
LINE_BREAKS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
SURROGATES = re.compile("[\ud800-\udfff]")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
MONTHS = {name: number for number, name in enumerate(_MONTHS.split(), 1)}


def plain(text: object) -> str:
    """Return the text on one line, without the markup and entities that databases leave in titles.

    Characters that records must not contain can come out of entities and JSON too, and are left out. Of a list, such as
    some services give for a title, the first text is taken.
    """
    if isinstance(text, list | tuple):
        text = next((each for each in text if each), "")
    if isinstance(text, Mapping):
        return ""
    written = "" if text is None else str(text)
    for _ in range(2):  # some exports escape their entities again
        if "&" not in written:
            break
        written = html.unescape(written)
    written = MARKUP.sub("", written) if "<" in written else written
    written = SURROGATES.sub("", LINE_BREAKS.sub(" ", written))
    return " ".join(FORBIDDEN.sub("", unicodedata.normalize("NFC", written)).split())


def title_of(text: object) -> str:
    """Return a title without the brackets that mark it as translated, and without the full stop at its end."""
    title = " ".join(PROTECTED.sub(r"\1", plain(text)).split())
    title = title if title.endswith(("..", " al.", "S.", "K.")) else title.removesuffix(".").rstrip()
    if title.startswith("[") and title.endswith("]") and title.count("[") == 1 == title.count("]"):
        title = title[1:-1].strip().removesuffix(".").rstrip()
    return title


def first_title(*texts: object) -> str:
    """Return the first title in fields for it; else "". PubMed writes that it has none in English as if it were one."""
    titles = [title for title in map(title_of, texts) if title]
    return next((title for title in titles if title != "Not Available"), titles[0] if titles else "")


def pages_in(*texts: object) -> str:
    """Return pages with the two hyphens of BibTeX between the first and the last; a single page once."""
    written = PAGES_WORD.sub("", plain(next((each for each in texts if each), ""))).strip()
    if NO_PAGES.fullmatch(written):
        return ""
    if re.fullmatch(r"[\w.:]+(?:\s*[-‐-―−]+\s*[\w.:]+)?(?:\s*[,;]\s*[\w.:]+(?:\s*[-‐-―−]+\s*[\w.:]+)?)*", written):
        return re.sub(r"^([\w.:]+)--\1$", r"\1", re.sub(r"\s*[-‐-―−]+\s*", "--", written))
    return written


def page_range(first: str, last: str) -> str:
    """Return pages of which an export gives the first and the last apart; either may be missing."""
    is_range = first and last and "-" not in first
    return pages_in(f"{first}--{last}" if is_range else first or last)


def article_number(text: object) -> str:
    """Return the number of an article that has no pages, without the word before it."""
    return re.sub(r"^(?:UNSP|ARTN|Article(?: Number)?:?)\s+", "", plain(text))


def article_number_of_item(text: object) -> str:
    """Return a publisher's item identifier (PII) where it has the form of an article number; else an empty text."""
    written = plain(text)
    return written if re.fullmatch(r"[A-Za-z]{0,6}\d[\w.]{0,11}", written) else ""


def date_in(text: object) -> str:
    """Return a date as YYYY-MM-DD or YYYY-MM, where a text gives more than a year; else an empty text."""
    written = str(text or "").strip()
    found = re.match(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:$|[/T\s])", written, re.ASCII)
    if found:
        parts = [found[1], found[2], found[3]]
    elif found := re.match(r"(\d{4})\s+([A-Za-z]{3})[a-z]*\.?(?:\s+(\d{1,2}))?\s*$", written, re.ASCII):
        parts = [found[1], str(MONTHS.get(found[2].lower(), 0)), found[3]]
    elif found := re.match(r"(\d{1,2})\s+([A-Za-z]{3})[a-z]*\.?,?\s+(\d{4})\s*$", written, re.ASCII):
        parts = [found[3], str(MONTHS.get(found[2].lower(), 0)), found[1]]
    else:
        return ""
    date = "-".join(f"{int(part):02}" for part in parts if part)
    return date if re.fullmatch(DATE_PATTERN, date) and is_calendar_date(date) else ""
