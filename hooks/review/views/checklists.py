"""A reporting checklist with a count of its answers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from review.language.current import gettext, marked
from review.model.review import Review
from review.schema.checklists import ChecklistRecord, Reported

LABELS: dict[Reported, str] = {
    "yes": marked("Reported"),
    "partly": marked("Partly reported"),
    "no": marked("Not reported"),
    "not-applicable": marked("Does not apply"),
}
SYMBOLS: dict[Reported, str] = {"yes": "✓", "partly": "◐", "no": "✕", "not-applicable": "–"}


@dataclass(frozen=True, slots=True)
class ChecklistView:
    """A checklist, and how many items have each answer: label and count, those that occur."""

    checklist: ChecklistRecord
    counts: tuple[tuple[str, int], ...]


def checklist_views(review: Review) -> tuple[ChecklistView, ...]:
    """Every checklist, in its order."""
    views = []
    for checklist in review.checklists:
        given = Counter(item.reported for item in checklist.items)
        views.append(
            ChecklistView(checklist, tuple((gettext(LABELS[key]), given[key]) for key in LABELS if given[key]))
        )
    return tuple(views)
