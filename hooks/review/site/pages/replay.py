"""The replay: what each study did for the findings, in order of publication."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar, Self

from markupsafe import Markup

from review.figures.replay import replay_bars
from review.language.current import gettext
from review.model import long_lists
from review.model.long_lists import Part, divided
from review.model.neighbourhood import Shown
from review.model.review import Review
from review.site.pages.divided import LongList
from review.site.pages.page import MenuEntry, Page, Pages, makes_pages
from review.site.pages.shared import SharedViews
from review.views.replay import Outcome, Replay, Step, in_brief, in_order, outcomes_of, replay

ADDRESS = "replay/"


@dataclass(frozen=True)
class ReplayPage(LongList):
    """The replay with its picture, the steps that are listed, and how many reports await assessment."""

    template: ClassVar[str] = "pages/replay.html"
    review: Review
    replay: Replay
    outcomes: Mapping[Outcome, str]
    picture: Markup
    steps: tuple[Step, ...]
    n_awaiting: int

    def of_part(self, part: Part) -> Self:
        """Return the replay with the steps of one page."""
        steps = self.steps[part.first - 1 : part.last]
        return replace(self, steps=steps, picture=replay_bars(self.replay, part.address))


@makes_pages(order=82)
def replay_page(shared: SharedViews) -> Iterator[Page]:
    """Yield the page, where there are studies."""
    review = shared.review
    if review.studies:
        yield Page(
            ADDRESS,
            gettext("Replay"),
            gettext("The studies in order of publication: which of them created, widened or only supported a finding."),
            partial(_replay_page, review),
            menu=MenuEntry("Updates", after="new/"),
            parts=divided(ADDRESS, {"": [study.id for study in in_order(review)]}, long_lists.MAX_STUDIES),
            covers=partial(_covered, review),
        )


def _covered(review: Review, pages: Pages | None) -> Shown:
    """Return every step in brief, which a page counts, and the findings that it names."""
    replayed = replay(review)
    steps = replayed.steps[pages.here.first - 1 : pages.here.last] if pages else replayed.steps
    findings = (*(event.finding for step in steps for event in step.events), *replayed.never)
    names = {finding.id: finding.headline or finding.statement for finding in findings}
    return Shown((), (in_brief(review), names, len(review.awaiting), pages))


def _replay_page(review: Review) -> ReplayPage:
    replayed = replay(review)
    picture = replay_bars(replayed, ADDRESS)
    return ReplayPage(review, replayed, outcomes_of(review), picture, replayed.steps, len(review.awaiting))
