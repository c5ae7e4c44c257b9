"""Duplicates: the same report by its DOI, its PubMed number, or a similar title of about the same year."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from review.evidence.records import Evidence

MIN_SIMILARITY = 0.92  # by SequenceMatcher: allows a typing error or other punctuation, not another title
MIN_TITLE_WORDS = 4  # shorter titles ("Editorial") must be equal, and of the same year
NUMERALS = re.compile(r"\d+|[ivx]{1,4}")


@dataclass(frozen=True, slots=True)
class Work:
    """A report in the form in which reports are compared. `where` is its file and line."""

    id: str
    where: str
    title: str
    year: int | None
    doi: str = ""
    pmid: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A known work, and what it has in common with another."""

    work: Work
    by: str

    def __str__(self) -> str:
        return f"the same {self.by} as {self.work.id} in {self.work.where}"


class Works:
    """The known works, found by what they have in common with another."""

    def __init__(self, works: Iterable[Work] = ()) -> None:
        self._by_doi: dict[str, Work] = {}
        self._by_pmid: dict[str, Work] = {}
        self._by_word: dict[str, list[tuple[str, Work]]] = {}
        for work in works:
            self.add(work)

    def add(self, work: Work) -> None:
        """Add a work. Of several that are alike, the first is found."""
        if work.doi:
            self._by_doi.setdefault(work.doi.lower(), work)
        if work.pmid:
            self._by_pmid.setdefault(work.pmid, work)
        title = comparable(work.title)
        for word in _index_words(title):
            self._by_word.setdefault(word, []).append((title, work))

    def find(self, work: Work) -> Match | None:
        """Return the known work that is the same report; None where there is none."""
        if found := self._by_doi.get(work.doi.lower()) if work.doi else None:
            return Match(found, "DOI")
        if found := self._by_pmid.get(work.pmid) if work.pmid else None:
            return Match(found, "PubMed number")
        title = comparable(work.title)
        seen: set[int] = set()
        for word in _index_words(title):
            for other, known in self._by_word.get(word, ()):
                if id(known) not in seen and _is_same(work, title, known, other):
                    return Match(known, "title and year" if title == other else "title (nearly) and year")
                seen.add(id(known))
        return None


def known_works(evidence: Evidence) -> Works:
    """Return every report in the evidence: included studies, candidates of the screening, and references."""
    references = {reference.citekey: reference for reference in evidence.references}
    works = Works()
    for study in evidence.studies:
        if entry := references.get(study.value.citekey):
            works.add(Work(study.value.id, study.path, entry.title, entry.year, entry.doi, entry.get("pmid")))
    for index, each in enumerate(evidence.screening.value.reports):
        where = f"{evidence.screening.path}:{evidence.screening.line('reports', index)}"
        works.add(Work(each.id, where, each.title, each.year, each.doi or "", each.pmid or ""))
    for work in _references(evidence):
        works.add(work)
    return works


def known_references(evidence: Evidence) -> Works:
    """Return the reports in the reference list."""
    return Works(_references(evidence))


def _references(evidence: Evidence) -> Iterator[Work]:
    for entry in evidence.references:
        where = f"{entry.path}:{entry.line}"
        yield Work(entry.citekey, where, entry.title, entry.year, entry.doi, entry.get("pmid"))


def comparable(title: str) -> str:
    """Return the words of a title in lower case, without accents, punctuation and extra spaces."""
    letters = unicodedata.normalize("NFKD", title.casefold())
    return " ".join(re.findall(r"\w+", "".join(char for char in letters if not unicodedata.combining(char))))


def _index_words(title: str) -> list[str]:
    """The longest words of a title: two similar titles share at least one of them."""
    return sorted(set(title.split()), key=lambda word: (-len(word), word))[:4]


def _is_same(one: Work, title: str, two: Work, other: str) -> bool:
    if (one.pmid and two.pmid) or not title:
        return False  # equal numbers were found above
    if one.year and two.year and abs(one.year - two.year) > 1:
        return False
    if title == other:
        return len(title.split()) >= MIN_TITLE_WORDS or (one.year == two.year and not (one.doi and two.doi))
    if (one.doi and two.doi) or len(title.split()) < MIN_TITLE_WORDS:
        return False
    if sorted(filter(NUMERALS.fullmatch, title.split())) != sorted(filter(NUMERALS.fullmatch, other.split())):
        return False  # "part 1" and "part 2"
    matcher = SequenceMatcher(None, title, other, autojunk=False)
    return (
        matcher.real_quick_ratio() >= MIN_SIMILARITY
        and matcher.quick_ratio() >= MIN_SIMILARITY
        and matcher.ratio() >= MIN_SIMILARITY
    )
