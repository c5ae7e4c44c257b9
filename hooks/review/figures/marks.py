"""Where the marks of studies are on a strip, which has a place for every dataset, the oldest report on the left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from review.model.review import Review
from review.model.theme import Finding
from review.views.evidence_line import EvidenceLine, Place, Support
from review.views.findings import finding_view


@dataclass(frozen=True, slots=True)
class Marks:
    """The distances of marks from the left, in pixels, by how the published review or the contributors use a study."""

    named: tuple[float, ...]
    linked: tuple[float, ...]
    other: tuple[float, ...]


def marks_of(line: EvidenceLine, width: int) -> Marks:
    """Return the marks of a finding on a strip of this width."""
    return marks_of_places(line.places, width)


def marks_of_places(places: Iterable[Place], width: int) -> Marks:
    """Return the marks of every place of a strip of this width."""
    return _marks({place.number: place.support for place in places}, width)


def marks_of_all(review: Review, findings: Iterable[Finding], width: int) -> Marks:
    """Return the marks of several findings together: a study is named where it is named for one of them."""
    found: dict[int, Support] = {}
    for finding in findings:
        for place in finding_view(review, finding).evidence.places:
            found[place.number] = min(found.get(place.number, "other"), place.support, key=ORDER.index)
    return _marks(found, width)


ORDER: tuple[Support, ...] = ("named", "linked", "other")


def _marks(places: Mapping[int, Support], width: int) -> Marks:
    step = width / max(len(places), 1)
    at = {
        support: tuple(round((number + 0.5) * step, 1) for number, each in places.items() if each == support)
        for support in ORDER
    }
    return Marks(at["named"], at["linked"], at["other"])
