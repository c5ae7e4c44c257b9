"""Find the reports of the evidence that are the same as another: one test for every way in.

`check`, the form, `new`, `import` and `suggestion` all ask here. What a person has decided (`comparisons` in
evidence/screening.yml) goes before what the titles suggest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from review.evidence.records import Evidence
from review.files.kept_beside import kept_beside
from review.model.similarity import Comparison, Verdict, Work, compare
from review.references.reference import Name, Reference
from review.schema.registers import CandidateRecord, ComparisonRecord

MAX_COMPARED = 60  # works of one key that are compared in full: more have nothing but a common title in common
KEY_WORDS = 3  # at the start and at the end of a title: a typing error is rarely in both


@dataclass(frozen=True, slots=True)
class Match:
    """A known work, and what it has in common with another. `is_certain`: nobody needs to be asked."""

    work: Work
    by: str
    is_certain: bool = True

    def is_refused(self, work: Work) -> bool:
        """Return whether a single work is not entered: it is known, or has the DOI of a known one, a mistake."""
        return self.is_certain or (bool(work.doi_key) and work.doi_key == self.work.doi_key)

    def __str__(self) -> str:
        return self.named(f"{self.work.id} in {self.work.where}")

    def named(self, known: str) -> str:
        """Return what the works have in common and what not, as in "the same DOI as x-2001, but another title"."""
        common, but, difference = self.by.partition(", but ")
        return f"{common} as {known}{but}{difference}"


class Works:
    """The known works, found by what they have in common with another. Adding and finding take constant time."""

    def __init__(self, works: Iterable[Work] = (), comparisons: Iterable[ComparisonRecord] = ()) -> None:
        self._by_key: dict[tuple[str, ...], list[Work]] = {}
        self._first: dict[tuple[str, ...], Work] = {}
        self._by_id: dict[str, Work] = {}
        self._decided: dict[tuple[str, ...], dict[str, str]] = {}
        for decided in comparisons:
            self.decide(decided)
        for work in works:
            self.add(work)

    def add(self, work: Work) -> None:
        """Add a work. Of several that are alike, the first is found."""
        self._by_id.setdefault(work.id, work)
        for key in _identifying(work):
            self._first.setdefault(key, work)
        for key in _suggesting(work):
            known = self._by_key.setdefault(key, [])
            if len(known) < MAX_COMPARED:
                known.append(work)

    def decide(self, comparison: ComparisonRecord) -> None:
        """Remember that a person compared a report with a known one, and the result."""
        described = Work(
            "", "", comparison.title, comparison.year, comparison.doi or "", comparison.pmid or "", comparison.authors
        )
        self._decided.setdefault(identity(described), {})[comparison.other] = comparison.decision

    def find(self, work: Work) -> Match | None:
        """Return the known work that is the same report, or else one that may be; None where there is none."""
        decided = self._decided.get(identity(work), {})
        for id, decision in decided.items():
            if decision == "same" and id in self._by_id:
                return Match(self._by_id[id], "recorded as the same report")
        unsure: Match | None = None
        for known, compared in self._compared(work):
            if known.id in decided or compared.verdict == Verdict.DIFFERENT:
                continue
            match = Match(known, compared.reason, compared.verdict == Verdict.SAME)
            if match.is_certain:
                return match
            unsure = unsure or match
        return unsure

    def _compared(self, work: Work) -> Iterator[tuple[Work, Comparison]]:
        """Yield the known works that may be the same, each once, those with a common identifier first."""
        seen: set[int] = set()
        keys = [[self._first[key]] for key in _identifying(work) if key in self._first]
        for known in (*keys, *(self._by_key.get(key, ()) for key in _suggesting(work))):
            for each in known:
                if id(each) not in seen:
                    seen.add(id(each))
                    yield each, compare(work, each)


def identity(work: Work) -> tuple[str, ...]:
    """Return what identifies a report in a recorded decision: DOI and title, PubMed number, or title, year and author.

    The title goes with a DOI, because the DOI may be that of several reports.
    """
    if work.doi_key:
        return ("doi", work.doi_key, work.compact_title)
    if work.pmid:
        return ("pmid", work.pmid)
    return ("title", work.compact_title, str(work.year or ""), *work.families[:1])


def _identifying(work: Work) -> Iterator[tuple[str, ...]]:
    """The keys by which one known work is found at once."""
    if work.doi_key:
        yield ("doi", work.doi_key)
    if work.pmid:
        yield ("pmid", work.pmid)
    title, year, families, journal = work.description
    yield ("record", work.doi_key, work.pmid, str(title), str(year), *families, *journal)


def _suggesting(work: Work) -> Iterator[tuple[str, ...]]:
    """The keys that works with a similar title share."""
    if not work.words:
        return
    first = work.families[0] if work.families else ""
    number = " ".join(work.numerals)
    yield ("author", work.compact_title, first, str(work.year or ""))
    yield ("title", work.compact_title)
    yield ("start", number, " ".join(work.words[:KEY_WORDS]), first)
    yield ("end", number, " ".join(work.words[-KEY_WORDS:]), first)


def known_works(evidence: Evidence) -> Works:
    """Return every report in the evidence: included studies, candidates of the screening, and references."""
    works = Works((), evidence.screening.value.comparisons)
    for work in screened_works(evidence):
        works.add(work)
    of_studies = {study.value.citekey for study in evidence.studies}
    for entry in evidence.references:
        if entry.citekey not in of_studies:
            works.add(reference_work(entry, entry.citekey, f"{entry.path}:{entry.line}"))
    return works


def screened_works(evidence: Evidence) -> Iterator[Work]:
    """Yield the included studies, as their references describe them, then the candidates of the screening."""
    references = {reference.citekey: reference for reference in evidence.references}
    for study in evidence.studies:
        if entry := references.get(study.value.citekey):
            yield reference_work(entry, study.value.id, study.path)
    for each in evidence.screened():
        yield candidate_work(each.value, each.place)


def known_references(evidence: Evidence) -> Works:
    """Return the reports in the reference list."""
    return Works(reference_work(entry, entry.citekey, f"{entry.path}:{entry.line}") for entry in evidence.references)


def candidate_work(report: CandidateRecord, where: str) -> Work:
    """Return a candidate of the screening in the form in which works are compared."""
    families = tuple(map(family_of, report.authors))
    return Work(
        report.id, where, report.title, report.year, report.doi or "", report.pmid or "", families, report.journal or ""
    )


def reference_work(entry: Reference, id: str, where: str) -> Work:
    """Return a reference in the form in which works are compared, the same as before where nothing has changed."""
    return kept_beside(entry, "work", (id, where), partial(_reference_work, entry, id, where))


def _reference_work(entry: Reference, id: str, where: str) -> Work:
    journal = entry.get("journal") or entry.get("booktitle")
    families = family_names(entry.authors)
    return Work(id, where, entry.title, entry.year, entry.doi, entry.get("pmid"), families, journal, entry.get("pages"))


def family_names(authors: Iterable[Name]) -> tuple[str, ...]:
    """Return the family names of authors, and the names of institutions."""
    return tuple(name.surname or name.given for name in authors)


def family_of(author: str) -> str:
    """Return the family name of an author written as "Family GI"; other names unchanged."""
    words = author.split()
    has_initials = len(words) > 1 and words[-1].replace("-", "").isupper() and len(words[-1]) < 5
    return " ".join(words[:-1]) if has_initials else author
