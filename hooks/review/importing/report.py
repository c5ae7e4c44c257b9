"""A report as an export describes it, apart from the format of the export."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from review.files.text import FORBIDDEN
from review.problems.problem import Problem
from review.references.reference import Name, Reference
from review.schema.base import DOI_PATTERN, URL_PATTERN

MARKUP = re.compile(r"</?(?:i|b|em|strong|sub|sup|scp|span|p|br)\b[^<>]{0,80}>", re.IGNORECASE)
MAX_TITLE_LENGTH = 80


@dataclass(frozen=True)
class IncomingReport:
    """A report in an export. Fields that the export does not give are empty, `year` is None; `line` is where it starts.

    `kind` is its BibTeX entry type; `publication` has volume, number, pages and so on by their BibTeX names.
    """

    title: str
    authors: tuple[Name, ...]
    year: int | None
    journal: str = ""
    doi: str = ""
    pmid: str = ""
    url: str = ""
    kind: str = "article"
    publication: Mapping[str, str] = field(default_factory=dict)
    path: str = ""
    line: int = 1

    @property
    def family(self) -> str:
        """Return the family name of the first author, or the name of an institution."""
        return (self.authors[0].surname or self.authors[0].given) if self.authors else ""

    @property
    def link(self) -> str:
        """Return where it can be read: at its URL, DOI or PubMed record; empty where it has none of them."""
        if self.url:
            return self.url
        if self.doi:
            return f"https://doi.org/{self.doi}"
        return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/" if self.pmid else ""

    @property
    def label(self) -> str:
        """Return its title, author and year, by which a reader recognises it in a list."""
        title = self.title if len(self.title) <= MAX_TITLE_LENGTH else self.title[: MAX_TITLE_LENGTH - 1] + "…"
        source = ", ".join(part for part in (self.family, str(self.year or "")) if part)
        return f'"{title}"' + (f" ({source})" if source else "")

    def reference(self, citekey: str) -> Reference:
        """Return the report as an entry of the reference list."""
        container = "booktitle" if self.kind in {"incollection", "inproceedings"} else "journal"
        fields = {
            "title": self.title,
            container: self.journal,
            "year": str(self.year or ""),
            **self.publication,
            "doi": self.doi,
            "pmid": self.pmid,
            "url": "" if self.doi else self.url,
        }
        return Reference(
            citekey, 0, self.kind, self.authors, False, {key: text for key, text in fields.items() if text}
        )


@dataclass(frozen=True)
class ImportedReports:
    """The reports that could be read from an export, and a problem for each record that could not.

    `total` is how many records the file has, counted apart from reading them; None where that cannot be known.
    """

    reports: tuple[IncomingReport, ...]
    problems: tuple[Problem, ...] = ()
    total: int | None = None


def cleaned(text: str, path: str) -> tuple[str, list[Problem]]:
    """Return the text in NFC with plain line ends, without the characters that records must not contain.

    Each kind of character that is removed from a line is a problem.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n"))
    removed = []
    for number, line in enumerate(text.split("\n"), 1):
        for char, times in Counter(FORBIDDEN.findall(line)).items():
            name = f"U+{ord(char):04X} ({unicodedata.name(char, 'control')})"
            often = f", {times} times" if times > 1 else ""
            removed.append(Problem(path, number, "H507", f"the character {name} is removed{often}"))
    return FORBIDDEN.sub("", text), removed


def plain(text: object) -> str:
    """Return the text on one line, without the markup and entities that databases leave in titles."""
    return " ".join(MARKUP.sub("", html.unescape(str(text or ""))).split())


def year_in(*texts: object) -> int | None:
    """Return the first year in the texts ("2020 Mar 5", "2020/03/05/"); None where there is none."""
    for text in texts:
        if found := re.search(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)", str(text or "")):
            return int(found[1])
    return None


def doi_in(*texts: object) -> str:
    """Return the first DOI in the texts, without a resolver before it or punctuation after it; else an empty text."""
    for text in texts:
        found = re.search(r"10\.\d{4,9}/[^\s<>\"{}|\\^`]+", str(text or ""))
        doi = found[0].rstrip(".,;)") if found else ""
        if doi.count("(") > doi.count(")"):  # an older Elsevier DOI may end in a bracket
            doi += ")"
        if re.fullmatch(DOI_PATTERN, doi):
            return doi
    return ""


def pmid_in(*texts: object) -> str:
    """Return the first PubMed number in the texts, alone or after "PMID"; else an empty text."""
    for text in texts:
        if found := re.search(
            r"^\s*(?:PMID:?\s*)?(\d{1,9})\s*(?:\[[^\]]*\])?\s*$|\bPMID:?\s*(\d{1,9})\b", str(text or "")
        ):
            return found[1] or found[2]
    return ""


def url_in(texts: Iterable[object]) -> str:
    """Return the first text that is a valid URL, preferably not of a DOI; else an empty text."""
    found = [str(text or "").strip() for text in texts]
    good = [text for text in found if re.fullmatch(URL_PATTERN, text) and len(text) <= 500]
    return next((text for text in good if "doi.org/" not in text), good[0] if good else "")


def person(text: str, *, natural_order: bool = False) -> Name:
    """Return a name as exports write it: "Family, Given", "Family GI", an institution; if asked, "Given Family"."""
    written = plain(text).strip(" ;")
    if written.endswith(",") and written.count(",") == 1:  # RIS marks a name without a given name in this way
        return Name(literal=written.rstrip(" ,"))
    written = written.strip(" ,")
    family, comma, rest = written.partition(",")
    if comma:
        given, _, suffix = rest.strip().partition(",")
        return Name(family=family.strip(), given=given.strip(), suffix=suffix.strip())
    words = written.split()
    if initials := _count_initials(words):
        return Name(family=" ".join(words[:-initials]), given=" ".join(words[-initials:]))
    if natural_order and 1 < len(words) < 5:
        return Name(family=words[-1], given=" ".join(words[:-1]))
    return Name(literal=written) if len(words) > 1 else Name(family=written)


def ends_in_initials(written: str) -> bool:
    """Whether a name is written as "Adams U", "Baker MJ", "Dale Å B"."""
    return _count_initials(written.split()) > 0


def _count_initials(words: Sequence[str]) -> int:
    """How many words at the end of a name are initials: four letters at most in all, after one word at least."""
    letters = ""
    for count, word in enumerate(reversed(words)):
        letters += word.replace("-", "").replace(".", "")
        if count == len(words) - 1 or not (letters.isalpha() and letters.isupper() and len(letters) < 5):
            return count
    return 0


def initialled(name: Name) -> str:
    """The name as screening records hold it, "Family GI"."""
    if name.literal:
        return name.literal
    parts = re.split(r"[\s.\-]+", name.given)
    initials = "".join(part if part.isupper() and len(part) < 5 else part[:1].upper() for part in parts)
    return " ".join(part for part in (name.surname, initials) if part)
