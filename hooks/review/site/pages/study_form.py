"""The form for adding a study."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from review.exports.form_records import ADDRESS as RECORDS
from review.forms.script import described
from review.forms.study import StudyForm
from review.language.current import gettext
from review.model.review import Review
from review.site.pages.page import MenuEntry, Page, makes_pages
from review.site.pages.shared import SharedViews
from review.templating.rendering import Context


@dataclass(frozen=True)
class StudyFormPage(Context):
    """The form, its description for the script that checks it, and the address of the records that exist."""

    template: ClassVar[str] = "pages/add.html"
    review: Review
    form: StudyForm
    script: dict[str, Any]
    repo_url: str
    records: str


@makes_pages(order=90)
def study_form(shared: SharedViews) -> Iterator[Page]:
    """Yield the form."""
    yield Page(
        "contribute/add/",
        gettext("Add a study online"),
        gettext("A form that checks a study's record and shows a preview of it."),
        partial(_study_form, shared),
        menu=MenuEntry("Contribute", after="contribute/"),
        in_search=False,
    )


def _study_form(shared: SharedViews) -> StudyFormPage:
    form = StudyForm(shared.review)
    return StudyFormPage(shared.review, form, described(form), shared.publication.repository, RECORDS)
