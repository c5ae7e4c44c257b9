"""Which uses of fields a review shows: those of its parts, and of the characteristics that its settings list."""

from __future__ import annotations

from typing import TypeVar, get_args

from pydantic import BaseModel

from review.model.once import once_per_review
from review.model.review import Review
from review.schema.settings import Characteristic, Part
from review.schema.uses import Use, uses

U = TypeVar("U", bound=Use)

# The part or characteristic that a path of a record belongs to; a longer path comes before one that it begins with.
BELONGING: dict[str, Part | Characteristic] = {
    "participants.professions": "professions",
    "setting.country": "country",
    "setting.country_name": "country",
    "setting.nation": "country",
    "setting.location": "country",
    "setting": "setting",
    "data_collection": "data_collection",
    "population": "population",
    "interventions": "interventions",
    "appraisal": "appraisal",
    "confidence": "confidence",
    "reach": "source",
    "professions": "professions",
    "settings": "setting",
    "subtheme": "subthemes",
    "subthemes": "subthemes",
}


@once_per_review
def shown_uses(review: Review, record: type[BaseModel], kind: type[U]) -> tuple[U, ...]:
    """Return the uses of one kind that the fields of a record declare, without those that the review does not show."""
    return tuple(use for use in uses(record, kind) if _is_shown(review, use.at))  # type: ignore[arg-type]


def _is_shown(review: Review, path: str) -> bool:
    if path == "designs":
        return bool(review.codebook.terms("designs"))
    owner = next((name for start, name in BELONGING.items() if path == start or path.startswith(f"{start}.")), None)
    if owner is None:
        return True
    return review.has(owner) if owner in get_args(Part) else review.shows(owner)  # type: ignore[arg-type]
