"""Where a published id leads, by the registry of ids and what stands in the records today."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from review.schema.ids import IdKind, PublishedRecord

End = Literal["stands", "withdrawn", "nowhere", "circle"]


@dataclass(frozen=True, slots=True)
class Trail:
    """The ids that one id leads through, itself first, and how the last of them ends.

    `stands`: a record bears it; `withdrawn`: it was taken back; `nowhere`: nothing says what became of it; `circle`:
    it leads back to an id before it.
    """

    ids: tuple[str, ...]
    end: End

    @property
    def last(self) -> str:
        """The id at which the trail ends."""
        return self.ids[-1]


def follow(id: str, registry: Mapping[str, PublishedRecord], standing: Collection[str]) -> Trail:
    """Where an id leads: `registry` is the published ids by id, `standing` the ids that records bear."""
    ids = [id]
    while ids[-1] not in standing:
        entry = registry.get(ids[-1])
        if entry and entry.withdrawn:
            return Trail(tuple(ids), "withdrawn")
        if entry is None or entry.became is None:
            return Trail(tuple(ids), "nowhere")
        if entry.became in ids:
            return Trail(tuple(ids), "circle")
        ids.append(entry.became)
    return Trail(tuple(ids), "stands")


def owner_of(id: str, kind: IdKind) -> str:
    """The id of the file in which a thing of this kind stands: an excerpt's study, a finding's theme, or itself."""
    return id if kind in {"study", "theme"} else id.rpartition("-")[0]
