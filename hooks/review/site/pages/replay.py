"""The replay: what each study did for the findings, in order of publication."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from review.figures.replay import replay_bars
from review.language.current import gettext
from review.model.review import Review
from review.site.pages.page import MenuEntry, Page, makes_pages
from review.site.pages.shared import SharedViews
from review.templating.rendering import Context
from review.views.replay import Outcome, Replay, outcomes_of, replay

ADDRESS = "replay/"


@dataclass(frozen=True)
class ReplayPage(Context):
    """The replay with its picture, and how many reports await assessment."""

    template: ClassVar[str] = "pages/replay.html"
    review: Review
    replay: Replay
    outcomes: Mapping[Outcome, str]
    picture: Markup
    n_awaiting: int


@makes_pages(order=82)
def replay_page(shared: SharedViews) -> Iterator[Page]:
    """Yield the page, where there are studies."""
    review, replayed = shared.review, replay(shared.review)
    if replayed.steps:
        yield Page(
            ADDRESS,
            gettext("Replay"),
            gettext("The studies in order of publication: which of them created, widened or only supported a finding."),
            ReplayPage(
                review,
                replayed,
                outcomes_of(review),
                replay_bars(replayed, ADDRESS),
                len(review.awaiting),
            ),
            menu=MenuEntry("Updates", after="new/"),
        )
