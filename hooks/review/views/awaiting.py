"""The reports that await assessment, by year and by subject."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from review.language.current import marked
from review.model.review import Review
from review.schema.readers import SubjectRecord
from review.schema.registers import CandidateRecord
from review.views.audiences import found_words


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What a first look at title and abstract suggested for some of the reports; `symbol` marks it in pictures."""

    proposal: str
    label: str
    symbol: str


FIRST_LOOKS = (
    FirstLook("full-text", marked("looks eligible"), "✓"),
    FirstLook("", marked("not screened"), "?"),
    FirstLook("exclude", marked("looks ineligible"), "✕"),
)


@dataclass(frozen=True, slots=True)
class AwaitingReport:
    """A report with what a first look suggested, and its subjects."""

    record: CandidateRecord
    look: FirstLook
    subjects: tuple[SubjectRecord, ...]


@dataclass(frozen=True, slots=True)
class AwaitingYear:
    """The reports of one year, and how many there are by what a first look suggested."""

    year: int
    reports: tuple[AwaitingReport, ...]

    def number(self, look: FirstLook) -> int:
        """How many reports of the year have this first look."""
        return sum(each.look == look for each in self.reports)


@dataclass(frozen=True, slots=True)
class AwaitingSubject:
    """A subject, how many reports have it in each year, and in total."""

    record: SubjectRecord
    by_year: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Awaiting:
    """All reports that await assessment: by year, newest first, and by subject in the same order of years.

    `without_subject` counts those that no subject's words find, by year.
    """

    years: tuple[AwaitingYear, ...]
    subjects: tuple[AwaitingSubject, ...]
    without_subject: tuple[int, ...]

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(len(each.reports) for each in self.years)

    def number(self, look: FirstLook) -> int:
        """How many have this first look."""
        return sum(year.number(look) for year in self.years)

    @property
    def looks(self) -> tuple[FirstLook, ...]:
        """The first looks that any of them had."""
        return tuple(look for look in FIRST_LOOKS if self.number(look))


def awaiting(review: Review) -> Awaiting:
    """Return the reports that await assessment."""
    subjects = review.groups.subjects
    reports = [_report(record, subjects) for record in review.awaiting]
    years = tuple(
        AwaitingYear(year, tuple(each for each in reports if each.record.year == year))
        for year in sorted({each.record.year for each in reports}, reverse=True)
    )
    counted = Counter((subject.id, each.record.year) for each in reports for subject in each.subjects)
    rows = (
        AwaitingSubject(subject, numbers, sum(numbers))
        for subject in subjects
        if any(numbers := tuple(counted[subject.id, year.year] for year in years))
    )
    return Awaiting(
        years,
        tuple(sorted(rows, key=lambda row: -row.total)),
        tuple(sum(not each.subjects for each in year.reports) for year in years),
    )


def _report(record: CandidateRecord, subjects: tuple[SubjectRecord, ...]) -> AwaitingReport:
    text = f"{record.title} {record.intervention or ''}"
    look = next(look for look in FIRST_LOOKS if look.proposal == (record.proposal or ""))
    return AwaitingReport(record, look, tuple(each for each in subjects if found_words(each.words, text)))
