"""The list of included studies, and a page for each study."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from review.language.current import gettext
from review.model import urls
from review.model.review import Review
from review.site.pages.page import MenuEntry, Page, makes_pages
from review.site.pages.shared import SharedViews
from review.templating.rendering import Context
from review.views.coverage import Coverage, coverage
from review.views.studies import StudyView, study_view


@dataclass(frozen=True)
class StudyList(Context):
    """The characteristics of every study in one table."""

    template: ClassVar[str] = "pages/studies.html"
    review: Review
    coverage: Coverage
    filter_data: dict[str, Any]


@makes_pages(order=30)
def study_list(shared: SharedViews) -> Iterator[Page]:
    """Yield the list of studies."""
    review = shared.review
    yield Page(
        "studies/",
        gettext("Included studies"),
        gettext("The included studies, to browse and to filter."),
        StudyList(review, coverage(review, review.studies.values()), shared.filter_data),
        menu=MenuEntry("Studies and appraisal"),
        wide=True,
    )


@dataclass(frozen=True)
class StudyPage(Context):
    """A study with its appraisal, the findings that it supports, and its quotations."""

    template: ClassVar[str] = "pages/study.html"
    review: Review
    view: StudyView


@makes_pages(order=140)
def study_pages(shared: SharedViews) -> Iterator[Page]:
    """Yield a page for each study."""
    review = shared.review
    for study in review.studies.values():
        view = study_view(review, study, shared.formatted[study.reference.citekey])
        yield Page(
            urls.study(study.id),
            study.name,
            study.reference.title,
            StudyPage(review, view),
            source=study.path,
        )
