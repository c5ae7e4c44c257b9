"""Evidence that is read again after a change gives what a first reading gives, whatever has changed."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import fields, is_dataclass

import pytest
from pydantic import BaseModel

from made_up import write
from review.evidence import records
from review.evidence.documents import Document
from review.loading import load_state
from review.references import bibtex
from review.schema.term import Term

EDITS = 60


def described(value):
    """Everything in a value, also the labels of terms, which make no difference when terms are compared."""
    if isinstance(value, Term):
        return [value.id, value.label, value.definition, value.standing, value.synonyms]
    if isinstance(value, Document):
        return [value.path, value.data, dict(value.lines)]
    if isinstance(value, BaseModel):
        return {name: described(getattr(value, name)) for name in type(value).model_fields}
    if is_dataclass(value):
        return {field.name: described(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return [[key, described(each)] for key, each in value.items()]
    return [described(each) for each in value] if isinstance(value, list | tuple) else value


def read_first(root):
    """Read the evidence as a process does that has not read anything before."""
    kept = ((records, "_parsed"), (records, "_empty"), (bibtex, "_entries_within_limit"))
    with pytest.MonkeyPatch.context() as patch:
        for module, name in kept:
            patch.setattr(module, name, getattr(module, name).__wrapped__)
        return load_state(root)


class Edits:
    """Changes, breaks, removes, adds and restores files of the evidence, one at a time."""

    def __init__(self, root, seed):
        self.random = random.Random(seed)  # noqa: S311 - it protects nothing
        files = [*(root / "evidence").rglob("*.yml"), root / "references.bib"]
        self.texts = {file: file.read_text("utf-8") for file in sorted(files)}
        self.changed = []

    def make(self):
        if self.changed and self.random.random() < 0.4:
            self.restore(self.changed.pop(self.random.randrange(len(self.changed))))
            return
        file = self.random.choice(list(self.texts))
        self.changed.append(file)
        edit = self.random.choice([self.change, self.change, self.change, self.lose_line, self.cut_off, self.remove])
        edit(file)

    def restore(self, file):
        file.write_text(self.texts[file], encoding="utf-8")

    def remove(self, file):
        file.unlink(missing_ok=True)

    def lines(self, file):
        return (file.read_text("utf-8") if file.exists() else self.texts[file]).splitlines(keepends=True)

    def change(self, file):
        """Change a word, of which some are labels, names or IDs."""
        lines = self.lines(file)
        index = self.random.choice([number for number, line in enumerate(lines) if " " in line.strip()])
        before, _, last = lines[index].rpartition(" ")
        lines[index] = f"{before} changed{self.random.randrange(3)} {last}"
        file.write_text("".join(lines), encoding="utf-8")

    def lose_line(self, file):
        lines = self.lines(file)
        del lines[self.random.randrange(len(lines))]
        file.write_text("".join(lines), encoding="utf-8")

    def cut_off(self, file):
        lines = self.lines(file)
        file.write_text("".join(lines[: self.random.randrange(len(lines))]), encoding="utf-8")


def test_reading_again_and_reading_first_are_the_same_over_many_random_edits(tmp_path):
    root = write(tmp_path / "project")
    edits, complete = Edits(root, seed=13), 0
    for number in range(EDITS):
        edits.make()
        again, problems = load_state(root)
        first, found = read_first(root)
        assert problems == found, f"after edit {number}"
        assert described(again) == described(first), f"after edit {number}"
        complete += first is not None
        if first is None and len(edits.changed) > 2:
            for file in edits.changed:
                edits.restore(file)
            edits.changed.clear()
    assert complete > EDITS / 5, f"{complete} of {EDITS} edits left a review"


def test_only_what_has_changed_is_made_again(tmp_path):
    root = write(tmp_path / "project")
    before, _ = load_state(root)
    file = root / before.review.studies["adams-2011"].path
    file.write_text(file.read_text("utf-8").replace("population: ", "population: Changed. "), encoding="utf-8")
    after, _ = load_state(root)
    made = [id for id, study in after.review.studies.items() if study is not before.review.studies[id]]
    assert made == ["adams-2011"]
    supported = set(after.review.supported_findings["adams-2011"])
    assert {id for id, each in after.review.findings.items() if each is not before.review.findings[id]} == supported
    assert after.review.studies["adams-2011"].population.startswith("Changed. ")


def test_a_label_that_changes_in_the_codebook_changes_in_every_study(tmp_path):
    root = write(tmp_path / "project")
    before, _ = load_state(root)
    study = next(study for study in before.review.studies.values() if study.professions)
    label = study.professions[0].label
    codebook = root / "evidence/codebook.yml"
    codebook.write_text(codebook.read_text("utf-8").replace(f"label: {label}", "label: Renamed"), encoding="utf-8")
    after, _ = load_state(root)
    assert after.review.studies[study.id].professions[0].label == "Renamed"
