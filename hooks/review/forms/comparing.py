"""What the form compares a new report with, and by what rule: those of the program (model/similarity.py)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from review.model import similarity
from review.model.duplicates import KEY_WORDS, candidate_work, reference_work
from review.model.review import Review
from review.model.similarity import Work
from review.schema.registers import ComparisonRecord

RULES: dict[str, Any] = {
    "titleSimilarity": similarity.MIN_TITLE_SIMILARITY,
    "wordSimilarity": similarity.MIN_WORD_SIMILARITY,
    "nameSimilarity": similarity.MIN_NAME_SIMILARITY,
    "sharedAuthors": similarity.MIN_SHARED_AUTHORS,
    "titleWords": similarity.MIN_TITLE_WORDS,
    "keyWords": KEY_WORDS,
    "numberWords": similarity.NUMBER_WORDS,
    "opposites": similarity.OPPOSITES,
    "notices": sorted(similarity.NOTICES),
    "ignoredInJournals": sorted(similarity.IGNORED_IN_JOURNALS),
    "preprints": similarity.PREPRINTS.pattern,
    "erratum": similarity.ERRATUM.pattern,
    "annotation": similarity.ANNOTATION.pattern,
}


def described_work(work: Work) -> dict[str, Any]:
    """Return what a report is compared by, as written."""
    return {
        "doi": work.doi,
        "pmid": work.pmid,
        "title": work.title,
        "year": work.year,
        "authors": work.authors,
        "journal": work.journal,
        "pages": work.pages,
    }


def known_reports(review: Review) -> list[dict[str, Any]]:
    """Return the studies with the keys of their references, then the screened reports that are no study."""
    return [
        {"id": work.id, "where": work.where, "citekey": citekey, **described_work(work)}
        for work, citekey in _reports(review)
    ]


def comparisons(decided: tuple[ComparisonRecord, ...]) -> list[dict[str, Any]]:
    """Return the recorded decisions on reports that look alike."""
    return [
        {
            "other": each.other,
            "decision": each.decision,
            **described_work(Work("", "", each.title, each.year, each.doi or "", each.pmid or "", tuple(each.authors))),
        }
        for each in decided
    ]


def _reports(review: Review) -> Iterator[tuple[Work, str]]:
    for study in review.studies.values():
        yield reference_work(study.reference, study.id, study.path), study.citekey
    for report in review.candidates:
        if report.id not in review.studies:
            yield candidate_work(report, "the screening"), ""
