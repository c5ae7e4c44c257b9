"""Checks of the registry of IDs: a published ID keeps leading to its record and is never reused."""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.registration import check
from review.evidence.records import Evidence
from review.model.id_registry import follow, owner_of
from review.problems import message_templates as messages
from review.problems.problem import Problem, nearest
from review.schema.ids import IdKind


def current_ids(evidence: Evidence) -> dict[str, IdKind]:
    """Return every ID with a permanent link that a record has, and the kind of record."""
    return {
        **{record.value.id: "theme" for record in evidence.themes},
        **{finding.id: "finding" for record in evidence.themes for finding in record.value.findings},
        **{code.id: "code" for record in evidence.themes for code in record.value.all_codes},
        **{record.value.id: "study" for record in evidence.studies},
        **{excerpt.id: "excerpt" for record in evidence.studies for excerpt in record.value.excerpts},
    }


@check("E319")
def published_ids_are_kept(evidence: Evidence) -> Iterator[Problem]:
    """Each ID of the registry belongs to a record, or the registry says what became of it."""
    current = current_ids(evidence)
    for index, entry in enumerate(evidence.ids.value.ids):
        is_unreadable = owner_of(entry.id, entry.kind) in evidence.broken
        if not (entry.obsolete or entry.id in current or is_unreadable):
            text = f'the {entry.kind} "{entry.id}", published in {entry.since}, no longer exists'
            yield evidence.ids.problem("E319", text, "ids", index)


@check("E320")
def obsolete_ids_lead_somewhere(evidence: Evidence) -> Iterator[Problem]:
    """A renamed or merged ID leads to a current or a withdrawn one, and is not withdrawn itself."""
    current = current_ids(evidence)
    registry = {entry.id: entry for entry in evidence.ids.value.ids}
    for index, entry in enumerate(evidence.ids.value.ids):
        if entry.became and entry.withdrawn:
            text = f'"{entry.id}" is both renamed and withdrawn'
            yield evidence.ids.problem("E320", text, "ids", index, hint="keep became or withdrawn, not both")
        elif entry.became and entry.id not in current:
            trail = follow(entry.id, registry, current)
            path = " → ".join(trail.ids)
            if trail.end == "loop":
                text = f'"{entry.id}" leads in a circle: {path} → {registry[trail.last].became}'
                yield evidence.ids.problem("E320", text, "ids", index, "became")
            elif trail.end == "unknown" and not (trail.last in registry or evidence.broken):
                text = f'"{entry.id}" leads nowhere: {path}'
                yield evidence.ids.problem("E320", text, "ids", index, "became", hint=nearest(trail.last, current))


@check("E321", "E322")
def ids_are_not_reused(evidence: Evidence) -> Iterator[Problem]:
    """No record has an obsolete ID, or an ID that was published for another kind of record."""
    current = current_ids(evidence)
    for index, entry in enumerate(evidence.ids.value.ids):
        kind = current.get(entry.id)
        if kind and entry.obsolete:
            field = "withdrawn" if entry.withdrawn else "became"
            yield evidence.ids.problem(*messages.id_given_up(entry.id, kind), "ids", index, field)
        elif kind and kind != entry.kind:
            message = messages.id_other_kind(entry.id, entry.kind, kind)
            yield evidence.ids.problem(*message, "ids", index, "kind")


@check("E323")
def ids_name_a_version(evidence: Evidence) -> Iterator[Problem]:
    """The version that first had an ID is in the list of versions in review.yml."""
    versions = [version.version for version in evidence.review.value.versions]
    for index, entry in enumerate(evidence.ids.value.ids):
        if entry.since not in versions:
            text = f'"{entry.id}" names version {entry.since}, which review.yml does not list'
            hint = f"known: {', '.join(versions[:12])}"
            yield evidence.ids.problem("E323", text, "ids", index, "since", hint=hint)
