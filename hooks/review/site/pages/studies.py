"""The list of included studies, and a page for each study."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, ClassVar, Self

from review.language.current import gettext
from review.model import urls
from review.model.long_lists import Part, study_parts
from review.model.neighbourhood import Shown
from review.model.review import Review
from review.model.study import Study
from review.site.pages.divided import LongList
from review.site.pages.page import KeptContext, MenuEntry, Page, makes_pages
from review.site.pages.shared import SharedViews
from review.views.appraisals import Appraisals
from review.views.coverage import Coverage, coverage
from review.views.studies import StudyView, study_view

ADDRESS = "studies/"


@dataclass(frozen=True)
class StudyList(LongList):
    """The characteristics of every study in one table, or of some of them on each of several pages."""

    template: ClassVar[str] = "pages/studies.html"
    review: Review
    coverage: Coverage
    studies: tuple[Study, ...]
    filter_data: dict[str, Any]

    def of_part(self, part: Part) -> Self:
        """Return the table with the studies of one page."""
        ids = frozenset(part.ids)
        return replace(self, studies=tuple(study for study in self.studies if study.id in ids))

    def shows(self) -> Shown:
        """Return the studies of the page, and what all studies together cover."""
        covered = replace(self.coverage, studies=(), appraisals=Appraisals((), ()))
        values = (len(self.coverage.studies), covered, self.filter_data, self.pages)
        return Shown(tuple(study.id for study in self.studies), values)


@makes_pages(order=30)
def study_list(shared: SharedViews) -> Iterator[Page]:
    """Yield the list of studies."""
    review = shared.review
    yield Page(
        ADDRESS,
        gettext("Included studies"),
        gettext("The included studies, to browse and to filter."),
        partial(_study_list, shared),
        menu=MenuEntry("Studies and appraisal", section_label="" if review.has("appraisal") else "Studies"),
        wide=True,
        parts=study_parts(review, ADDRESS),
    )


def _study_list(shared: SharedViews) -> StudyList:
    covered = coverage(shared.review, shared.review.studies.values())
    return StudyList(shared.review, covered, covered.studies, shared.filter_data)


@dataclass(frozen=True)
class StudyPage(KeptContext):
    """A study with its appraisal, the findings that it supports, and its quotations."""

    template: ClassVar[str] = "pages/study.html"
    review: Review
    view: StudyView

    def shows(self) -> Shown:
        """Return the study."""
        return Shown((self.view.study.id,))


@makes_pages(order=140)
def study_pages(shared: SharedViews) -> Iterator[Page]:
    """Yield a page for each study."""
    for study in shared.review.studies.values():
        yield Page(
            urls.study(study.id),
            study.name,
            study.reference.title,
            partial(_study_page, shared, study),
            source=study.path,
        )


def _study_page(shared: SharedViews, study: Study) -> StudyPage:
    return StudyPage(shared.review, study_view(shared.review, study, shared.formatted[study.reference.citekey]))
