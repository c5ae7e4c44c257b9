"""Where a published id leads, by the registry of ids and the records of today."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from review.schema.ids import IdKind, PublishedRecord

End = Literal["current", "withdrawn", "unknown", "loop"]


@dataclass(frozen=True, slots=True)
class Trail:
    """The ids that one id leads through, itself first, and how the last of them ends.

    `current`: a record has the id; `withdrawn`: the record was withdrawn; `unknown`: the registry does not say what
    became of it; `loop`: it leads back to an id before it.
    """

    ids: tuple[str, ...]
    end: End

    @property
    def last(self) -> str:
        """The id at which the trail ends."""
        return self.ids[-1]


def follow(id: str, registry: Mapping[str, PublishedRecord], current: Collection[str]) -> Trail:
    """Where an id leads: `registry` is the published ids by id, `current` the ids that records have."""
    ids = [id]
    while ids[-1] not in current:
        entry = registry.get(ids[-1])
        if entry and entry.withdrawn:
            return Trail(tuple(ids), "withdrawn")
        if entry is None or entry.became is None:
            return Trail(tuple(ids), "unknown")
        if entry.became in ids:
            return Trail(tuple(ids), "loop")
        ids.append(entry.became)
    return Trail(tuple(ids), "current")


def owner_of(id: str, kind: IdKind) -> str:
    """The id of the file that contains a record of this kind: an excerpt's study, a finding's theme, or itself."""
    return id if kind in {"study", "theme"} else id.rpartition("-")[0]
