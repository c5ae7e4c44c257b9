"""Decisions of an earlier screening, as the notes and columns of screening tools give them.

They are kept as a note: reviewers decide again, by the criteria of this review.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from review.references.exported import plain

RAYYAN = re.compile(r"RAYYAN-INCLUSION:\s*\{([^}]*)\}")
RAYYAN_REASONS = re.compile(r"RAYYAN-EXCLUSION-REASONS:\s*([^|\n]*)")
COVIDENCE_REASON = re.compile(r"Exclusion reason:\s*([^;\n]*)", re.IGNORECASE)
ASREVIEW = re.compile(r"^ASReview_(relevant|irrelevant)$", re.MULTILINE)
RELEVANT = {"1": "relevant", "0": "not relevant"}  # the label of ASReview
ASREVIEW_LABELS = ("asreview_label", "included", "label_included", "final_included")
ASREVIEW_NOTES = ("asreview_note", "asreview_notes", "exported_notes_1", "notes")


def in_notes(notes: Iterable[object]) -> str:
    """Return the decision and its reason that Rayyan, Covidence or ASReview wrote into notes; else an empty text."""
    text = "\n".join(str(note) for note in notes if note)
    if found := ASREVIEW.search(text):
        return "relevant" if found[1] == "relevant" else "not relevant"
    if found := RAYYAN.search(text):
        decisions = dict.fromkeys(part.lower() for part in re.findall(r'=>\s*"?(\w+)', found[1]))
        reasons = RAYYAN_REASONS.search(text)
        return _with_reason(", ".join(decisions), reasons[1] if reasons else "")
    reason = COVIDENCE_REASON.search(text)
    return _with_reason("excluded", reason[1]) if reason else ""


def in_columns(row: Mapping[str, str]) -> str:
    """Return the label and the note that ASReview wrote into a row, by its headings in lower case; else ""."""
    label = next((row[name].strip() for name in ASREVIEW_LABELS if row.get(name, "").strip() in RELEVANT), "")
    note = next((row[name] for name in ASREVIEW_NOTES if row.get(name, "").strip()), "")
    return _with_reason(RELEVANT[label], note) if label else ""


def _with_reason(decision: str, reason: str) -> str:
    written = plain(reason).strip(" ,;")
    return f"{decision} ({written[:200]})" if written else decision
