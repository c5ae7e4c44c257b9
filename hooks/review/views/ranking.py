"""The order in which to read reports that await assessment, and what it is learnt from."""

from __future__ import annotations

from dataclasses import dataclass

from review.language.current import gettext
from review.model.review import Review
from review.ranking.classifier import MIN_OF_EACH, too_few
from review.schema.ranking import RanksRecord, ScoreRecord
from review.schema.registers import CandidateRecord


@dataclass(frozen=True, slots=True)
class Ranked:
    """A report that awaits assessment, and its score."""

    report: CandidateRecord
    score: ScoreRecord


@dataclass(frozen=True, slots=True)
class Ranking:
    """The order of reading: `why` says why there is none; `unranked` counts reports that wait and have no score."""

    record: RanksRecord
    ranked: tuple[Ranked, ...]
    unranked: int
    why: str


def decided_texts(review: Review) -> list[tuple[str, bool]]:
    """Return the text of every report on which the review has decided, and whether it is included.

    The included studies of the published review count; what it excluded is in no record.
    """
    studies = [(study.reference.title, True) for study in review.studies.values()]
    excluded = [(text_of(report), False) for report in review.candidates if report.decision == "excluded"]
    return [*studies, *excluded]


def text_of(report: CandidateRecord) -> str:
    """Return what is known of a report before it is read."""
    return " ".join(filter(None, (report.title, report.summary, report.intervention)))


def ranking(review: Review) -> Ranking:
    """Return the order of reading."""
    waiting = {report.id: report for report in review.awaiting}
    ranked = tuple(Ranked(waiting[each.id], each) for each in review.ranks.scores if each.id in waiting)
    decided = [included for _, included in decided_texts(review)]
    included, excluded = sum(decided), len(decided) - sum(decided)
    why = too_few(included, excluded) if min(included, excluded) < MIN_OF_EACH else ""
    if not why and not ranked:
        why = gettext("Nobody has ranked the reports yet.")
    return Ranking(review.ranks, ranked, len(waiting) - len(ranked), why)
