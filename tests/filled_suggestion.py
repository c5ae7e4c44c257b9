"""A filled "suggest a study" form, as the platform prints it."""

from __future__ import annotations

from places import PROJECT
from review.editing.suggestion import NO_ANSWER, questions
from review.evidence.documents import read_document

FORM = PROJECT / ".github" / "ISSUE_TEMPLATE" / "suggest-a-study.yml"
ASKED = questions(read_document(FORM, FORM.name)[0])
LABELS = {question.field: question.label for question in ASKED}
ANSWERS = {
    "title": "Rails: what drivers hear",
    "authors": "Łucki Ż\nWard E",
    "year": "2022",
    "evidence_urls": "https://example.org/rails\nhttps://example.org/again",
    "doi": "https://doi.org/10.5555/rails.2022",
    "pmid": "99000009",
    "summary": "Drivers hear\nthe rails.",
    "note": "I drive the bus.",
}


def body(**changed: str) -> str:
    """The text of the issue; an answer that is changed to an empty text is none."""
    answers = ANSWERS | changed
    return "\n\n".join(f"### {label}\n\n{answers.get(field) or NO_ANSWER}" for field, label in LABELS.items()) + "\n"
