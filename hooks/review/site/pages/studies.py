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
from review.site.pages.page import MenuEntry, Page, Pages, listed, makes_pages
from review.site.pages.shared import SharedViews
from review.templating.rendering import Context
from review.views.appraisals import Appraisals
from review.views.coverage import Coverage
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
        covers=partial(_covered, shared),
    )


def _covered(shared: SharedViews, pages: Pages | None) -> Shown:
    """Return the studies of a page, and what all studies together cover."""
    together = replace(shared.coverage, studies=(), appraisals=Appraisals((), ()))
    return Shown(listed(pages, shared.review.studies), (together, shared.filter_data, pages))


def _study_list(shared: SharedViews) -> StudyList:
    return StudyList(shared.review, shared.coverage, shared.coverage.studies, shared.filter_data)


@dataclass(frozen=True)
class StudyPage(Context):
    """A study with its appraisal, the findings that it supports, and its quotations."""

    template: ClassVar[str] = "pages/study.html"
    review: Review
    view: StudyView


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
            covers=partial(_covered_of_study, study.id),
        )


def _covered_of_study(id: str, _: Pages | None) -> Shown:
    return Shown((id,))


def _study_page(shared: SharedViews, study: Study) -> StudyPage:
    return StudyPage(
        shared.review, study_view(shared.review, study, shared.formatted_reference(study.reference.citekey))
    )
