"""The schema of the ID registry: evidence/ids.yml, every ID ever published."""

from __future__ import annotations

from typing import Literal

from review.schema.base import Date, Id, Identified, Schema, Text, described, optional
from review.schema.review import VersionNumber

IdKind = Literal["study", "finding", "excerpt", "theme", "code"]


class WithdrawalRecord(Schema):
    """The withdrawal of a published entity."""

    on: Date = described("When it was withdrawn.")
    why: Text = described("Why, for a reader who has cited it.")


class PublishedRecord(Identified):
    """An ID that a version of the review has published."""

    id: Id = described("The ID; its permanent link is /id/<id>/.")
    kind: IdKind = described("What it identifies.")
    since: VersionNumber = described("The version that first had it.")
    became: Id | None = optional("The ID that replaces it, if the entity was renamed or merged into another.")
    withdrawn: WithdrawalRecord | None = optional("If the entity was withdrawn: when and why.")

    @property
    def obsolete(self) -> bool:
        """Whether no record uses the ID any more, and the registry says what became of it."""
        return self.became is not None or self.withdrawn is not None


class RegistryRecord(Schema):
    """evidence/ids.yml: every ID ever published."""

    earlier_addresses: VersionNumber | None = optional(
        "The last version whose IDs had further addresses, to cite each and for its history. These still answer."
    )
    ids: tuple[PublishedRecord, ...] = described("The IDs; `review release` adds new ones.", max_length=50_000)
