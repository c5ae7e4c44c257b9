"""What surveillance has found between two states of the evidence, as the title and text of a pull request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from review.loading import State
from review.model.notices import doi_key
from review.schema.registers import CandidateRecord
from review.schema.surveillance import NoticeRecord, RefusedRecord, RunRecord
from review.templating.rendering import Context, plural, render
from review.versions.diff_report import literal
from review.views.surveillance import NoticeView, notice_view

MAX_LISTED = 100  # reports, and records that cannot be used


@dataclass(frozen=True)
class News:
    """The reports, runs, notices and unusable records that the later state has and the earlier one has not."""

    reports: tuple[CandidateRecord, ...]
    runs: tuple[RunRecord, ...]
    notices: tuple[NoticeView, ...]
    refused: tuple[RefusedRecord, ...]

    @property
    def is_silent(self) -> bool:
        """Whether nothing is new. That a search has run is no news."""
        return not (self.reports or self.notices or self.refused)

    @property
    def title(self) -> str:
        """The title of a pull request, in which no text of others stands."""
        kinds = Counter(each.notice.kind_label.lower() for each in self.notices)
        parts = [plural(number, kind, _many(kind)) for kind, number in kinds.items()]
        if self.reports:
            parts.insert(0, plural(len(self.reports), "new report"))
        if not parts:
            parts = [plural(len(self.refused), "record that cannot be used", "records that cannot be used")]
        return f"Keeping watch: {', '.join(parts)}"


@dataclass(frozen=True)
class NewsText(Context):
    """The text of a pull request: what is new, the numbers by search, and what a person has to do."""

    template: ClassVar[str] = "documents/news.md"
    news: News
    most: int
    literal: Callable[[object], str] = literal


def _many(kind: str) -> str:
    return kind.replace("expression", "expressions") if kind.startswith("expression") else f"{kind}s"


def news(before: State | None, after: State) -> News:
    """Return what is new. Without an earlier state, everything that surveillance ever found."""
    reports = {each.id for each in before.review.candidates} if before else set()
    known = set(map(_identity, before.review.notices.notices)) if before else set()
    refused = {each.record for each in before.review.runs.refused} if before else set()
    runs = before.review.runs.runs if before else ()
    review = after.review
    return News(
        tuple(each for each in review.candidates if each.found_by and each.id not in reports),
        tuple(each for each in review.runs.runs if each not in runs),
        tuple(notice_view(review, each) for each in review.notices.notices if _identity(each) not in known),
        tuple(each for each in review.runs.refused if each.record not in refused),
    )


def _identity(notice: NoticeRecord) -> tuple[str, str, str]:
    return doi_key(notice.work), notice.kind, doi_key(notice.doi or "") or notice.label


def body(found: News) -> str:
    """Return the text of the pull request as Markdown, in which no text of a record does anything."""
    return str(render(NewsText(found, MAX_LISTED)))
