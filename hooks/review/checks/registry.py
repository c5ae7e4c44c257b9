"""Rules about the registry of ids: what was published once stays reachable, and is never another thing."""

from __future__ import annotations

from collections.abc import Iterator

from review.evidence.records import Evidence
from review.model.id_registry import follow, owner_of
from review.problems.message_templates import message
from review.problems.problem import Problem, nearest
from review.schema.ids import IdKind


def standing_ids(evidence: Evidence) -> dict[str, IdKind]:
    """Every id with a permanent address that a record bears, and what it stands for."""
    return {
        **{record.value.id: "theme" for record in evidence.themes},
        **{finding.id: "finding" for record in evidence.themes for finding in record.value.findings},
        **{record.value.id: "study" for record in evidence.studies},
        **{excerpt.id: "excerpt" for record in evidence.studies for excerpt in record.value.excerpts},
    }


def published_ids_do_not_vanish(evidence: Evidence) -> Iterator[Problem]:
    """Each id of the registry stands on a record, or the registry says what became of it."""
    standing = standing_ids(evidence)
    for index, entry in enumerate(evidence.ids.value.ids):
        unreadable = owner_of(entry.id, entry.kind) in evidence.broken
        if not (entry.obsolete or entry.id in standing or unreadable):
            yield evidence.ids.problem(
                "E319", f'the {entry.kind} "{entry.id}", published in {entry.since}, is gone', "ids", index
            )


def given_up_ids_lead_on(evidence: Evidence) -> Iterator[Problem]:
    """An id that was renamed or merged leads to something that stands or was withdrawn, and says only one thing."""
    standing = standing_ids(evidence)
    registry = {entry.id: entry for entry in evidence.ids.value.ids}
    for index, entry in enumerate(evidence.ids.value.ids):
        if entry.became and entry.withdrawn:
            said = f'"{entry.id}" became another and was withdrawn'
            yield evidence.ids.problem("E320", said, "ids", index, hint="keep became or withdrawn, not both")
        elif entry.became and entry.id not in standing:
            trail = follow(entry.id, registry, standing)
            way = " → ".join(trail.ids)
            if trail.end == "loop":
                said = f'"{entry.id}" leads in a circle: {way} → {registry[trail.last].became}'
                yield evidence.ids.problem("E320", said, "ids", index, "became")
            elif trail.end == "unknown" and not (trail.last in registry or evidence.broken):
                said = f'"{entry.id}" leads nowhere: {way}'
                yield evidence.ids.problem("E320", said, "ids", index, "became", hint=nearest(trail.last, standing))


def given_up_ids_stay_free(evidence: Evidence) -> Iterator[Problem]:
    """No record bears an id that the registry has given up, nor the id of another kind of thing."""
    standing = standing_ids(evidence)
    for index, entry in enumerate(evidence.ids.value.ids):
        kind = standing.get(entry.id)
        if kind and entry.obsolete:
            field = "withdrawn" if entry.withdrawn else "became"
            yield evidence.ids.problem(*message("id-given-up", id=entry.id, kind=kind), "ids", index, field)
        elif kind and kind != entry.kind:
            said = message("id-other-kind", id=entry.id, published=entry.kind, kind=kind)
            yield evidence.ids.problem(*said, "ids", index, "kind")


def ids_name_a_version(evidence: Evidence) -> Iterator[Problem]:
    """The version that first had an id is one of those that review.yml lists."""
    versions = [version.version for version in evidence.review.value.versions]
    for index, entry in enumerate(evidence.ids.value.ids):
        if entry.since not in versions:
            said = f'"{entry.id}" is said to stand since {entry.since}, which is no version of review.yml'
            yield evidence.ids.problem("E323", said, "ids", index, "since", hint=f"known: {', '.join(versions[:12])}")
