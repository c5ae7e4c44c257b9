"""The example that the catalogue gives of each problem raises that problem and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from filled_suggestion import FORM, body
from made_up import NIGHT_BUSES, swap, write
from review.__main__ import main
from review.importing import read_file
from review.importing.candidates import new_candidates
from review.loading import load
from review.model.duplicates import Works
from review.problems.catalogue import CATALOGUE, EXPORT, MAPPING, SUGGESTION, TABLE
from review.problems.kind import Example


def codes_of_records(root: Path, example: Example) -> set[str]:
    """The codes that the check gives for the made-up review, changed as in the example."""
    file = root / example.file
    if example.wrong is None:
        write(root, {example.file: None})
    else:
        write(root)
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        changed = swap(example.right, example.wrong)(text) if example.right else f"{text}{example.wrong}"
        file.write_bytes(changed.encode(example.encoding))
    return {problem.code for problem in load(root)[1]}


def codes_of_export(root: Path, example: Example) -> set[str]:
    """The codes that an import gives for the export of the example."""
    file = root / example.file
    file.write_text(example.wrong, encoding="utf-8")
    read = read_file(file, example.file)
    return {problem.code for problem in [*read.problems, *new_candidates(read.reports, Works(), ()).problems]}


def codes_of_suggestion(root: Path, example: Example, capsys: pytest.CaptureFixture[str]) -> set[str]:
    """The codes that `review suggestion` prints for a filled form, changed as in the example."""
    file = write(root) / example.file
    file.write_text(swap(example.right, example.wrong)(body()), encoding="utf-8")
    main(["--root", str(root), "suggestion", str(file), "--form", str(FORM)])
    return set(re.findall(rf"^{example.file}:\d+  (\w+)  ", capsys.readouterr().out, re.MULTILINE))


def codes_of_table(root: Path, example: Example, capsys: pytest.CaptureFixture[str]) -> set[str]:
    """The codes that the import of a table of codes prints, with the table or the mapping of the example."""
    files = {TABLE: "Theme,Code\nriding,Warmth\n", MAPPING: "kind: codes\ncolumns:\n  theme: Theme\n  label: Code\n"}
    write(root)
    if example.file:
        text = files[example.file]
        files[example.file] = swap(example.right, example.wrong)(text) if example.right else example.wrong
    for name, text in files.items():
        (root / name).write_text(text, encoding="utf-8")
    main(["--root", str(root), "import", "codes", str(root / TABLE)])
    printed = capsys.readouterr()
    return set(re.findall(r"codes[.\w]+:\d+  (\w\d+)  ", printed.out + printed.err))


@pytest.mark.parametrize("kind", CATALOGUE, ids=lambda kind: kind.code)
def test_an_example_raises_its_problem_and_no_other(kind, tmp_path, capsys):
    example = kind.example
    if example.file in {TABLE, MAPPING}:
        codes = codes_of_table(tmp_path, example, capsys)
    elif example.file == SUGGESTION:
        codes = codes_of_suggestion(tmp_path, example, capsys)
    elif Path(example.file).stem == Path(EXPORT).stem:
        codes = codes_of_export(tmp_path, example)
    else:
        codes = codes_of_records(tmp_path, example)
    assert codes == {kind.code}


def test_a_suggestion_and_a_review_without_a_change_have_no_problem(tmp_path, capsys):
    unchanged = Example(SUGGESTION, "### Year", right="### Year")
    assert codes_of_suggestion(tmp_path, unchanged, capsys) == set()
    assert codes_of_table(tmp_path, Example("", ""), capsys) == set()
    assert load(NIGHT_BUSES)[1] == []


@pytest.mark.parametrize("kind", CATALOGUE, ids=lambda kind: kind.code)
def test_an_example_is_short_enough_to_read(kind):
    assert len((kind.example.wrong or "").splitlines()) < 16
