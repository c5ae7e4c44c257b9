"""The canonical form: values never change, comments stay where they belong, and doing it twice changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from hostile import seeded, texts
from made_up import NIGHT_BUSES, swap, write
from review.__main__ import main
from review.editing import EditError
from review.editing.formatting import canonical
from review.editing.new_record import Scaffold
from review.editing.screening import with_reports
from review.evidence.documents import parse
from review.evidence.notation import scalar
from review.evidence.records import FOLDERS, REGISTERS, read_evidence
from review.schema.registers import ScreeningRecord
from review.schema.study import StudyRecord

PROJECT = Path(__file__).parents[1]


def form(text: str) -> str:
    made, problems = canonical(text, "x.yml", StudyRecord)
    assert problems == []
    assert canonical(made, "x.yml", StudyRecord) == (made, [])
    return made


def records(root: Path) -> list[tuple[Path, type]]:
    registers = [(root / "evidence" / name, schema) for name, schema in REGISTERS.items()]
    return [
        *((file, schema) for file, schema in registers if file.exists()),
        *(
            (file, schema)
            for name, schema in FOLDERS.items()
            for file in sorted((root / "evidence" / name).glob("*.yml"))
        ),
    ]


@pytest.mark.parametrize(
    ("file", "schema"),
    [*records(PROJECT), *records(NIGHT_BUSES)],
    ids=lambda value: value.relative_to(PROJECT).as_posix() if isinstance(value, Path) else "",
)
def test_every_record_keeps_its_values_and_its_comments(file, schema):
    text = file.read_text(encoding="utf-8")
    made, problems = canonical(text, file.name, schema)
    assert problems == []
    assert parse(made, "")[0].data == parse(text, "")[0].data
    assert made.count("#") == text.count("#")
    assert canonical(made, file.name, schema) == (made, [])


def test_fields_follow_the_schema_order_with_their_comments():
    text = """\
# Above the record.
citekey: a-2020  # beside the key
# Above the dataset,
# in two lines.
dataset: a-2020

setting:
  # Above the country.
  country: GB
  types: [city]
  mystery: kept
id: a-2020
# At the end.
"""
    assert (
        form(text)
        == """\
id: a-2020
# Above the record.
citekey: a-2020  # beside the key
# Above the dataset,
# in two lines.
dataset: a-2020

setting:
  types: [city]
  # Above the country.
  country: GB
  mystery: kept
# At the end.
"""
    )


def test_texts_are_on_one_line_with_quotes_where_needed():
    text = """\
population: >
  Riders
  of any hour
notes:
- 'It''s single quoted'
- "needlessly quoted"
- "needed: a colon"
- "two
  lines"
- |
  Kept
  lines
- "2020"
- "yes"
- yes
- [flow, "in, side"]
"""
    assert (
        form(text)
        == """\
population: "Riders of any hour\\n"
notes:
  - It's single quoted
  - needlessly quoted
  - "needed: a colon"
  - two lines
  - "Kept\\nlines\\n"
  - "2020"
  - "yes"
  - yes
  - [flow, "in, side"]
"""
    )


def test_lists_keep_their_shape_and_long_ones_are_broken_up():
    long = ", ".join(f"term-number-{number}" for number in range(12))
    made = form(
        f"data_collection: {{description: x, methods: [a, b]}}\nsetting:\n  types: [{long}]\nnotes: []\nexcerpts:\n"
    )
    assert "data_collection: {methods: [a, b], description: x}\n" in made
    assert "  types:\n    - term-number-0\n" in made
    assert made.endswith("notes: []\nexcerpts:\n")


def test_a_form_to_fill_in_is_canonical_as_it_is():
    evidence, _ = read_evidence(NIGHT_BUSES)
    text = Scaffold(evidence.codebook.value, [record.value for record in evidence.themes]).record("a-2020", "a-2020")
    assert form(text) == text


def test_an_item_keeps_the_comment_above_it():
    text = "notes:\n  # about the first\n  - one\n\n  - two  # beside\n"
    assert form(text) == text


def test_a_comment_that_would_be_lost_stops_it():
    with pytest.raises(EditError, match=r"x\.yml:2: the canonical form has no place"):
        canonical("notes: [one,\n  # inside\n  two]\nid: x\n", "x.yml", StudyRecord)


def test_unparsable_text_is_not_changed():
    made, problems = canonical("id: [", "x.yml", StudyRecord)
    assert made == "id: ["
    assert [problem.code for problem in problems] == ["E102"]


@seeded("text")
@given(text=texts)
def test_any_text_is_written_so_that_it_reads_the_same(text):
    document, problems = parse(f"key: {scalar(text)}\n", "")
    if not problems:  # a forbidden character is reported as a problem
        assert document.data == {"key": text}
    else:
        assert {problem.code for problem in problems} <= {"E111", "E102"}


def test_the_lines_of_an_entry_are_canonical():
    entry = {
        "id": "a-2020",
        "title": "A: b",
        "authors": ["Foye U", "x"],
        "year": 2020,
        "evidence_urls": ["https://x.org/"],
    }
    text = with_reports("reports:\n", [entry])
    assert canonical(text, "x.yml", ScreeningRecord) == (text, [])


def test_check_names_the_file_and_the_command_that_mends_it(tmp_path, capsys):
    path = "evidence/studies/adams-2011.yml"
    root = write(tmp_path, {path: swap("citekey: adams-2011", "citekey: 'adams-2011'")})
    main(["--root", str(root), "format", "--check"])
    assert f"{path} is not in canonical form; fix it with: review format {path}" in capsys.readouterr().out
    before = (root / path).read_text(encoding="utf-8")
    assert main(["--root", str(root), "format", "--check", str(root / path)]) == 1
    assert (root / path).read_text(encoding="utf-8") == before
    assert main(["--root", str(root), "format", str(root / path)]) == 0
    assert (root / path).read_text(encoding="utf-8") == before.replace("'adams-2011'", "adams-2011")
    assert main(["--root", str(root), "format", "--check", str(root / path)]) == 0


def test_a_file_that_is_no_record_is_refused(tmp_path, capsys):
    root = write(tmp_path)
    assert main(["--root", str(root), "format", str(root / "references.bib")]) == 2
    assert "is not a record" in capsys.readouterr().err


def test_a_broken_record_is_reported_and_not_changed(tmp_path, capsys):
    path = "evidence/studies/adams-2011.yml"
    root = write(tmp_path, {path: "id: [\n"})
    assert main(["--root", str(root), "format", str(root / path)]) == 1
    assert "E102" in capsys.readouterr().err
    assert (root / path).read_text() == "id: [\n"
