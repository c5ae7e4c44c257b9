"""Differences as the change log of a version: sentences in the order of kinds, each short enough for its field."""

from __future__ import annotations

from collections.abc import Iterator

from review.versions.comparison import Change, Changes
from review.versions.diff_report import OUTCOMES, groups

MAX_SENTENCE_LENGTH = 1200  # characters; the field holds 1,500
# What a reader of the log knows by its name; everything else goes by its id.
NAMED = frozenset({"study", "theme", "report"})


def change_log(changes: Changes) -> tuple[str, ...]:
    """What changed, in sentences: the summary figures first, then the records by kind. Empty where nothing did."""
    figures = [
        f"{figure.name.replace('_', ' ')} {figure.before} → {figure.after}"
        for figure in changes.figures
        if figure.changed
    ]
    sentences = list(_sentences("Summary figures", figures))
    for group in groups(changes):
        for outcome in OUTCOMES:
            listed = [_named(change) for change in group.changes if change.outcome == outcome]
            sentences += _sentences(f"{group.heading} {outcome}", listed)
    return tuple(sentences)


def _named(change: Change) -> str:
    if change.outcome == "changed":
        fields = dict.fromkeys(field.field.partition(".")[0] for field in change.fields)
        return _cut(f"{change.id} ({', '.join(fields)})")
    return _cut(f"{change.id} ({change.label})" if change.kind in NAMED else change.id)


def _cut(words: str, longest: int = MAX_SENTENCE_LENGTH // 2) -> str:
    return words if len(words) <= longest else words[: longest - 1] + "…"


def _sentences(lead: str, listed: list[str]) -> Iterator[str]:
    """The list behind its lead, in as many sentences as it takes."""
    taken: list[str] = []
    for each in listed:
        if taken and len("; ".join([*taken, each])) > MAX_SENTENCE_LENGTH:
            yield f"{lead}: {'; '.join(taken)}."
            taken = []
        taken.append(each)
    if taken:
        yield f"{lead}: {'; '.join(taken)}."
