"""The schema of the registry of ids: evidence/ids.yml, every id ever published."""

from __future__ import annotations

from typing import Literal

from review.schema.base import Date, Id, Identified, Schema, Text, described, optional
from review.schema.review import VersionNumber

IdKind = Literal["study", "finding", "excerpt", "theme"]


class WithdrawalRecord(Schema):
    """That a published thing was taken back."""

    on: Date = described("When it was withdrawn.")
    why: Text = described("Why, for a reader who has cited it.")


class PublishedRecord(Identified):
    """An id that a version of the review has published."""

    id: Id = described("The id; its address under /id/ answers for ever.")
    kind: IdKind = described("What it stands for.")
    since: VersionNumber = described("The version that first had it.")
    became: Id | None = optional("The id it leads on to, where the thing was renamed or merged into another.")
    withdrawn: WithdrawalRecord | None = optional("Where the thing was taken back: when and why.")

    @property
    def obsolete(self) -> bool:
        """Whether no record bears the id any more, and the registry says what became of it."""
        return self.became is not None or self.withdrawn is not None


class RegistryRecord(Schema):
    """evidence/ids.yml: every id ever published."""

    ids: tuple[PublishedRecord, ...] = described("The ids; `review release` adds the new ones.", max_length=50_000)
