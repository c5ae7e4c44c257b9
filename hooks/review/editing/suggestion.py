"""A completed "suggest a study" form, which anyone may write, as a draft candidate.

The text is data: headings are found only as the form prints them, and an answer is nothing but an answer. A text with
the same heading twice is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from review.evidence.documents import Document, Location
from review.evidence.naming import study_id
from review.evidence.validation import validate
from review.importing.report import cleaned
from review.problems.problem import Problem
from review.references.identifiers import doi_in
from review.references.names import person
from review.schema.registers import CandidateRecord

MAX_LENGTH = 70_000  # characters; an issue has at most 65,536
NO_ANSWER = "_No response_"
LISTS = {"authors": r"\n|;", "evidence_urls": r"\s+"}


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the form: the field for its answer, its label, and its options to tick, if it has any."""

    field: str
    label: str
    required: bool
    options: tuple[str, ...] = ()


def questions(form: Document) -> tuple[Question, ...]:
    """Return the questions of an issue form, in its order."""
    return tuple(
        Question(
            part["id"],
            " ".join(part["attributes"]["label"].split()),
            part.get("validations", {}).get("required") == "true",
            tuple(option["label"] for option in part["attributes"].get("options", ()) if isinstance(option, dict)),
        )
        for part in form.data["body"]
        if part["type"] != "markdown"
    )


def draft(
    body: str, path: str, questions: Iterable[Question], known_ids: Iterable[str]
) -> tuple[dict[str, Any], list[Problem]]:
    """Return the suggestion as a candidate awaiting assessment, and every reason why it is not complete."""
    if len(body) > MAX_LENGTH:
        return {}, [Problem(path, 1, "E106", f"the suggestion is longer than {MAX_LENGTH} characters")]
    text, removed = cleaned(body, path)
    form = {question.field: question for question in questions}
    answers, lines, problems = _answers(text, path, form.values())
    if problems:
        return {}, problems
    for question in form.values():
        if question.required and not answers[question.field]:
            message = f'"{question.label}" has no answer'
            problems.append(Problem(path, lines[question.field], "E504", message))
    entry = _entry(answers, form, known_ids)
    written = {key: value for key, value in entry.items() if value}
    known: dict[Location, int] = {(key,): lines.get(key, 1) for key in written}
    _, invalid = validate(Document(path, written, {(): 1, **known}), CandidateRecord)
    labels = {known[key,]: form[key].label for key in written if key in form}
    problems += [
        Problem(path, each.line, each.code, f"{labels.get(each.line, 'the suggestion')}: {each.message}", each.hint)
        for each in invalid
        if each.code != "E201"  # a missing field is reported above, by its question
    ]
    return written, sorted([*problems, *removed])


def _answers(
    text: str, path: str, questions: Iterable[Question]
) -> tuple[dict[str, str], dict[str, int], list[Problem]]:
    """The answer to each question and its line; a problem for each heading that is missing, twice or out of order."""
    lines = text.split("\n")
    places: dict[str, int] = {}
    problems: list[Problem] = []
    before = -1
    for question in questions:
        found = [number for number, line in enumerate(lines) if line.strip() == f"### {question.label}"]
        if len(found) != 1 or found[0] < before:
            fault = "is missing" if not found else "appears twice" if len(found) > 1 else "is out of order"
            line = found[-1] + 1 if found else 1
            problems.append(Problem(path, line, "E505", f'the heading "{question.label}" {fault}'))
        else:
            before = places[question.field] = found[0]
    starts = sorted(places.values())
    answers = {}
    for field, start in places.items():
        end = next((other for other in starts if other > start), len(lines))
        answer = "\n".join(lines[start + 1 : end]).strip()
        answers[field] = "" if answer == NO_ANSWER else answer
    return answers, {field: start + 1 for field, start in places.items()}, problems


def _entry(answers: Mapping[str, str], form: Mapping[str, Question], known_ids: Iterable[str]) -> dict[str, Any]:
    """The answers as the fields of a candidate, in its order."""
    values: dict[str, Any] = {}
    for field, answer in answers.items():
        if field in LISTS:
            values[field] = [" ".join(part.split()) for part in re.split(LISTS[field], answer) if part.strip(" -")]
        elif not form[field].options:
            values[field] = " ".join(answer.split())
    values["doi"] = doi_in(values.get("doi")) or values.get("doi", "")
    authors = values.get("authors") or [""]
    year = values.get("year", "")
    if re.fullmatch(r"\d{4}", year):
        values["id"] = study_id(person(authors[0]).surname, int(year), known_ids)
    values["decision"] = "awaiting"
    ticked = [note for field, question in form.items() if (note := _ticked(answers[field], question))]
    values["note"] = " ".join(part for part in (values.get("note", ""), *ticked) if part)
    return {field: values.get(field) for field in CandidateRecord.model_fields}


def _ticked(answer: str, question: Question) -> str:
    """The ticked options, by their numbers; empty where there are none."""
    ticked = {line.strip()[6:].strip() for line in answer.split("\n") if line.strip().lower().startswith("- [x] ")}
    numbers = [str(number) for number, option in enumerate(question.options, 1) if option in ticked]
    if not numbers:
        return ""
    return f'Under "{question.label}" {len(numbers)} of {len(question.options)} are ticked: {", ".join(numbers)}.'
